"""The words of a report as a title gives them: its own characters in text order, with a
name in brackets where only a pronoun stands for somebody.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from onrecord.accounts.context import ReportContext
from onrecord.english import tables, words
from onrecord.english.marks import MAY_CLOSE, MAY_OPEN, STOPS
from onrecord.model import Mention, Span

GAP = " … "
EDGES = f" \t\n,;:–—●•-{STOPS}{MAY_OPEN}{MAY_CLOSE}"
_JOINING = "|".join(sorted(tables.words("clause_joints")))
# What only joins a clause to another.
_JOINTS = re.compile(
    rf"^(?:(?:{_JOINING})\b[\s,]*)+|(?:[\s,]+(?:{_JOINING}))+$", re.IGNORECASE
)
# Marks that come in pairs: one without its other is left out.
_PAIRS = (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"))
# Words that never begin what is owned, beside those that lead on.
_BEHIND_AN_OBJECT = frozenset(
    {"in", "on", "after", "before", "out", "over", "up", "down", "off", "away", "back"}
    | {"again", "inside", "around", "through", "under", "about", "without", "was", "is"}
)
_FIRST_PERSON = frozenset({"i", "we"})


def title_of(one: ReportContext, parts: Sequence[Span], *, is_said: bool) -> str:
    """The parts of a report joined, something left out between them.

    Where `is_said`, the title begins with who says it, and "I" is they.
    """
    told: list[str] = []
    for part in parts:
        text = _named(one, part, " ".join(told), is_said=is_said)
        told.append(" ".join(text.split()).strip(EDGES if len(parts) > 1 else None))
    title = _paired(GAP.join(text for text in told if text)).strip(EDGES)
    title = _credits().sub("", title)
    return _without_ends(title).strip(EDGES)


@functools.cache
def _credits() -> re.Pattern[str]:
    """The names of picture agencies before a caption."""
    names = sorted(tables.words("picture_agencies"), key=lambda n: (-len(n), n))
    return re.compile(rf"^(?:(?:{'|'.join(map(re.escape, names))})\s+(?=[A-Z]))+")


def _without_ends(title: str) -> str:
    """A title without words at its end that lead to what is left out."""
    told = title.split()
    while len(told) > 1 and told[-1].lower() in tables.words("leading_words"):
        told.pop()
    return " ".join(told)


def without_joints(text: str) -> str:
    """A title without what only joins its clause to another."""
    return _JOINTS.sub("", text).strip(EDGES)


def _named(one: ReportContext, part: Span, before: str, *, is_said: bool) -> str:
    """A part with names for its pronouns, unless the name stands before it."""
    text, at = "", part.start
    for mention in one.mentions(part):
        span = mention.span
        if mention.form != "pronoun" or mention.name is None:
            continue
        if span.start < at or not part.covers(span):
            continue
        word = one.text(span).lower()
        case = _cases(is_said=is_said).get(word)
        until = text + one.text(Span(at, span.start))
        if case is None or _is_named(mention.name, f"{before} {until}"):
            continue
        behind = one.text(Span(span.end, max(part.end, span.end)))
        owns = "’s" if _owns(word, case, behind) else ""
        text = f"{until}[{_bare(mention)}{owns}]"
        at = span.end
    return text + one.text(Span(at, part.end))


def _owns(word: str, case: str, behind: str) -> bool:
    """Whether a pronoun is of who owns what is behind it: "her" is both."""
    if word != "her":
        return case == "possessive"
    following = words.tokens(behind.partition(",")[0])[:1]
    return bool(following) and following[0] not in (
        _BEHIND_AN_OBJECT | tables.words("leading_words")
    )


def _bare(mention: Mention) -> str:
    return (mention.name or "").strip("[]")


def _is_named(name: str, text: str) -> bool:
    """Whether the name, or the last of it, stands in the text."""
    last = words.tokens(name)[-1:]
    return bool(last) and last[0] in words.tokens(text)


@functools.cache
def _cases(*, is_said: bool) -> dict[str, str]:
    """The case of each pronoun that a name can take the place of."""
    return {
        word: case
        for word, who, case in tables.rows("pronouns")
        if case != "reflexive" and not (is_said and who in _FIRST_PERSON)
    }


@functools.cache
def pronouns(*, is_said: bool) -> frozenset[str]:
    """The pronouns that leave it open who is meant."""
    return frozenset(_cases(is_said=is_said)) | tables.words("open_words")


def _paired(text: str) -> str:
    """The text without the marks that lack the other of their pair."""
    for first, second in _PAIRS:
        if first == second:
            is_even = text.count(first) % 2 == 0
        else:
            is_even = text.count(first) == text.count(second)
        if not is_even:
            text = text.replace(first, "").replace(second, "")
    return " ".join(text.split())
