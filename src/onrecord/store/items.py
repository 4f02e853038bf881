"""Each kind of item as a row of its table, and back. `text` is the report's, for the
`surface` column alone.
"""

from __future__ import annotations

import sqlite3

from onrecord.model import (
    Event,
    Figure,
    Item,
    Mention,
    Place,
    Span,
    Statement,
    Time,
    Unresolved,
)
from onrecord.store.columns import (
    Row,
    names_json,
    names_of,
    span_of,
    spans_json,
    spans_of,
)

INSERT_STATEMENT = """
    INSERT INTO statement (report, position, speaker_name, surface, form, channel, said_on, negated,
        links, start, "end", speaker, cue, content, method, confidence)
    VALUES (:report, :position, :speaker_name, :surface, :form, :channel, :said_on, :negated,
        :links, :start, :end, :speaker, :cue, :content, :method, :confidence)
"""
INSERT_FIGURE = """
    INSERT INTO figure (report, position, surface, low, high, hedge, unit, measure, claimant,
        claimant_start, claimant_end, place, "when", period, links, start, "end", method, confidence)
    VALUES (:report, :position, :surface, :low, :high, :hedge, :unit, :measure, :claimant,
        :claimant_start, :claimant_end, :place, :when, :period, :links, :start, :end, :method, :confidence)
"""
INSERT_TIME = """
    INSERT INTO time (report, position, surface, type, value, begins, ends, unresolved,
        start, "end", method, confidence)
    VALUES (:report, :position, :surface, :type, :value, :begins, :ends, :unresolved,
        :start, :end, :method, :confidence)
"""
INSERT_PLACE = """
    INSERT INTO place (report, position, surface, name, kind, latitude, longitude, country, geonames_id,
        unresolved, candidates, start, "end", method, confidence)
    VALUES (:report, :position, :surface, :name, :kind, :latitude, :longitude, :country, :geonames_id,
        :unresolved, :candidates, :start, :end, :method, :confidence)
"""
INSERT_MENTION = """
    INSERT INTO mention (report, position, surface, name, kind, form, role_start, role_end,
        start, "end", method, confidence)
    VALUES (:report, :position, :surface, :name, :kind, :form, :role_start, :role_end,
        :start, :end, :method, :confidence)
"""
INSERT_EVENT = """
    INSERT INTO event (report, position, surface, what, status, "by", "when", "where", probability,
        condition_start, condition_end, links, start, "end", method, confidence)
    VALUES (:report, :position, :surface, :what, :status, :by, :when, :where, :probability,
        :condition_start, :condition_end, :links, :start, :end, :method, :confidence)
"""
SELECT_STATEMENTS = "SELECT * FROM statement WHERE report = :report ORDER BY position"
SELECT_FIGURES = "SELECT * FROM figure WHERE report = :report ORDER BY position"
SELECT_TIMES = "SELECT * FROM time WHERE report = :report ORDER BY position"
SELECT_PLACES = "SELECT * FROM place WHERE report = :report ORDER BY position"
SELECT_MENTIONS = "SELECT * FROM mention WHERE report = :report ORDER BY position"
SELECT_EVENTS = "SELECT * FROM event WHERE report = :report ORDER BY position"


def _common(item: Item, report: str, position: int, text: str) -> Row:
    return {
        "report": report,
        "position": position,
        "surface": item.span.of(text),
        "start": item.span.start,
        "end": item.span.end,
        "method": item.method,
        "confidence": item.confidence,
    }


def _span(row: sqlite3.Row) -> Span:
    return Span(row["start"], row["end"])


def statement_row(item: Statement, report: str, position: int, text: str) -> Row:
    return _common(item, report, position, text) | {
        "speaker": spans_json(item.speaker),
        "cue": spans_json(item.cue),
        "content": spans_json(item.content),
        "form": item.form,
        "speaker_name": item.speaker_name,
        "channel": item.channel,
        "said_on": item.said_at.day if item.said_at else None,
        "negated": item.negated,
    }


