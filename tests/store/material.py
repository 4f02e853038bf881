"""Reports, readings and dossiers made up by Hypothesis: any text that a file can hold,
any items that fit it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, get_args

from hypothesis import strategies as st

from onrecord.model import (
    Event,
    Figure,
    Form,
    Hedge,
    Item,
    Mention,
    MentionForm,
    Part,
    PartKind,
    PersonKind,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Status,
    Time,
    TimeType,
    Unresolved,
)

AnItem = TypeVar("AnItem", bound=Item)
# Everything but lone surrogates, which are no characters: NULs, right-to-left letters,
# emoji, unassigned planes.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
names = st.none() | texts
numbers = (
    st.none() | st.floats(allow_nan=False) | st.integers(-(2**53), 2**53).map(float)
)
shares = st.none() | st.floats(0, 1)


def spans(text: str) -> st.SearchStrategy[Span]:
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda ends: Span(min(ends), max(ends)))


def many(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(text), max_size=3).map(tuple)


def reports() -> st.SearchStrategy[Report]:
    def with_parts(text: str) -> st.SearchStrategy[Report]:
        parts = st.builds(
            Part, span=spans(text), kind=st.sampled_from(get_args(PartKind))
        )
        return st.builds(
            Report,
            id=texts,
            text=st.just(text),
            outlet=names,
            url=names,
            title=names,
            byline=st.lists(texts, max_size=2).map(tuple),
            credit=names,
            published=names,
            language=names,
            parts=st.lists(parts, max_size=3).map(tuple),
            source=names,
            source_hash=names,
        )

    return texts.flatmap(with_parts)


def one_of(items: Sequence[AnItem]) -> st.SearchStrategy[AnItem | None]:
    """None, or one of the items themselves."""
    return st.sampled_from([None, *items])


def statements(
    text: str, people: Sequence[Mention] = (), times: Sequence[Time] = ()
) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        span=spans(text),
        method=texts,
        confidence=shares,
        speaker=many(text),
        cue=many(text),
        content=many(text),
        form=st.sampled_from(get_args(Form)),
        speaker_name=names,
        speaker_mention=one_of(people),
        channel=names,
        said_at=one_of(times),
        negated=st.booleans(),
    )


def sources(
    text: str, statements: Sequence[Statement]
) -> st.SearchStrategy[Source | None]:
    return st.none() | st.builds(
        Source,
        name=names,
        span=st.none() | spans(text),
        statement=one_of(statements),
    )


def figures(text: str, others: Reading) -> st.SearchStrategy[Figure]:
    """Figures that refer to the items of `others`."""
    return st.builds(
        Figure,
        span=spans(text),
        method=texts,
        confidence=shares,
        head=spans(text),
        low=numbers,
        high=numbers,
        hedge=st.none() | st.sampled_from(get_args(Hedge)),
        unit=names,
        measure=names,
        claimant=sources(text, others.statements),
        place=one_of(others.places),
        when=one_of(others.times),
        period=one_of(others.times),
        told_in=one_of(others.statements),
    )


def events(text: str, others: Reading) -> st.SearchStrategy[Event]:
    """Events that refer to the items of `others`."""
    return st.builds(
        Event,
        span=spans(text),
        method=texts,
        confidence=shares,
        head=spans(text),
        what=texts,
        status=st.sampled_from(get_args(Status)),
        by=sources(text, others.statements),
        when=one_of(others.times),
        where=one_of(others.places),
        probability=shares,
        condition=st.none() | spans(text),
        told_in=one_of(others.statements),
    )


def places(text: str) -> st.SearchStrategy[Place]:
    unresolved = st.builds(
        Unresolved, reason=texts, candidates=st.lists(texts, max_size=2).map(tuple)
    )
    return st.builds(
        Place,
        span=spans(text),
        method=texts,
        confidence=shares,
        name=texts,
        kind=texts,
        geonames_id=st.none() | st.integers(0, 2**40),
        lat=numbers,
        lon=numbers,
        country=names,
        unresolved=st.none() | unresolved,
    )


def times(text: str) -> st.SearchStrategy[Time]:
    return st.builds(
        Time,
        span=spans(text),
        method=texts,
        confidence=shares,
        type=st.sampled_from(get_args(TimeType)),
        value=texts,
        begins=names,
        ends=names,
        unresolved=st.none() | st.builds(Unresolved, reason=texts),
    )


def mentions(text: str) -> st.SearchStrategy[Mention]:
    return st.builds(
        Mention,
        span=spans(text),
        method=texts,
        confidence=shares,
        name=names,
        kind=st.sampled_from(get_args(PersonKind)),
        form=st.sampled_from(get_args(MentionForm)),
        role=st.none() | spans(text),
    )


@st.composite
def readings(draw: st.DrawFn, report: Report) -> Reading:
    """A reading of the report, in which items refer to each other."""
    text = report.text

    def some(items: st.SearchStrategy[AnItem]) -> tuple[AnItem, ...]:
        return tuple(draw(st.lists(items, max_size=2)))

    reading = Reading(
        report=report.id,
        published=draw(names),
        sentences=draw(many(text)),
        times=some(times(text)),
        places=some(places(text)),
        people=some(mentions(text)),
        notes=tuple(draw(st.lists(texts, max_size=2))),
    )
    told = some(statements(text, reading.people, reading.times))
    reading = replace(reading, statements=told)
    return replace(
        reading,
        figures=some(figures(text, reading)),
        events=some(events(text, reading)),
    )


def read_reports() -> st.SearchStrategy[tuple[Report, Reading]]:
    return reports().flatmap(
        lambda report: st.tuples(st.just(report), readings(report))
    )
