"""Reports, readings and dossiers made up by Hypothesis: any text that a file can hold,
any items that fit it.
"""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from onrecord.model import (
    Event,
    Figure,
    Form,
    Hedge,
    Mention,
    MentionForm,
    Part,
    PartKind,
    PersonKind,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    Status,
    Time,
    TimeType,
    Unresolved,
)

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


def statements(text: str) -> st.SearchStrategy[Statement]:
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
        channel=names,
        said_on=names,
        negated=st.booleans(),
    )


def figures(text: str) -> st.SearchStrategy[Figure]:
    return st.builds(
        Figure,
        span=spans(text),
        method=texts,
        confidence=shares,
        low=numbers,
        high=numbers,
        hedge=st.none() | st.sampled_from(get_args(Hedge)),
        unit=names,
        measure=names,
        claimant=names,
        claimant_span=st.none() | spans(text),
        place=names,
        when=names,
        period=names,
    )


def events(text: str) -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        span=spans(text),
        method=texts,
        confidence=shares,
        what=texts,
        status=st.sampled_from(get_args(Status)),
        by=names,
        when=names,
        where=names,
        probability=shares,
        condition=st.none() | spans(text),
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


def readings(report: Report) -> st.SearchStrategy[Reading]:
    text = report.text
    return st.builds(
        Reading,
        report=st.just(report.id),
        published=names,
        sentences=many(text),
        statements=st.lists(statements(text), max_size=2).map(tuple),
        times=st.lists(times(text), max_size=2).map(tuple),
        places=st.lists(places(text), max_size=2).map(tuple),
        people=st.lists(mentions(text), max_size=2).map(tuple),
        figures=st.lists(figures(text), max_size=2).map(tuple),
        events=st.lists(events(text), max_size=2).map(tuple),
        notes=st.lists(texts, max_size=2).map(tuple),
    )


def read_reports() -> st.SearchStrategy[tuple[Report, Reading]]:
    return reports().flatmap(
        lambda report: st.tuples(st.just(report), readings(report))
    )
