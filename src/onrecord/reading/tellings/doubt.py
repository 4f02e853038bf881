"""How likely a telling is no fact by itself: "the crash", "to fight", "other people".

What the grammar rules out is ruled out in `admission.py`. Of the rest, readers said of
8,030 tellings which are no fact (`evals/gold/joined`); what each mark of a telling adds
to the log of the odds was learnt from that (`make train-clues`) and stands in
`doubt.tsv`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from importlib import resources

from onrecord.english.pronouns import persons
from onrecord.english.tables import words, words_as
from onrecord.english.wording import NOT, canonical, wording
from onrecord.english.words import tokens
from onrecord.model import Mention, Span, Telling

Mark = tuple[str, str]

TABLE = resources.files("onrecord.reading.tellings").joinpath("doubt.tsv")
HEADING = "mark\tlevel\tweight\twhy"
ANY_TELLING: Mark = ("any telling", "")
# Crossed over stories, .59 of those doubted so much are no fact by verdicts and marks,
# of .5 .71 (two readers agree on them at F1 .72); 7 and 3 in 100 facts are lost.
MOST = 0.35
MOST_OF_NAMED = 0.5  # of what somebody known by name does or suffers
_MOST_WORDS = 9  # from which on a telling has many
_BY_LENGTH = 20  # characters of a gist that are one level
_LONGEST_GIST = 8
_MODALS = frozenset({"will", "would", "shall", "should", "must", "can", "could", "may"})
_PRONOUNS = frozenset(
    {"this", "that", "these", "those", "who", "which", "what", "there", "one", "some"}
)


def doubt(text: str, telling: Telling) -> float:
    """0..1: how likely a telling of this text is no fact by itself."""
    weights = _weights()
    log_odds = weights[ANY_TELLING]
    log_odds += sum(weights.get(mark, 0.0) for mark in marks(text, telling))
    return 1 / (1 + math.exp(-log_odds))


def is_doubted(text: str, telling: Telling) -> bool:
    """Whether a telling is no fact as far as its marks show. Never an event, nor what
    somebody will do or does not do.
    """
    if telling.event is not None:
        return False
    if telling.form == "clause" and telling.agent is not None:
        own = wording(" ".join(piece.of(text) for piece in telling.pieces))
        if telling.negated or not _MODALS.isdisjoint(own.said):
            return False
    mentions = (telling.agent_mention, telling.patient_mention)
    is_named = any(m is not None and m.name is not None for m in mentions)
    return doubt(text, telling) >= (MOST_OF_NAMED if is_named else MOST)


def marks(text: str, telling: Telling) -> Iterator[Mark]:
    """What of a telling bears on whether it is a fact, each mark with its level. All
    but the word that it hangs on are told by form.
    """
    form, own = telling.form, " ".join(p.of(text) for p in telling.pieces)
    worded, in_order = wording(own), tokens(own)
    gist = sum(part.end - part.start for part in telling.gist)
    told: tuple[Mark, ...] = (
        ("is", "one"),
        ("telling words", str(min(len(set(worded.told)), _MOST_WORDS))),
        ("words", str(min(len(in_order) // 2, _MOST_WORDS - 1))),
        ("names", str(min(len(worded.names), 3))),
        ("who acts", _party(text, telling.agent, telling.agent_mention)),
        ("who is acted upon", _party(text, telling.patient, telling.patient_mention)),
        ("begins with", _opening(in_order)),
        ("gist", str(min(gist // _BY_LENGTH, _LONGEST_GIST))),
        ("status", telling.status),
        ("numbers", str(min(len(telling.figures), 2))),
        ("says not", _yes(telling.negated or NOT in worded.said)),
        ("will or must", _yes(not _MODALS.isdisjoint(worded.said))),
        *_given(telling),
    )
    yield from ((f"{form}: {mark}", level) for mark, level in told)
    yield "head", canonical(telling.head.of(text).lower())


def _given(telling: Telling) -> Iterator[Mark]:
    """What a telling has beside its words, and what it lacks."""
    given = (
        ("leans on another", telling.under is not None),
        ("is said", telling.told_in is not None),
        ("is an event", telling.event is not None),
        ("says when", telling.when is not None),
        ("says where", telling.where is not None),
    )
    for mark, is_so in given:
        yield mark, _yes(is_so)
    if telling.form == "count":
        yield "measure", _yes(any(f.measure for f in telling.figures))
        yield "unit", _unit(next((f.unit for f in telling.figures if f.unit), None))


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _unit(unit: str | None) -> str:
    """What kind of thing is counted."""
    if unit is None or unit == "person":
        return unit or "none"
    kinds = ("measure", "currency")
    return next((k for k in kinds if unit in words_as("units", k)), "other")


def _party(text: str, span: Span | None, mention: Mention | None) -> str:
    """How a party is told: by name, by a word, by a pronoun, or not at all."""
    if span is None:
        return "none"
    if span.of(text).lower() in persons() or span.of(text).lower() in _PRONOUNS:
        return "pronoun"
    is_named = mention is not None and mention.form == "name"
    return "name" if is_named else "word"


def _opening(in_order: list[str]) -> str:
    """The word of grammar that a telling begins with; "other" for any other word."""
    first = in_order[0] if in_order else ""
    return first if first in _words_of_grammar() else "other"


@functools.cache
def _words_of_grammar() -> frozenset[str]:
    lines = words("function_words")
    return frozenset(word for line in lines for word in line.split())


def table_of(lines: Iterable[str]) -> dict[Mark, float]:
    """The weight of each mark and level. Raises ValueError for another table."""
    heading, *body = [line for line in lines if line and not line.startswith("#")]
    if heading != HEADING:
        raise ValueError(f"doubt.tsv has another heading: {heading!r}")
    rows = (line.split("\t") for line in body)
    return {(mark, level): float(weight) for mark, level, weight, _ in rows}


@functools.cache
def _weights() -> dict[Mark, float]:
    return table_of(TABLE.read_text(encoding="utf-8").splitlines())
