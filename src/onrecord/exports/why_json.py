"""Why two tellings are one or stayed apart, for `onrecord why --format json`."""

from __future__ import annotations

from onrecord.accounts import Pair, Why
from onrecord.exports.json import Json, JsonObject, span
from onrecord.model import Clue


def why_object(why: Why) -> JsonObject:
    """The verdict with the best pair of the two, null where none was compared, and the
    worst where that parted them.
    """
    return {
        "kind": why.kind,
        "verdict": why.verdict,
        "best": None if why.best is None else _pair(why.best),
        "worst": None if why.worst is None else _pair(why.worst),
    }


def clue_row(clue: Clue) -> JsonObject:
    """A clue with its weight, and the words of both sides."""
    return {"clue": clue.name, "weight": clue.weight, "words": list(clue.words)}


def _pair(pair: Pair) -> Json:
    comparison = pair.comparison
    return {
        "items": [
            {"report": cited.report, "span": span(cited.span)}
            for cited in (pair.first, pair.second)
        ],
        "clues": [clue_row(clue) for clue in comparison.clues],
        "sum": comparison.sum,
        "needed": comparison.needed,
        "missing": comparison.missing,
    }
