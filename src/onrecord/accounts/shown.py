"""The words of an item's report that show a clue."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.accounts.clues import Words
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.linkage import Node, P
from onrecord.english import words
from onrecord.model import Span

# Of the words two sentences share, enough to see what they are about.
_MOST_WORDS = 8


def surface(context: StoryContext, node: Node[P]) -> str:
    """The first member's own characters, white space made one."""
    member = node.members[0]
    return " ".join(context.reports[member.report].text(member.item.span).split())


def written(context: StoryContext, node: Node[P], stems: Iterable[str]) -> str:
    """The words of the first member's sentences that have one of `stems`, as they stand
    there and each once; the first _MOST_WORDS of them.
    """
    member = node.members[0]
    one = context.reports[member.report]
    return ", ".join(_with_stems(one, one.around(member.item.span), set(stems)))


def surfaces(context: StoryContext, a: Node[P], b: Node[P]) -> Words:
    """Two items as their reports have them."""
    return surface(context, a), surface(context, b)


def written_in_both(
    context: StoryContext, a: Node[P], b: Node[P], stems: Collection[str]
) -> Words:
    """The words with one of `stems`, as the sentences of either have them."""
    return written(context, a, stems), written(context, b, stems)


def _with_stems(one: ReportContext, around: Span, stems: set[str]) -> list[str]:
    """The words within `around` that have one of `stems`, each stem once."""
    shown: list[str] = []
    left = set(stems)
    for match in words.WORD.finditer(one.text(around)):
        own = {words.stem(word) for word in words.tokens(match.group())}
        if not own.isdisjoint(left):
            left -= own
            shown.append(match.group())
    return shown[:_MOST_WORDS]
