"""A report laid out for the model: words, features, windows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.english.quotations import QuoteIndex, find_quotations
from onrecord.model import Span
from onrecord.reading.encoder import network
from onrecord.reading.encoder.windows import PIECES, SHARED, Laid, lay, plain_marks
from tests.builders import report


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return network.load().tokenizer


def quotes(text: str) -> QuoteIndex:
    return QuoteIndex(find_quotations(text, [p.span for p in report(text).parts]))


def laid(text: str, tokenizer: Tokenizer) -> Laid:
    return lay(text, [p.span for p in report(text).parts], quotes(text), tokenizer)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        # whatever its marks, a quotation reads the same; an apostrophe is none of them
        ("“We won’t,” she said", "\"We won't,\" she said"),
        ("‘We won’t,’ she said", "\"We won't,\" she said"),
        ("«We won't», she said", "\"We won't\", she said"),
        # a quotation within another has single marks
        ("“It was ‘fun’,” she said", "\"It was 'fun',\" she said"),
        ("‘It was “fun”,’ she said", "\"It was 'fun',\" she said"),
        # typed with two characters: as long as before
        ("``We wait,'' she said", "\" We wait, \" she said"),
        # left open, as the next paragraph opens it again
        ("“We wait.\n“And pray,” she said", "\"We wait.\n\"And pray,\" she said"),
    ],
)  # fmt: skip
def test_marks_are_made_alike(text: str, plain: str) -> None:
    assert plain_marks(text, quotes(text)) == plain
    assert len(plain) == len(text)


def test_words_and_what_is_told_of_them(tokenizer: Tokenizer) -> None:
    text = "“We wait,” said\nOrlo of NATO in 2024 via iPhone."
    found = laid(text, tokenizer)
    words = [
        text[s:e]
        for s, e in zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    ]
    assert words == [
        "“",
        "We",
        "wait",
        ",",
        "”",
        "said",
        "Orlo",
        "of",
        "NATO",
        "in",
        "2024",
        "via",
        "iPhone",
        ".",
    ]
    (window,) = found.windows
    assert window.case.tolist() == [0, 2, 1, 0, 0, 1, 2, 1, 4, 1, 0, 1, 5, 0]
    assert window.quoted.tolist() == [1, 2, 2, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert window.opens.tolist() == [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert found.paragraph.tolist() == [0] * 6 + [1] * 8


@pytest.mark.parametrize(
    ("part", "pieces"),
    [
        ("Orlo", ["or", "##lo"]),
        ("said\nOrlo", ["said", "or", "##lo"]),  # over two paragraphs
        ("rlo of", ["of"]),  # a word is where it begins
        ("``", ['"']),  # marks as they are made alike
        (" ", []),
    ],
)
def test_the_pieces_of_any_stretch(
    tokenizer: Tokenizer, part: str, pieces: list[str]
) -> None:
    text = "``We wait,'' said\nOrlo of NATO."
    start = text.index(part)
    found = laid(text, tokenizer)
    run = found.run_in(Span(start, start + len(part)))
    assert [tokenizer.id_to_token(piece) for piece in found.pieces[run]] == pieces


def test_words_that_windows_share_have_their_pieces_once(tokenizer: Tokenizer) -> None:
    text = "The boats of Vessa left at noon. " * 100
    found = laid(text, tokenizer)
    assert len(found.windows) > 1
    whole = tokenizer.encode(text, add_special_tokens=False).ids
    assert found.pieces[found.run_in(Span(0, len(text)))].tolist() == whole


def test_short_paragraphs_share_a_window_and_long_ones_are_cut(
    tokenizer: Tokenizer,
) -> None:
    short, long = "Boats sailed at noon.", "boats sailed " * 400
    found = laid(f"{short}\n{short}\n{long}\n{short}", tokenizer)
    sizes = [len(w) for w in found.windows]
    assert sizes[0] == 10
    assert all(len(w.pieces) <= PIECES for w in found.windows)
    assert [w.first for w in found.windows][:3] == [0, 10, 10 + sizes[1] - SHARED]
    assert (
        found.windows[-1].opens.sum() == 1
    )  # the last stretch of the long one, and the short one behind it


def check(found: Laid, text: str) -> None:
    assert (found.starts < found.ends).all()
    assert (found.starts[1:] >= found.ends[:-1]).all()
    assert not len(found.ends) or found.ends[-1] <= len(text)
    read = np.zeros(len(found.starts), dtype=int)
    for window in found.windows:
        assert len(window.pieces) <= PIECES
        assert (np.diff(window.heads) > 0).all()
        read[window.first : window.first + len(window)] += 1
    assert (read >= 1).all()


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text_is_laid_out_whole(text: str) -> None:
    check(laid(text, network.load().tokenizer), text)


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["boats ", "“", "” ", ". ", "\n", "é", "Ł", "中", "a\u0301 ", "x" * 130]
        ),
        max_size=900,
    )
)
def test_long_texts_are_laid_out_whole(parts: list[str]) -> None:
    text = "".join(parts)
    check(laid(text, network.load().tokenizer), text)
