"""The index on disk proposes the same pairs as the pure function in memory."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evals import postings
from evals.postings import Postings, arrays_of
from onrecord.lineage import fingerprints
from onrecord.lineage.fingerprints import Fingerprint, candidates

HASHES = [
    value * 2**59 - 3 for value in range(-15, 17)
]  # spread over the files, negative ones among them


def made(count: int, seed: int) -> dict[str, Fingerprint]:
    """Fingerprints that hold some of few hashes, under ids in no order: own, or quoted,
    or both, or none at all.
    """
    chance = random.Random(seed)
    prints = {}
    for _ in range(count):
        held = chance.sample(HASHES, chance.randrange(12))
        own = chance.choice([0, 0, len(held) // 2, len(held)])
        prints[f"r{chance.random()}"] = Fingerprint(
            tuple(sorted(held[:own])), tuple(sorted(held[own:]))
        )
    return prints


def proposed(prints: dict[str, Fingerprint], folder: Path) -> list[tuple[str, str]]:
    folder.mkdir()
    index, ids = Postings(folder), list(prints)
    for at in range(0, len(ids), 7):
        index.add(*arrays_of([prints[id_] for id_ in ids[at : at + 7]]))
    return [(ids[a], ids[b]) for rows in index.pairs(ids) for a, b in rows.tolist()]


@pytest.mark.parametrize("count", [0, 1, 5, 40, 120])
@pytest.mark.parametrize("widest", [3, 200])
def test_the_same_pairs_in_the_same_order(
    count: int, widest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprints, "WIDEST_POSTING", widest)
    monkeypatch.setattr(
        fingerprints, "PARTNERS", 1_000
    )  # the index holds what is chosen from
    monkeypatch.setattr(postings, "WIDEST_POSTING", widest)
    for seed in range(3):
        prints = made(count, seed)
        assert proposed(prints, tmp_path / str(seed)) == list(candidates(prints))


def test_the_same_pairs_where_files_are_written_in_many_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "BUFFER", 20)
    monkeypatch.setattr(postings, "PAIRS_AT_ONCE", 10)
    prints = made(60, 1)
    assert proposed(prints, tmp_path / "index") == list(candidates(prints))


def test_it_can_be_asked_grow_and_be_asked_again(tmp_path: Path) -> None:
    prints = made(40, 2)
    index, ids = Postings(tmp_path), list(prints)
    for first, last in ((0, 20), (20, 40)):
        index.add(*arrays_of([prints[id_] for id_ in ids[first:last]]))
        found = [
            (ids[a], ids[b])
            for rows in index.pairs(ids[:last])
            for a, b in rows.tolist()
        ]
        assert found == list(candidates({id_: prints[id_] for id_ in ids[:last]}))
