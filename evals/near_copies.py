"""Candidate pairs for lineage: which pairs of a story set that share copy does the sampled index propose?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from evals.rows import GoldRow, load
from onrecord.lineage.fingerprints import candidates, fingerprint
from onrecord.lineage.prose import prose_of

SETS = {"giveme5w1h": "stories/giveme5w1h.jsonl", "ecbplus": "stories/ecbplus-dev.jsonl"}


class Pair(msgspec.Struct, frozen=True):
    """Two reports of one set that share copy, as an exhaustive comparison found them."""

    set: str
    a: str
    b: str


def recall(sets: Path) -> tuple[float, int, int]:
    """(Share of the reference pairs proposed, pairs proposed, pairs of the reference) over both sets."""
    reference = load(sets / "lineage" / "real-pairs.jsonl", Pair)
    found = proposed = 0
    for name, file in SETS.items():
        wanted = {tuple(sorted((pair.a, pair.b))) for pair in reference if pair.set == name}
        given = set(_proposed(load(sets / file, GoldRow)))
        found += len(wanted & given)
        proposed += len(given)
    return found / len(reference), proposed, len(reference)


def _proposed(rows: Sequence[GoldRow]) -> tuple[tuple[str, str], ...]:
    return candidates({row.id: fingerprint(prose_of(row.id, row.text)) for row in rows})
