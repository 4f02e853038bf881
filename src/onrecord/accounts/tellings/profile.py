"""What matching looks at in a telling.

No text is parsed here: the spans that a reading holds are looked up, and their words
brought to the senses and stems of `english.wording`, so that "blast" and "explosion",
"arrested" and "arrest" are one.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.accounts import intervals, places
from onrecord.accounts.counts import Count, count_of
from onrecord.accounts.intervals import Interval
from onrecord.accounts.material import Material
from onrecord.accounts.places import PlaceKey
from onrecord.english import names
from onrecord.english.wording import canonical, wording
from onrecord.english.words import tokens
from onrecord.model import Mention, Span, Status, Telling

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts or is acted upon, as `told`: the stems of the words, the number of the
    person in the story, and a surname, or the last word of a body's name; `is_open`
    where only a pronoun stands for them.
    """

    told: str
    words: frozenset[str]
    head: str
    person: int | None
    name: str | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A telling as matching sees it.

    `words` are the stems that say what it is about, `told` the same in order,
    `capitals` those that are names, `countries` those that are countries; `in_order`
    are all its words, `reported` their senses; `around` are the stems of its sentence,
    which is the `sentence`-th of its report's `sentences`. `speaker` is whose word it
    is, empty where they are not named, None where it is the report's own.
    """

    report: str
    span: Span
    form: str
    head: str
    words: frozenset[str]
    told: tuple[str, ...]
    capitals: frozenset[str]
    countries: frozenset[str]
    reported: tuple[str, ...]
    in_order: tuple[str, ...]
    around: frozenset[str]
    sentence: int
    sentences: int
    agent: Party | None
    patient: Party | None
    names: frozenset[str]
    numbers: frozenset[float]
    counts: tuple[Count, ...]
    day: Interval | None
    place: PlaceKey | None
    speaker: str | None
    quoted: bool
    status: Status
    negated: bool
    sides: frozenset[int]
    meaning: Vector


def is_copied(x: Profile, y: Profile) -> bool:
    """Whether two tellings stand in the two sides of one passage that reports share."""
    return not {side ^ 1 for side in x.sides}.isdisjoint(y.sides)


def profile_of(
    material: Material, report: str, telling: Telling, holder: Telling | None = None
) -> Profile:
    """What matching looks at in a telling of this report. Who acts is of a count who
    acts in the clause that holds it.
    """
    one = material.context.reports[report]
    own = " ".join(one.text(piece) for piece in telling.pieces)
    worded = wording(own)
    around = one.around(telling.span)
    told_in = telling.told_in
    acting = holder if holder is not None and telling.form == "count" else telling
    bounds = [
        bound
        for figure in telling.figures
        for bound in (figure.low, figure.high)
        if bound is not None
    ]
    return Profile(
        report=report,
        span=telling.span,
        form=telling.form,
        head=canonical(one.text(telling.head).lower()),
        words=_senses(own),
        told=worded.told,
        capitals=worded.names,
        countries=worded.countries,
        reported=worded.reported,
        in_order=tuple(tokens(own)),
        around=_senses(one.text(around)),
        sentence=one.sentence_number(telling.head),
        sentences=len(one.reading.sentences),
        agent=_party(material, report, acting.agent, acting.agent_mention),
        patient=_party(material, report, telling.patient, telling.patient_mention),
        names=_names(material, report, telling.pieces),
        numbers=frozenset(bounds),
        counts=tuple(count_of(one, figure) for figure in telling.figures),
        day=intervals.of_day(telling.when),
        place=places.place_key(one, telling.where),
        speaker=material.voices.of(report, told_in) or "" if told_in else None,
        quoted=told_in is not None and told_in.form == "direct",
        status=telling.status,
        negated=telling.negated,
        sides=material.context.item_sides(report, telling),
        meaning=np.frombuffer(telling.meaning, dtype=np.int8).astype(np.float32),
    )


@functools.lru_cache(maxsize=16_384)
def _senses(text: str) -> frozenset[str]:
    """The stems that say what some words are about: of one text always the same set, so
    that two tellings of one sentence have theirs in common.
    """
    return frozenset(wording(text).told)


def _party(
    material: Material, report: str, span: Span | None, mention: Mention | None
) -> Party | None:
    """Who these words mean, None where there are none."""
    if span is None:
        return None
    told = material.context.reports[report].text(span)
    stems = wording(told).told
    person = name = None
    if mention is not None:
        person = material.people.mentioned(report, mention)
        name = _known_by(material, report, mention)
    return Party(
        told=told,
        words=frozenset(stems),
        head=stems[-1] if stems else "",
        person=person,
        name=name,
        is_open=not stems and name is None,
    )


def _known_by(material: Material, report: str, mention: Mention) -> str | None:
    """The name by which reports of the story know whom a mention means: the surname of
    a person, the last word of a body.
    """
    person = material.people.mentioned(report, mention)
    if person is not None:
        return names.surname(material.people.persons[person].name)
    known_as = names.words_of(mention.name or "")
    return known_as[-1] if known_as else None


def _names(material: Material, report: str, pieces: Sequence[Span]) -> frozenset[str]:
    """Who and what places are named or meant in some stretches of a report."""
    one = material.context.reports[report]
    found: set[str] = set()
    for piece in pieces:
        known = (_known_by(material, report, m) for m in one.mentions(piece))
        found.update(name for name in known if name)
        found.update(places.folded(place.name) for place in one.places(piece))
    return frozenset(found)
