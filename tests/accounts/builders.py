"""Reports with hand-made readings: every item is named by the surface it has in the
text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.accounts import compile_dossier
from onrecord.accounts.context import StoryContext
from onrecord.accounts.dossier import account_of
from onrecord.accounts.holding import holders
from onrecord.accounts.material import material_of
from onrecord.accounts.tellings import TellingGroup
from onrecord.english.words import word_spans
from onrecord.lineage.trace import Lineage
from onrecord.model import (
    Account,
    Dossier,
    Event,
    Figure,
    Member,
    Mention,
    Origin,
    Passage,
    Place,
    Reading,
    ReadReport,
    Report,
    Source,
    Span,
    Statement,
    Story,
    Telling,
    Time,
    hull,
)
from onrecord.reading.events.wording import worded as words_of_event
from onrecord.reading.figures.wording import worded
from onrecord.reading.people.office_words import office_in, office_of
from onrecord.reading.sheet import Sheet
from onrecord.reading.sources.find import name_sources
from onrecord.spans import SpanIndex
from tests.accounts.tellings.builders import meaning
from tests.builders import report, span

METHOD = "test/1"


class Told:
    """One report and what was read in it. Sentences end at a full stop, question or
    exclamation mark, or a line.
    """

    def __init__(
        self,
        id_: str,
        text: str,
        *,
        outlet: str | None = None,
        published: str | None = "2025-08-14",
        **fields: Any,
    ) -> None:
        self.text = text
        self.report: Report = report(
            text, id=id_, outlet=outlet, published=published, **fields
        )
        self._figures: list[tuple[Figure, dict[str, Any]]] = []
        self._statements: list[Statement] = []
        self._events: list[tuple[Event, dict[str, Any]]] = []
        self._times: list[Time] = []
        self._places: list[Place] = []
        self._people: list[Mention] = []
        self._tellings: list[tuple[Span, Span, dict[str, Any]]] = []

    def at(self, surface: str, nth: int = 1) -> Span:
        return span(self.text, surface, nth)

    def figure(
        self,
        surface: str,
        low: float | None,
        high: float | None = None,
        *,
        nth: int = 1,
        **fields: Any,
    ) -> Told:
        """One number unless `high` is given too; None, None for a vague one."""
        high = low if high is None else high
        found = Figure(
            span=self.at(surface, nth),
            head=self.at(surface, nth),
            method=METHOD,
            low=low,
            high=high,
        )
        self._figures.append((found, fields))
        return self

    def said(
        self,
        content: str,
        name: str | None = None,
        *,
        form: Any = "direct",
        cued: str | None = None,
        **fields: Any,
    ) -> Told:
        return self.said_in([content], name, form=form, cued=cued, **fields)

    def said_in(
        self,
        pieces: Sequence[str],
        name: str | None = None,
        *,
        form: Any = "direct",
        cued: str | None = None,
        by: str | None = None,
        said_on: str | None = None,
        **fields: Any,
    ) -> Told:
        """`by`: the speaker as the text has it; `said_on`: the day it was said."""
        where, cue = (
            tuple(self.at(piece) for piece in pieces),
            () if cued is None else (self.at(cued),),
        )
        speaker = () if by is None else (self.at(by),)
        found = Statement(
            span=hull(where),
            method=METHOD,
            speaker=speaker,
            cue=cue,
            content=where,
            form=form,
            speaker_name=name,
            said_at=None if said_on is None else self._time(said_on),
            **fields,
        )
        self._statements.append(found)
        return self

    def event(
        self,
        surface: str,
        what: str,
        status: Any = "happened",
        *,
        nth: int = 1,
        head: str | None = None,
        **fields: Any,
    ) -> Told:
        """`head`: the word of `surface` for what happens, where it is not all of it."""
        whole = self.at(surface, nth)
        at = whole.start + surface.index(head or surface)
        found = Event(
            span=whole,
            head=Span(at, at + len(head or surface)),
            method=METHOD,
            what=what,
            status=status,
            pieces=(whole,),
        )
        self._events.append((found, fields))
        return self

    def _linked(self, item: Any, fields: dict[str, Any]) -> Any:
        """`item` with its fields, names among them made what they are the names of."""
        made = dict(fields)
        for field, kind in (
            ("place", self._place),
            ("where", self._place),
            ("when", self._time),
            ("period", self._time),
            ("claimant", self._source),
            ("by", self._source),
        ):
            if isinstance(made.get(field), str):
                made[field] = kind(made[field])
        made.setdefault("told_in", self._statement_over(item.head))
        return replace(item, **made)

    def _figure(self, figure: Figure, fields: dict[str, Any]) -> Figure:
        """A figure with what its words say of the counted, as the reading gives it."""
        linked: Figure = self._linked(figure, fields)
        sentence = next(
            s for s in sentences(self.text) if s.start <= figure.span.start < s.end
        )
        linked = replace(
            linked,
            unit_span=self._unit_span(linked),
            measure_span=self._measure_span(linked, sentence),
        )
        return worded(linked, self.text, sentence)

    def _unit_span(self, figure: Figure) -> Span | None:
        """The last words of a figure, as many as its unit has, where a number stands
        before them and no sign stands for the unit.
        """
        size = len((figure.unit or "").split())
        told = word_spans(self.text, figure.span)
        if not 0 < size < len(told) or self.text[figure.span.start] == "$":
            return None
        return Span(told[-size].start, told[-1].end)

    def _measure_span(self, figure: Figure, sentence: Span) -> Span | None:
        """The words of a figure's measure in its sentence, where they stand there."""
        at = self.text.find(figure.measure or "", sentence.start, sentence.end)
        if not figure.measure or at < 0:
            return None
        return Span(at, at + len(figure.measure))

    def _event(self, event: Event, fields: dict[str, Any]) -> Event:
        """An event with the words that tell it apart, as the reading gives it."""
        linked: Event = self._linked(event, fields)
        return words_of_event(linked, self.text, SpanIndex(self._times))

    def _statement_over(self, head: Span) -> Statement | None:
        """The innermost statement that holds a head, as the reading gives it."""
        over = [
            statement
            for statement in self._statements
            if any(piece.covers(head) for piece in statement.content)
        ]
        return min(over, key=lambda s: s.span.end - s.span.start, default=None)

    def _place(self, name: str) -> Place:
        """The place of this name or surface; one that nothing is known of where none
        was told.
        """
        for place in self._places:
            if name in (place.name, place.span.of(self.text)):
                return place
        return Place(span=Span(0, 0), method=METHOD, name=name, kind="place")

    def _time(self, value: str) -> Time:
        """The time of this value; a day or duration of its own where none was told."""
        for time in self._times:
            if time.value == value:
                return time
        if value.startswith("P"):
            return Time(span=Span(0, 0), method=METHOD, type="DURATION", value=value)
        return Time(
            span=Span(0, 0),
            method=METHOD,
            type="DATE",
            value=value,
            begins=value,
            ends=value,
        )

    def _source(self, name: str) -> Source:
        return Source(name=name, span=None)

    def time(
        self,
        surface: str,
        value: str,
        begins: str | None = None,
        ends: str | None = None,
    ) -> Told:
        found = Time(
            span=self.at(surface),
            method=METHOD,
            type="DATE",
            value=value,
            begins=begins or value,
            ends=ends or value,
        )
        self._times.append(found)
        return self

    def place(
        self,
        surface: str,
        name: str | None = None,
        *,
        kind: str = "city",
        **fields: Any,
    ) -> Told:
        self._places.append(
            Place(
                span=self.at(surface),
                method=METHOD,
                name=name or surface,
                kind=kind,
                **fields,
            )
        )
        return self

    def person(
        self,
        surface: str,
        name: str | None = None,
        *,
        nth: int = 1,
        form: Any = "name",
        role: str | None = None,
    ) -> Told:
        """`role`: the words beside the name that say what the person is."""
        said = None if role is None else self.at(role)
        return self._mention(
            Mention(
                span=self.at(surface, nth),
                method=METHOD,
                name=name or surface,
                kind="person",
                form=form,
                role=said,
            )
        )

    def _mention(self, found: Mention) -> Told:
        """Takes a mention with the office that its words say, as the reading gives
        it.
        """
        self._people.append(replace(found, office=office_of(self.text, found)))
        return self

    def office(self, surface: str) -> Told:
        """A mention by an office, of whom this report does not say who it is."""
        return self._mention(
            Mention(
                span=self.at(surface),
                method=METHOD,
                name=None,
                kind="person",
                form="role",
            )
        )

    def telling(self, surface: str, head: str, **fields: Any) -> Told:
        """A clause of its own, by its surface and the word it hangs on; `agent` and
        `patient` by their surfaces, `agent_name` where a name stands for the first.
        """
        whole = self.at(surface)
        at = whole.start + surface.index(head)
        self._tellings.append((whole, Span(at, at + len(head)), fields))
        return self

    def _clauses(self, figures: Sequence[Figure]) -> list[Telling]:
        """The tellings that were named one by one."""
        found: list[Telling] = []
        for whole, head, fields in self._tellings:
            given = dict(fields)
            agent, patient = given.pop("agent", None), given.pop("patient", None)
            agent_at = self.at(agent) if agent else None
            pieces = given.pop("pieces", None)
            telling = Telling(
                span=whole,
                method=METHOD,
                form=given.pop("form", "clause"),
                head=head,
                status=given.pop("status", "happened"),
                pieces=tuple(map(self.at, pieces)) if pieces else (whole,),
                agent=agent_at,
                patient=self.at(patient) if patient else None,
                agent_mention=next(
                    (m for m in self._people if m.span == agent_at), None
                ),
                figures=tuple(f for f in figures if whole.covers(f.head)),
            )
            found.append(self._linked(telling, given))
        return found

    def _meaning(self, telling: Telling) -> bytes:
        """The vector of a telling's words, half of its sentence's."""
        around = next(
            s for s in sentences(self.text) if s.start <= telling.span.start < s.end
        )
        own = " ".join(piece.of(self.text) for piece in telling.pieces)
        return meaning(f"{own} {own} {around.of(self.text)}")

    def _tellings_of(self, sheet: Sheet) -> list[Telling]:
        """The tellings of a report: those named, and for each event, each statement and
        each figure one of its words, unless one of that head was named.
        """
        figures = sheet.figures
        found = self._clauses(figures)
        for event in sheet.events:
            found.append(
                Telling(
                    span=event.span,
                    method=METHOD,
                    form="noun",
                    head=event.head,
                    status=event.status,
                    pieces=event.pieces,
                    figures=tuple(
                        f
                        for f in figures
                        if any(p.covers(f.head) for p in event.pieces)
                    ),
                    event=event,
                    told_in=event.told_in,
                    when=event.when,
                    where=event.where,
                )
            )
        for statement in sheet.statements:
            words = word_spans(self.text, statement.content[0])
            found.append(
                Telling(
                    span=statement.span,
                    method=METHOD,
                    form="clause",
                    head=words[-1] if words else statement.span,
                    status="happened",
                    pieces=statement.content,
                    figures=tuple(
                        f
                        for f in figures
                        if any(p.covers(f.head) for p in statement.content)
                    ),
                    told_in=statement,
                )
            )
        for figure in figures:
            found.append(
                Telling(
                    span=figure.span,
                    method=METHOD,
                    form="count",
                    head=figure.head,
                    status="happened",
                    pieces=(figure.span,),
                    figures=(figure,),
                    told_in=figure.told_in,
                    when=figure.when,
                    where=figure.place,
                )
            )
        named = {telling.head for telling in found[: len(self._tellings)]}
        return [
            replace(telling, meaning=self._meaning(telling))
            for at, telling in enumerate(found)
            if at < len(self._tellings) or telling.head not in named
        ]

    def pronoun_of_office(self, surface: str, office: str) -> Told:
        """A pronoun of who holds an office, of whom this report does not say who it
        is.
        """
        found = Mention(
            span=self.at(surface),
            method=METHOD,
            name=None,
            kind="person",
            form="pronoun",
            office=office_in(self.text, self.at(office)),
        )
        self._people.append(found)
        return self

    @property
    def reading(self) -> Reading:
        by_span = lambda item: item.span  # noqa: E731
        figures = [self._figure(*figure) for figure in self._figures]
        events = [self._event(*event) for event in self._events]
        sheet = name_sources(
            Sheet(
                report=self.report,
                statements=tuple(sorted(self._statements, key=by_span)),
                people=tuple(sorted(self._people, key=by_span)),
                figures=tuple(sorted(figures, key=by_span)),
                events=tuple(sorted(events, key=by_span)),
            )
        )
        tellings = self._tellings_of(sheet)
        return Reading(
            report=self.report.id,
            published=self.report.published,
            sentences=sentences(self.text),
            statements=sheet.statements,
            times=tuple(sorted(self._times, key=by_span)),
            places=tuple(sorted(self._places, key=by_span)),
            people=sheet.people,
            figures=sheet.figures,
            events=sheet.events,
            tellings=tuple(sorted(tellings, key=lambda t: (t.span, t.head))),
        )

    @property
    def read_report(self) -> ReadReport:
        return ReadReport(report=self.report, reading=self.reading)


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(m.start(), m.end()) for m in re.finditer(r"[^\s][^.!?\n]*[.!?]?", text)
    )


