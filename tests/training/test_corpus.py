"""An annotated corpus as the tags and links that the statement model learns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.reading.encoder import network
from onrecord.reading.statements.tags import CONTENT, CUE, OUTSIDE, SPEAKER
from training.statements.corpus import (
    NO_LINK,
    NO_SPEAKER,
    NO_TAG,
    gold_of,
    label,
    lay_document,
    read_corpus,
)

TEXT = "“We wait,” Orlo said.\n\nIt was reported that boats sank."


def span(surface: str) -> list[int]:
    at = TEXT.index(surface)
    return [at, at + len(surface)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    statements = [
        {
            "speaker": [span("Orlo")],
            "cue": [span("said")],
            "content": [span("“We wait,”")],
        },
        {
            "speaker": [],
            "cue": [span("was reported")],
            "content": [span("that boats sank")],
        },
    ]
    path = tmp_path / "train.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": TEXT, "gold": {"statements": statements}})
        + "\n\n",
        "utf-8",
    )
    return path


def test_tags_and_links(corpus: Path) -> None:
    (document,) = read_corpus(corpus)
    laid = lay_document(document, network.load().tokenizer)
    tags, link = gold_of(document, laid)
    words = [TEXT[a:b] for a, b in zip(laid.starts, laid.ends, strict=True)]
    said = dict(zip(words, range(len(words)), strict=True))
    expected = {
        "“": CONTENT, "We": CONTENT + 1, "wait": CONTENT + 1, "Orlo": SPEAKER, "said": CUE, "It": OUTSIDE,
        "was": CUE, "reported": CUE + 1, "that": CONTENT, "boats": CONTENT + 1, "sank": CONTENT + 1, ".": OUTSIDE,
    }  # fmt: skip
    assert {word: int(tags[said[word]]) for word in expected} == expected
    # every word of a content points to the first of its cue, a cue's first to its
    # speaker's first, or to nobody
    assert [int(link[said[w]]) for w in ("“", "We", "wait", "sank")] == [
        said["said"]
    ] * 3 + [said["was"]]
    assert int(link[said["said"]]) == said["Orlo"]
    assert int(link[said["was"]]) == NO_SPEAKER
    assert int(link[said["Orlo"]]) == NO_LINK


def test_a_text_without_gold_has_no_tags(corpus: Path) -> None:
    (document,) = read_corpus(corpus, annotated=False)
    laid = lay_document(document, network.load().tokenizer)
    (window,) = label(0, document, laid)
    assert set(window.tags.tolist()) == {NO_TAG}


def test_links_are_numbered_within_their_window(corpus: Path) -> None:
    (document,) = read_corpus(corpus)
    laid = lay_document(document, network.load().tokenizer, offset=1)
    first, second = label(0, document, laid)
    assert (first.link >= 0).sum() == 6  # the quotation’s words and marks, its cue
    assert second.link[1] == NO_SPEAKER
    assert second.link[3] == 1  # “that” to “was”
