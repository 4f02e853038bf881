"""What matching looks at in a telling.

No text is parsed here: the spans that a reading holds are looked up, and their words
brought to the senses and stems of `english.wording`, so that "blast" and "explosion",
"arrested" and "arrest" are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.accounts import intervals, places
from onrecord.accounts.context import ReportContext
from onrecord.accounts.counts import Count, count_of
from onrecord.accounts.intervals import Interval
from onrecord.accounts.material import Material
from onrecord.accounts.places import PlaceKey
from onrecord.accounts.tellings.saying import Saying, saying_of, senses
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

    `own` are its own words, `words` the stems of those that say what it is about,
    `in_order` all of them as they stand; `around` are the stems of its sentence, which
    is the `sentence`-th of its report's `sentences`. `statement` is the whole of what
    it is told in, `source` whose word its number or it is, where that is named. `at` is
    its head, `holder` that of the telling that it stands in. `names` are who and what
    places it names, `place_words` the stems of the latter. `is_background`: it is dated
    long before its report.
    """

    report: str
    span: Span
    form: str
    head: str
    words: frozenset[str]
    own: Saying
    statement: Saying | None
    source: str | None
    at: Span
    holder: Span | None
    in_order: tuple[str, ...]
    around: frozenset[str]
    sentence: int
    sentences: int
    agent: Party | None
    patient: Party | None
    names: frozenset[str]
    place_words: frozenset[str]
    numbers: frozenset[float]
    counts: tuple[Count, ...]
    day: Interval | None
    is_background: bool
    place: PlaceKey | None
    status: Status
    negated: bool
    sides: frozenset[int]
    meaning: Vector

    @property
    def speaker(self) -> str | None:
        """Whose word it is, empty where they are not named, None for the report's."""
        return self.own.speaker

    @property
    def quoted(self) -> bool:
        """Whether all of it stands between quotation marks."""
        return self.own.is_direct


def is_copied(x: Profile, y: Profile) -> bool:
    """Whether two tellings stand in the two sides of one passage that reports share."""
    return not {side ^ 1 for side in x.sides}.isdisjoint(y.sides)


def profile_of(
    material: Material,
    report: str,
    telling: Telling,
    holder: Telling | None = None,
    statement: Saying | None = None,
) -> Profile:
    """What matching looks at in a telling of this report. Who acts is of a count who
    acts in the clause that holds it. `statement`: the whole of what it is told in.
    """
    one = material.context.reports[report]
    own = saying_of(material, report, telling.pieces, telling.told_in)
    around = one.around(telling.span)
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
        words=own.about,
        own=own,
        statement=statement,
        source=material.voices.primary(report, telling),
        at=telling.head,
        holder=None if holder is None else holder.head,
        in_order=tuple(tokens(" ".join(map(one.text, telling.pieces)))),
        around=senses(one.text(around)),
        sentence=one.sentence_number(telling.head),
        sentences=len(one.reading.sentences),
        agent=_party(material, report, acting.agent, acting.agent_mention),
        patient=_party(material, report, telling.patient, telling.patient_mention),
        names=_names(material, report, telling.pieces),
        place_words=_place_words(one, telling.pieces),
        numbers=frozenset(bounds),
        counts=tuple(count_of(one, figure) for figure in telling.figures),
        day=intervals.of_day(telling.when),
        is_background=_is_background(one, telling),
        place=places.place_key(one, telling.where),
        status=telling.status,
        negated=telling.negated,
        sides=material.context.item_sides(report, telling),
        meaning=np.frombuffer(telling.meaning, dtype=np.int8).astype(np.float32),
    )


def _is_background(one: ReportContext, telling: Telling) -> bool:
    """Whether a telling is dated long before its report: by its own date, or by the
    nearest in its sentence.
    """
    day = intervals.of_day(telling.when)
    if day is None:
        day = one.nearest_date(one.around(telling.head), telling.head)
    if day is None or one.published is None:
        return False
    return day.last < one.published - intervals.NEWS


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


def _place_words(one: ReportContext, pieces: Sequence[Span]) -> frozenset[str]:
    """The stems of the names of places in some stretches of a report."""
    named = (one.text(place.span) for piece in pieces for place in one.places(piece))
    return frozenset(stem for name in named for stem in wording(name).told)


def _names(material: Material, report: str, pieces: Sequence[Span]) -> frozenset[str]:
    """Who and what places are named or meant in some stretches of a report."""
    one = material.context.reports[report]
    found: set[str] = set()
    for piece in pieces:
        known = (_known_by(material, report, m) for m in one.mentions(piece))
        found.update(name for name in known if name)
        found.update(places.folded(place.name) for place in one.places(piece))
    return frozenset(found)