def passage(
    a: Told, a_surface: str, b: Told, b_surface: str, kind: Any = "edited"
) -> Passage:
    return Passage(
        a=a.report.id,
        b=b.report.id,
        a_span=a.at(a_surface),
        b_span=b.at(b_surface),
        kind=kind,
        similarity=0.9,
        sharing="quotation" if kind == "same quote" else "copy",
    )


def dossier(
    *told: Told,
    passages: Sequence[Passage] = (),
    origins: Sequence[Origin] | None = None,
) -> Dossier:
    """The dossier of these reports; each is an origin of its own unless `origins` says
    otherwise.
    """
    read = [t.read_report for t in told]
    return dossier_of(read, passages=passages, origins=origins)


def dossier_of(
    read: Sequence[ReadReport],
    *,
    passages: Sequence[Passage] = (),
    origins: Sequence[Origin] | None = None,
) -> Dossier:
    """The same of reports that were read."""
    ids = tuple(pair.id for pair in read)
    story = Story(id="s", title="a story", reports=tuple(sorted(ids)))
    own = tuple(
        Origin(id=f"o-{i}", agency=None, reports=(i,), why="single") for i in ids
    )
    lineage = Lineage(
        passages=tuple(passages),
        origins=own if origins is None else tuple(origins),
        revisions=(),
    )
    return compile_dossier(story, read, lineage)


