"""Sayings with all that is cut from them: what is told within a longer telling follows
it wherever that is linked.

Linking compares each with each, and the beginning of a quotation has no word in common
with its end: what holds them together is the report that has the whole. So before
linking, every telling whose words are all within a longer one is put to that one; the
longest of a family stands for it from then on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from onrecord.accounts.context import StoryContext
from onrecord.accounts.linkage import JOINED, WINDOW, Node, member_key
from onrecord.accounts.statements.likeness import evidence, neighbours
from onrecord.accounts.statements.sayings import Saying, speakers

_LOOKED_UP = (
    3  # of a telling's pairs of words, those that the fewest longer tellings have
)


def families(
    context: StoryContext, found: Sequence[Node[Saying]]
) -> list[list[Node[Saying]]]:
    """Each telling that is within no other, first, with all that are within it. Every
    node is in one family.
    """
    at: defaultdict[Hashable, list[int]] = defaultdict(list)
    gathered: dict[int, list[Node[Saying]]] = {}
    for i in sorted(
        range(len(found)), key=lambda i: (-len(found[i].profile.words.said), i)
    ):
        pairs = neighbours(found[i].profile)
        heads = {
            head
            for head in _longer(at, pairs)
            if _one_speaker(gathered[head], found[i])
        }
        shown = (
            (evidence(context, found[head], found[i]), head) for head in sorted(heads)
        )
        within = [
            (one.closeness, -head)
            for one, head in shown
            if one.within and (one.closeness or 0.0) >= JOINED
        ]
        if within:
            gathered[-max(within)[1]].append(found[i])
        else:
            gathered[i] = [found[i]]
            for pair in pairs:
                at[pair].append(i)
    return [gathered[i] for i in sorted(gathered)]


def headed(family: Sequence[Node[Saying]]) -> Node[Saying]:
    """A family as one node with the profile of its longest telling."""
    if len(family) == 1:
        return family[0]
    return Node(
        profile=family[0].profile,
        members=tuple(
            sorted((m for node in family for m in node.members), key=member_key)
        ),
        reports=frozenset().union(*(node.reports for node in family)),
        sides=frozenset().union(*(node.sides for node in family)),
        mates=frozenset().union(*(node.mates for node in family)),
    )


def _longer(at: dict[Hashable, list[int]], pairs: Sequence[Hashable]) -> Iterator[int]:
    """The longer tellings to compare with: those behind the pairs of words that the
    fewest have.
    """
    known = sorted((at[pair] for pair in pairs if pair in at), key=len)
    for holders in known[:_LOOKED_UP]:
        yield from holders[:WINDOW]


def _one_speaker(family: Sequence[Node[Saying]], node: Node[Saying]) -> bool:
    """False where a telling in the family names another speaker: one that names nobody
    may hold either's words.
    """
    named = next((n for n in family if n.profile.speaker is not None), node)
    return speakers(named.profile, node.profile) != "different"
