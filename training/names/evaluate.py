"""Figures of names on annotated documents, from a network's scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tokenizers import Tokenizer

from onrecord.reading.encoder.scores import ENTITIES, Floats
from onrecord.reading.entities import named_runs
from onrecord.reading.entity_bounds import Label
from training.names.corpus import ENTITY_TAGS, Annotated, Marked
from training.statements.corpus import lay_document

KINDS: Mapping[Label, str] = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}


def evaluate_names(
    documents: Sequence[Annotated], scores: Sequence[Floats], tokenizer: Tokenizer
) -> Mapping[str, float]:
    """F1 of names by kind, exact, and of toponyms, overlapping; on the documents that
    have such gold.
    """
    counts: dict[str, list[int]] = {}
    for one, found in zip(documents, scores, strict=True):
        laid = lay_document(one.document, tokenizer)
        if one.gold.entities is not None:
            names = {
                (start, end, KINDS[label])
                for start, end, label in named_runs(laid, found[:, :ENTITIES])
            }
            gold = {(*mark.span, mark.type) for mark in one.gold.entities}
            for kind in ENTITY_TAGS:
                mine, theirs = (
                    {name for name in each if name[2] == kind} for each in (names, gold)
                )
                _count(counts, kind, len(mine & theirs), len(mine), len(theirs))
        if one.gold.places is not None:
            places = {
                (start, end) for start, end, _ in named_runs(laid, found[:, ENTITIES:])
            }
            _count(
                counts,
                "toponym",
                _touching(places, one.gold.places),
                len(places),
                len(one.gold.places),
            )
    return {
        kind: 2 * right / max(1, given + wanted)
        for kind, (right, given, wanted) in counts.items()
    }


def _touching(found: set[tuple[int, int]], gold: Sequence[Marked]) -> int:
    return sum(
        any(start < mark.span[1] and mark.span[0] < end for start, end in found)
        for mark in gold
    )


def _count(counts: dict[str, list[int]], kind: str, *added: int) -> None:
    counts[kind] = [
        old + new for old, new in zip(counts.get(kind, [0, 0, 0]), added, strict=True)
    ]