def statement_of(row: sqlite3.Row) -> Statement:
    return Statement(
        span=_span(row),
        method=row["method"],
        confidence=row["confidence"],
        speaker=spans_of(row["speaker"]),
        cue=spans_of(row["cue"]),
        content=spans_of(row["content"]),
        form=row["form"],
        speaker_name=row["speaker_name"],
        channel=row["channel"],
        negated=bool(row["negated"]),
    )


def figure_row(item: Figure, report: str, position: int, text: str) -> Row:
    source = item.claimant
    span = source.span if source else None
    return _common(item, report, position, text) | {
        "low": item.low,
        "high": item.high,
        "hedge": item.hedge,
        "unit": item.unit,
        "measure": item.measure,
        "claimant": source.name if source else None,
        "claimant_start": span.start if span else None,
        "claimant_end": span.end if span else None,
        "place": item.place.name if item.place else None,
        "when": item.when.value if item.when else None,
        "period": item.period.length if item.period else None,
    }


def figure_of(row: sqlite3.Row) -> Figure:
    return Figure(
        span=_span(row),
        method=row["method"],
        confidence=row["confidence"],
        head=_span(row),
        low=row["low"],
        high=row["high"],
        hedge=row["hedge"],
        unit=row["unit"],
        measure=row["measure"],
    )


def time_row(item: Time, report: str, position: int, text: str) -> Row:
    return _common(item, report, position, text) | {
        "type": item.type,
        "value": item.value,
        "begins": item.begins,
        "ends": item.ends,
        "unresolved": item.unresolved.reason if item.unresolved else None,
    }


def time_of(row: sqlite3.Row) -> Time:
    return Time(
        span=_span(row),
        method=row["method"],
        confidence=row["confidence"],
        type=row["type"],
        value=row["value"],
        begins=row["begins"],
        ends=row["ends"],
        unresolved=Unresolved(reason=row["unresolved"])
        if row["unresolved"] is not None
        else None,
    )


def place_row(item: Place, report: str, position: int, text: str) -> Row:
    return _common(item, report, position, text) | {
        "name": item.name,
        "kind": item.kind,
        "latitude": item.lat,
        "longitude": item.lon,
        "country": item.country,
        "geonames_id": item.geonames_id,
        "unresolved": item.unresolved.reason if item.unresolved else None,
        "candidates": names_json(item.unresolved.candidates)
        if item.unresolved
        else None,
    }


def place_of(row: sqlite3.Row) -> Place:
    unresolved = None
    if row["unresolved"] is not None:
        unresolved = Unresolved(
            reason=row["unresolved"], candidates=names_of(row["candidates"])
        )
    return Place(
        span=_span(row),
        method=row["method"],
        confidence=row["confidence"],
        name=row["name"],
        kind=row["kind"],
        lat=row["latitude"],
        lon=row["longitude"],
        country=row["country"],
        geonames_id=row["geonames_id"],
        unresolved=unresolved,
    )


def mention_row(item: Mention, report: str, position: int, text: str) -> Row:
    return _common(item, report, position, text) | {
        "name": item.name,
        "kind": item.kind,
        "form": item.form,
        "role_start": item.role.start if item.role else None,
        "role_end": item.role.end if item.role else None,
    }


def mention_of(row: sqlite3.Row) -> Mention:
    return Mention(
        span=_span(row),
        method=row["method"],
        confidence=row["confidence"],
        name=row["name"],
        kind=row["kind"],
        form=row["form"],
        role=span_of(row["role_start"], row["role_end"]),
    )


def event_row(item: Event, report: str, position: int, text: str) -> Row:
    return _common(item, report, position, text) | {
        "what": item.what,
        "status": item.status,
        "by": item.by.name if item.by else None,
        "when": item.when.value if item.when else None,
        "where": item.where.name if item.where else None,
        "probability": item.probability,
        "condition_start": item.condition.start if item.condition else None,
        "condition_end": item.condition.end if item.condition else None,
    }


def event_of(row: sqlite3.Row) -> Event:
    return Event(
        span=_span(row),
        method=row["method"],
        confidence=row["confidence"],
        head=_span(row),
        what=row["what"],
        status=row["status"],
        probability=row["probability"],
        condition=span_of(row["condition_start"], row["condition_end"]),
    )
