"""Where quotations open and close: marks of every family, apostrophes, nesting, and
marks without a fellow.
"""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.english.quotations import QuoteIndex, find_quotations
from onrecord.model import Span


def paragraphs(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def surfaces(text: str) -> list[str]:
    return [
        q.span.of(text) + ("…" if q.runs_on else "")
        for q in find_quotations(text, paragraphs(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # curly, straight, LaTeX, guillemets
        ("“We wait,” Orlo said. “All of us.”", ["“We wait,”", "“All of us.”"]),
        ('"We wait," Orlo said.', ['"We wait,"']),
        ("``We wait,'' Orlo said. ''All of us.''", ["``We wait,''", "''All of us.''"]),
        ("«We wait», Orlo said.", ["«We wait»"]),
        # British single marks around apostrophes, a plural's possessive and another
        # single quotation
        ("‘It’s the crews’ call,’ Orlo said.", ["‘It’s the crews’ call,’"]),
        ("‘I won’t say ‘swap’ at all,’ Orlo said.", ["‘I won’t say ‘swap’ at all,’"]),
        ("'It isn't the crews' call,' Orlo said.", ["'It isn't the crews' call,'"]),
        # an apostrophe is no closing mark, an elision no opening one
        ("the crews’ boats and Orlo’s ‘plan’ of ’98", ["‘plan’"]),
        ("rock ’n’ roll for ‘em", []),
        ("She’s 5'10\" tall and “fast”.", ["“fast”"]),
        # behind a colon an unclosed mark quotes to the end of its paragraph; one behind
        # nothing quotes nothing
        ("Orlo said: “We wait. All of us.\nThe rain fell.", ["“We wait. All of us."]),
        ("Orlo paid “in part.\nThe rain fell.", []),
        # opened in print and closed on a typewriter
        ('“We wait," Orlo said. "All of us.”', ['“We wait,"', '"All of us.”']),
        # the outermost quotation holds the inner ones
        ("“He told me ‘no’ twice,” Venn said.", ["“He told me ‘no’ twice,”"]),
        ("‘“No,” he told me,’ Venn said.", ["‘“No,” he told me,’"]),
        (
            '"She read: “Stay away.” Then she left."',
            ['"She read: “Stay away.” Then she left."'],
        ),
        # a mark that never closes is no quotation; nor is an empty pair
        ("“We wait, Orlo said. He left.", []),
        ("“ and “yes,” he said", ["“yes,”"]),
        ('He said "" and left.', []),
        # the opening mark repeated at each paragraph
        (
            "“First of all.\n“Then the rest,” he said.",
            ["“First of all.…", "“Then the rest,”"],
        ),
        ("“First of all.\nHe left.", []),
        # nothing, and no letters at all
        ("", []),
        ("”’»", []),
    ],
)
def test_quotations_by_their_marks(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


# As texts are aligned: agencies' marks with blanks around them, marks that copy desks
# mixed or lost.
ALIGNED = [
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


@pytest.mark.parametrize(("text", "expected"), ALIGNED)
def test_quotations_of_aligned_texts(text: str, expected: list[str]) -> None:
    found = find_quotations(text, paragraphs(text))
    assert [q.span.of(text) for q in found] == expected


def test_a_mark_between_a_comma_and_a_stop_closes() -> None:
    assert surfaces('He said "We wait,". He left.') == ['"We wait,"']


def test_inner_leaves_out_the_marks() -> None:
    text = "``We wait,'' he said, “yes”"
    assert [q.inner.of(text) for q in find_quotations(text, paragraphs(text))] == [
        "We wait,",
        "yes",
    ]


def test_index_finds_by_offset() -> None:
    text = "a “b” c “d” e"
    index = QuoteIndex(find_quotations(text, paragraphs(text)))
    assert index.at(0) is None
    assert index.before(2) is None
    assert (index.before(5), index.after(5), index.after(11)) == (0, 1, None)
    assert index.at(3) == index.quotations[0]
    assert index.at(3, least=4) is None


@example("“.''")  # opened by one character, closed by two
@given(st.text(alphabet="ab .,s\n“”‘’'\"«»`", max_size=80))
def test_any_marks_give_disjoint_spans_inside_their_paragraph(text: str) -> None:
    parts = paragraphs(text)
    found = find_quotations(text, parts)
    assert all(any(p.covers(q.span) for p in parts) for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(q.inner.start < q.inner.end or q.runs_on or q.unclosed for q in found)


@pytest.mark.parametrize(
    "unit", ["“", '"', "'", "‘a’ ", "s’ ", "''", "“a ", "‘a ", "a’ "]
)
def test_a_great_many_marks_take_linear_time(unit: str) -> None:
    # 100,000 marks in one paragraph end at all, and quickly: every step looks at one
    # mark
    assert find_quotations(unit * 100_000, [Span(0, len(unit) * 100_000)]) is not None


def test_a_great_many_paragraphs_take_linear_time() -> None:
    text = "“\n" * 100_000
    assert find_quotations(text, paragraphs(text)) is not None
