"""Corpora of names as the tags that the network learns, and which texts are kept
out.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals.kept_out import is_kept_out
from onrecord.reading.encoder import network
from training.names.corpus import name_tags, read_names, trained_on
from training.statements.corpus import NO_TAG, lay_document

TEXT = "Anna Marlow met the Vessa Town Council in Lima."


def span(surface: str) -> list[int]:
    at = TEXT.index(surface)
    return [at, at + len(surface)]


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("gold", "entities", "toponyms"),
    [
        (
            {"entities": [{"span": span(s), "type": t} for s, t in
                          (("Anna Marlow", "PER"), ("Vessa Town Council", "ORG"), ("Lima", "LOC"))]},
            [1, 2, 0, 0, 3, 4, 4, 0, 5, 0],
            [NO_TAG] * 10,
        ),
        ({"places": [{"span": span("Vessa")}, {"span": span("Lima")}]}, [NO_TAG] * 10, [0, 0, 0, 0, 1, 0, 0, 0, 1, 0]),
        # a corpus without a mark on this text says that there is none; one of other
        # gold says nothing
        ({"places": []}, [NO_TAG] * 10, [0] * 10),
        ({}, [NO_TAG] * 10, [NO_TAG] * 10),
    ],
)  # fmt: skip
def test_tags(
    tmp_path: Path, gold: object, entities: list[int], toponyms: list[int]
) -> None:
    (one,) = read_names(
        written(tmp_path / "names.jsonl", {"id": "a", "text": TEXT, "gold": gold})
    )
    tags = name_tags(one, lay_document(one.document, network.load().tokenizer))
    assert np.array_equal(tags, np.asarray([entities, toponyms]).T)


def test_texts_kept_out_and_their_copies_are_not_trained_on(tmp_path: Path) -> None:
    out, inside = (
        next(f"{n}" for n in range(99) if is_kept_out(f"{n}") is wanted)
        for wanted in (True, False)
    )
    own = " ".join(f"word{n}" for n in range(60))
    copy = f"{own} and a few words more that nobody else has written so far today"
    other = " ".join(f"else{n}" for n in range(60))
    rows = [
        {"id": out, "text": own},
        {"id": inside, "text": copy},
        {"id": f"{inside}", "text": other},
    ]
    documents = read_names(written(tmp_path / "places.jsonl", *rows))
    assert [d.document.text for d in trained_on(documents)] == [other]


def test_three_of_ten_are_kept_out() -> None:
    assert 0.28 < sum(is_kept_out(str(n)) for n in range(5_000)) / 5_000 < 0.32
