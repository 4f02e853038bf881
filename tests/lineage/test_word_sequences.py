"""The counts agree with the plain ones."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.word_sequences import common_words, longest_run

words = st.lists(st.sampled_from("abcd"), max_size=12)


def plain_common(a: list[str], b: list[str]) -> int:
    row = [0] * (len(a) + 1)
    for word in b:
        last = 0
        for at, other in enumerate(a, 1):
            last, row[at] = (
                row[at],
                last + 1 if word == other else max(row[at], row[at - 1]),
            )
    return row[-1]


@given(words, words)
def test_common_words_is_the_longest_common_subsequence(
    a: list[str], b: list[str]
) -> None:
    assert common_words(a, b) == plain_common(a, b)


@given(words, words)
def test_longest_run_stands_in_both_and_none_is_longer(
    a: list[str], b: list[str]
) -> None:
    in_a, in_b, length = longest_run(a, b)
    assert a[in_a : in_a + length] == b[in_b : in_b + length]
    runs = {tuple(a[at : at + length + 1]) for at in range(len(a) - length)}
    assert not runs & {tuple(b[at : at + length + 1]) for at in range(len(b) - length)}
