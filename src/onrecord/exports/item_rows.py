"""Every kind of item as the JSON object that the formats promise.

A new kind is one function here and one line in `ROWS`. Tellings are not printed: they
say again, clause by clause, what the other kinds say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.exports.json import Json, JsonObject, number, span, spans
from onrecord.model import (
    Event,
    Figure,
    Item,
    Mention,
    Place,
    Statement,
    Time,
)


def statement_row(item: Statement) -> JsonObject:
    """Speaker, cue and content as spans, then what they were resolved to; `confidence`
    where a model read it.
    """
    row: JsonObject = {
        "speaker": spans(item.speaker),
        "cue": spans(item.cue),
        "content": spans(item.content),
        "form": item.form,
        "speaker_name": item.speaker_name,
        "channel": item.channel,
        "said_on": item.said_at.day if item.said_at else None,
        "negated": item.negated,
    }
    if item.confidence is not None:
        row["confidence"] = item.confidence
    return row


def time_row(item: Time) -> JsonObject:
    """A TIMEX3 with the interval it covers; `reason` is there only where it has no
    place in the calendar.
    """
    row: JsonObject = {
        "span": span(item.span),
        "type": item.type,
        "value": item.value,
        "from": item.begins,
        "to": item.ends,
    }
    if item.unresolved is not None:
        row["reason"] = item.unresolved.reason
    return row


def place_row(item: Place) -> JsonObject:
    """A place; `reason` is there only where no coordinates could be given."""
    row: JsonObject = {
        "span": span(item.span),
        "name": item.name,
        "kind": item.kind,
        "geonames_id": item.geonames_id,
        "lat": item.lat,
        "lon": item.lon,
    }
    if item.unresolved is not None:
        row["reason"] = item.unresolved.reason
    return row


def mention_row(item: Mention) -> JsonObject:
    """One mention of a person or organisation; `role` is there only where words beside
    a name say what they are.
    """
    row: JsonObject = {
        "span": span(item.span),
        "name": item.name,
        "kind": item.kind,
        "form": item.form,
    }
    if item.role is not None:
        row["role"] = span(item.role)
    return row


def figure_row(item: Figure) -> JsonObject:
    """A quantity with its claimant, and the spans of what it points at; an open or
    vague bound is null.
    """
    return {
        "span": span(item.span),
        "head": span(item.head),
        "low": number(item.low),
        "high": number(item.high),
        "hedge": item.hedge,
        "unit": item.unit,
        "measure": item.measure,
        "claimant": item.claimant.name if item.claimant else None,
        "claimant_span": span(item.claimant.span if item.claimant else None),
        "place": item.place.name if item.place else None,
        "place_span": _span_of(item.place),
        "when": item.when.value if item.when else None,
        "when_span": _span_of(item.when),
        "period": item.period.length if item.period else None,
        "period_span": _span_of(item.period),
    }


def event_row(item: Event) -> JsonObject:
    """An event with its status, and the spans of what it points at."""
    return {
        "span": span(item.span),
        "head": span(item.head),
        "what": item.what,
        "status": item.status,
        "by": item.by.name if item.by else None,
        "by_span": span(item.by.span if item.by else None),
        "when": item.when.value if item.when else None,
        "when_span": _span_of(item.when),
        "where": item.where.name if item.where else None,
        "place_span": _span_of(item.where),
        "probability": item.probability,
        "condition": span(item.condition),
    }


def _span_of(item: Item | None) -> Json:
    return span(item.span if item else None)


# in the order of the keys of an annotate line
ROWS: dict[type[Item], Callable[[Any], JsonObject]] = {
    Statement: statement_row,
    Time: time_row,
    Place: place_row,
    Mention: mention_row,
    Figure: figure_row,
    Event: event_row,
}
