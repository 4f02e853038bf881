"""Figures of names on annotated documents, from a network's scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from tokenizers import Tokenizer

from onrecord.reading.encoder.scores import ENTITIES, Floats
from onrecord.reading.encoder.tagging import best_tags, runs
from onrecord.reading.encoder.windows import Laid
from training.names.corpus import ENTITY_TAGS, Annotated, Marked
from training.statements.corpus import lay_document

NEVER = -1e4

Found = set[tuple[int, int, str]]


def evaluate_names(
    documents: Sequence[Annotated], scores: Sequence[Floats], tokenizer: Tokenizer
) -> Mapping[str, float]:
    """F1 of names by kind, exact, and of toponyms, overlapping; on the documents that have such gold."""
    counts: dict[str, list[int]] = {}
    for one, found in zip(documents, scores, strict=True):
        laid = lay_document(one.document, tokenizer)
        if one.gold.entities is not None:
            names = set(names_of(found[:, :ENTITIES], laid))
            gold = {(*mark.span, mark.type) for mark in one.gold.entities}
            for kind in ENTITY_TAGS:
                mine, theirs = ({name for name in each if name[2] == kind} for each in (names, gold))
                _count(counts, kind, len(mine & theirs), len(mine), len(theirs))
        if one.gold.places is not None:
            places = set(names_of(_padded(found[:, ENTITIES:]), laid))
            _count(counts, "toponym", _touching(places, one.gold.places), len(places), len(one.gold.places))
    return {kind: 2 * right / max(1, given + wanted) for kind, (right, given, wanted) in counts.items()}


def names_of(scores: Floats, laid: Laid) -> Iterator[tuple[int, int, str]]:
    """The names that the scores [W, ENTITIES] make most probable, as (start, end, kind)."""
    kinds = {tag: kind for kind, tag in ENTITY_TAGS.items()}
    for kind, first, last in runs(best_tags(scores)):
        yield int(laid.starts[first]), int(laid.ends[last - 1]), kinds[kind]


def _padded(scores: Floats) -> Floats:
    out = np.full((len(scores), ENTITIES), NEVER, np.float32)
    out[:, : scores.shape[1]] = scores
    return out


def _touching(found: Found, gold: Sequence[Marked]) -> int:
    return sum(any(start < mark.span[1] and mark.span[0] < end for start, end, _ in found) for mark in gold)


def _count(counts: dict[str, list[int]], kind: str, *added: int) -> None:
    counts[kind] = [old + new for old, new in zip(counts.get(kind, [0, 0, 0]), added, strict=True)]
