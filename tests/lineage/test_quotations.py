"""What stands between quotation marks, in every house style and with marks missing."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.quotations import quotations

QUOTED = [
    ("“We go,” she said.", ["“We go,”"]),
    ('"We go," she said. "Now."', ['"We go,"', '"Now."']),
    ("‘We go,’ she said.", ["‘We go,’"]),
    ("'We go,' she said.", ["'We go,'"]),
    ("`` We go , '' she said .", ["`` We go , ''"]),  # Penn Treebank
    ("«We go,» she said.", ["«We go,»"]),
    # copy desks mix shapes
    ('“We go," she said.', ['“We go,"']),
    # a quotation inside one
    (
        "‘I never liked the word ‘deal’ for it,’ he said.",
        ["‘I never liked the word ‘deal’ for it,’"],
    ),
    ("“He said ‘go’ and went.” Then", ["“He said ‘go’ and went.”"]),
    # apostrophes quote nothing
    ("Oslo’s mayor won’t go; the ministers’ talks ended.", []),
    ("'Tis Oslo's rock 'n' roll", ["'n'"]),
    # a plural's apostrophe inside a quotation, where a surer closing mark follows
    ("‘The ministers’ talks go on,’ he said.", ["‘The ministers’ talks go on,’"]),
    # a lost mark spoils its paragraph only
    ("“We go, she said.\nThen “it” rained.", ["“it”"]),
    # a speech over two paragraphs: the first is left open, the second opens again
    ("“We go.\n“We stay,” she said.", ["“We go.", "“We stay,”"]),
    ("We go,” she said.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


@given(st.text(alphabet="ab s,.“”\"‘’'`«»\n", max_size=120))
def test_quotations_are_disjoint_and_inside(text: str) -> None:
    found = quotations(text)
    assert all(span.end <= len(text) for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("mark", ['"', "'", "“a ", "‘a ", "a’ ", "“\n"])
def test_time_is_linear_in_the_marks(mark: str) -> None:
    start = time.process_time()
    quotations(mark * 200_000)
    assert time.process_time() - start < 10