def together(
    *told: Told,
    form: str | None = None,
    passages: Sequence[Passage] = (),
    origins: Sequence[Origin] | None = None,
) -> Account:
    """All that these reports tell (in tellings of one form, where it is given) as one
    account, whatever its tellings have in common.
    """
    material = material_of([t.read_report for t in told], passages, ())
    holding = {
        id_: holders(one.reading.tellings)
        for id_, one in material.context.reports.items()
    }
    members = [
        Member(report=id_, item=telling)
        for id_, one in sorted(material.context.reports.items())
        for telling in one.reading.tellings
        if form in (None, telling.form)
    ]
    own = tuple(
        Origin(id=f"o-{t.report.id}", agency=None, reports=(t.report.id,), why="single")
        for t in told
    )
    return account_of(
        material,
        own if origins is None else origins,
        TellingGroup(members=tuple(members)),
        holding,
    )


def context(*told: Told, passages: Sequence[Passage] = ()) -> StoryContext:
    return StoryContext([t.read_report for t in told], passages)


def shapes(found: Dossier, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each account of a kind as its relation and its members, written "report:
    surface"; sorted.
    """
    text = {r.id: r.text for r in found.reports}
    accounts = (a for a in found.accounts if a.kind == kind)
    return sorted(
        (
            a.relation,
            tuple(f"{m.report}: {m.item.span.of(text[m.report])}" for m in a.members),
        )
        for a in accounts
    )


def one(found: Dossier, kind: str) -> Account:
    """The only account of a kind."""
    (account,) = (a for a in found.accounts if a.kind == kind)
    return account
