"""A member of an account as the JSON object that the formats promise: what its telling
says happens, and by the account's kind the number or the statement too.
"""

from __future__ import annotations

from onrecord.accounts.kinds import figure_of
from onrecord.accounts.telling_source import named_by
from onrecord.exports.item_rows import figure_row, statement_row
from onrecord.exports.json import JsonObject, span, spans
from onrecord.model import AccountKind, Member, Telling


def member_row(member: Member, kind: AccountKind, text: str) -> JsonObject:
    """The row of a member of an account of `kind`; `text` is that of its report.

    Of a figure account it has the keys of a figure beside those of an event, of a
    statement account those of the statement, its `content` narrowed to the telling's
    words; one that has no number, or is told in no statement, has an event's alone.
    """
    telling = member.item
    row: JsonObject = {"report": member.report, **_telling_row(telling, text)}
    figure = figure_of(telling)
    if kind == "figure" and figure is not None:
        own = figure_row(figure)
        row |= {key: own[key] for key in own if key not in row or own[key] is not None}
    if kind == "statement" and telling.told_in is not None:
        row |= statement_row(telling.told_in) | {"content": spans(telling.pieces)}
    return row | {"span": span(telling.span), "head": span(telling.head)}


def _telling_row(telling: Telling, text: str) -> JsonObject:
    """What happens by a telling, with its status, and the spans of what it points
    at.
    """
    event = telling.event
    words = " … ".join(" ".join(piece.of(text).split()) for piece in telling.pieces)
    by = event.by if event is not None else None
    return {
        "what": event.what if event is not None else words,
        "status": telling.status,
        "by": named_by(telling),
        "by_span": span(by.span if by else None),
        "when": telling.when.value if telling.when else None,
        "when_span": span(telling.when.span if telling.when else None),
        "where": telling.where.name if telling.where else None,
        "place_span": span(telling.where.span if telling.where else None),
        "probability": event.probability if event is not None else None,
        "condition": span(event.condition if event is not None else None),
    }
