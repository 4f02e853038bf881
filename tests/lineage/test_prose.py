"""Words, sentences and quotations of a text, and that all of them lie where they
say.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.folding import fold_word
from onrecord.lineage.prose import LONGEST_SENTENCE, prose_of
from onrecord.model import Span

WORDS = [
    ("Oslo’s harbour", ["oslo", "s", "harbour"]),
    ("Oslo 's harbour", ["oslo", "s", "harbour"]),  # as the Penn Treebank sets it
    ("The U.S. and the US", ["the", "us", "and", "the", "us"]),
    ("Zoë’s café – CLOSED", ["zoe", "s", "cafe", "closed"]),
    ("1,200 people", ["1", "200", "people"]),
    ("* * *", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert list(prose_of("a", text).words) == expected


def test_only_words_of_given_sentences_are_held() -> None:
    text = "Photo: Ann Lee. The bridge fell."
    prose = prose_of("a", text, [Span(16, 32)])
    assert prose.words == ("the", "bridge", "fell")
    assert prose.sentences == (Span(16, 32),)


@pytest.mark.parametrize("sentences", [[Span(0, 5), Span(4, 8)], [Span(0, 99)]])
def test_sentences_that_overlap_or_lie_outside_are_refused(
    sentences: list[Span],
) -> None:
    with pytest.raises(ValueError, match="sentence"):
        prose_of("a", "one two three", sentences)


def test_a_text_without_stops_is_cut() -> None:
    prose = prose_of("a", "word " * (2 * LONGEST_SENTENCE + 1))
    assert [b - a for a, b in zip(prose.firsts, prose.firsts[1:], strict=False)] == [
        LONGEST_SENTENCE,
        LONGEST_SENTENCE,
        1,
    ]


def test_quoted_words_are_marked() -> None:
    prose = prose_of("a", "He said: “All is well,” and left.")
    assert [
        word for word, inside in zip(prose.words, prose.quoted, strict=True) if inside
    ] == ["all", "is", "well"]


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300)
    | st.text(alphabet="aB.’'\"“”‘ \n!é\0שS", max_size=200)
)
def test_everything_lies_where_it_says(text: str) -> None:
    prose = prose_of("a", text)
    places = prose.places()
    assert len(prose.words) == len(places) == len(prose.quoted) == prose.firsts[-1]
    for word, place in zip(prose.words, places, strict=True):
        assert word == fold_word(place.of(text))
    assert len(prose.firsts) == len(prose.sentences) + 1
    for number, span in enumerate(prose.sentences):
        assert span.end <= len(text)
        first, last = prose.firsts[number], prose.firsts[number + 1]
        assert first < last
        assert all(span.covers(places[at]) for at in range(first, last))
    for before, after in zip(prose.sentences, prose.sentences[1:], strict=False):
        assert before.end <= after.start
