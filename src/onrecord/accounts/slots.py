"""What a telling says, slot by slot: how many, on which day, where, in which status,
who, and whether at all. A day or a place is in its slot only where the telling's own
words give it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts import places
from onrecord.accounts.context import ReportContext
from onrecord.accounts.cores import core_of, says_little
from onrecord.accounts.counts import Count, count_of
from onrecord.accounts.counts_in_words import counts_in_words, without_numbers
from onrecord.accounts.days import Day, day_of, is_own
from onrecord.accounts.material import Material
from onrecord.accounts.parties import Party
from onrecord.accounts.places import PlaceKey
from onrecord.accounts.polarity import is_nobody, is_so
from onrecord.english import tables
from onrecord.english.wording import wording
from onrecord.english.words import tokens
from onrecord.model import (
    Member,
    Mention,
    Span,
    Statement,
    Status,
    Telling,
    TellingForm,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What a member says. `outlet` and `source` are whose line it stands in;
    `published` sorts by date, "" where none is known. `core` is what it is of;
    `is_light`: it hangs on a word that says little by itself, `is_saying`: on one
    that gives a statement.

    `who` is the number of the person who acts, `whom` of the one acted upon, `done_by`
    and `done_to` are the words for them that are not its core, none where it is nobody,
    `agents` and `patients` the names among them; `has_agent`: somebody acts,
    `is_by_name`: by name. `named` are all persons that its sentence names. `speaker` is
    whose word it is, None where that is open; `is_said`: it is told in a statement.
    `quoted` are the words of its quotation, `about` the senses of all telling words,
    `matter` those without numbers, `digits` these, `reported` the senses of all words.
    `turns`: whether it is the one before or the one behind of two. `is_until_now`: it
    is not so yet.
    """

    report: str
    form: TellingForm
    core: frozenset[str]
    counts: tuple[Count, ...]
    day: Day | None
    place: PlaceKey | None
    status: Status
    is_so: bool | None
    is_until_now: bool
    is_light: bool
    is_saying: bool
    has_agent: bool
    is_by_name: bool
    who: int | None
    whom: int | None
    agents: frozenset[str]
    patients: frozenset[str]
    done_by: frozenset[str]
    done_to: frozenset[str]
    named: frozenset[int]
    speaker: Party | None
    is_said: bool
    quoted: tuple[str, ...]
    about: frozenset[str]
    matter: frozenset[str]
    reported: frozenset[str]
    digits: frozenset[str]
    turns: frozenset[str]
    outlet: str
    source: str | None
    published: str


def slots_of(material: Material, member: Member) -> Slots:
    """What a member of an account says, looked up in its reading."""
    one, telling = material.context.reports[member.report], member.item
    people = material.people
    told_in = telling.told_in
    words_of = wording(" ".join(one.text(piece) for piece in telling.pieces))
    core = core_of(one, telling)
    counts = [count_of(one, figure) for figure in telling.figures]
    counts += counts_in_words(one, people, telling)
    return Slots(
        report=member.report,
        form=telling.form,
        core=core,
        counts=tuple(counts),
        day=day_of(one, telling),
        place=_place(one, telling),
        status=telling.status,
        is_so=is_so(one, telling),
        is_until_now=_is_until_now(one, telling),
        is_saying=_is_saying(one, telling),
        is_light=says_little(one.text(telling.head)),
        has_agent=telling.agent is not None,
        is_by_name=(
            telling.agent_mention is not None and telling.agent_mention.form == "name"
        ),
        who=_person(material, member.report, telling.agent_mention),
        whom=_person(material, member.report, telling.patient_mention),
        agents=_names(one, telling.agent),
        patients=_names(one, telling.patient),
        done_by=_words(one, telling.agent),
        done_to=_words(one, telling.patient) - core,
        named=_named(material, one, telling.span),
        speaker=(
            None if told_in is None else material.parties.party(member.report, told_in)
        ),
        is_said=told_in is not None,
        quoted=_quoted(one, told_in),
        about=frozenset(words_of.told),
        matter=without_numbers(words_of.told),
        reported=frozenset(words_of.reported),
        digits=words_of.numbers,
        turns=frozenset(turn for w, turn in tables.rows("turns") if w in words_of.said),
        outlet=(one.report.outlet or "").strip().casefold(),
        source=material.voices.primary(member.report, telling),
        published=one.report.published or "",
    )


def _is_until_now(one: ReportContext, telling: Telling) -> bool:
    """Whether a telling denies what may still come: "has not been released"."""
    told = {word for piece in telling.pieces for word in tokens(one.text(piece))}
    return is_so(one, telling) is False and not told.isdisjoint(("has", "have"))


def _is_saying(one: ReportContext, telling: Telling) -> bool:
    """Whether what a telling hangs on gives somebody's statement."""
    return any(
        cue.covers(telling.head)
        for statement in one.reading.statements
        for cue in statement.cue
    )


def _place(one: ReportContext, telling: Telling) -> PlaceKey | None:
    """Where a telling's thing is, where its own words say it."""
    place = telling.where
    if place is None or not is_own(one, telling, place.span):
        return None
    return places.place_key(one, place)


def _words(one: ReportContext, span: Span | None) -> frozenset[str]:
    """The telling words for a party, none where it is nobody."""
    if span is None or is_nobody(one, span):
        return frozenset()
    return without_numbers(wording(one.text(span)).told)


def _names(one: ReportContext, span: Span | None) -> frozenset[str]:
    return frozenset() if span is None else wording(one.text(span)).names


def _person(material: Material, report: str, mention: Mention | None) -> int | None:
    """The number of the person whom a mention means."""
    if mention is None or mention.kind != "person":
        return None
    return material.people.mentioned(report, mention)


def _named(material: Material, one: ReportContext, span: Span) -> frozenset[int]:
    """The persons named in the sentences of a span."""
    found = (
        _person(material, one.report.id, mention)
        for mention in one.mentions(one.around(span))
    )
    return frozenset(number for number in found if number is not None)


def _quoted(one: ReportContext, told_in: Statement | None) -> tuple[str, ...]:
    """The words of the quotation that a telling is a part of."""
    if told_in is None or told_in.form == "indirect":
        return ()
    pieces: Sequence[Span] = told_in.content
    if told_in.form == "mixed":
        pieces = one.between_marks(pieces)
    return wording(" ".join(one.text(piece) for piece in pieces)).said
