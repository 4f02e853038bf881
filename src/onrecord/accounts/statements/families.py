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
    context: StoryContext, tellings: Sequence[Node[Saying]]
) -> list[list[Node[Saying]]]:
    """Each telling that is within no other, first, with all that are within it. Every
    node is in one family.
    """
    heads_by_pair: defaultdict[Hashable, list[int]] = defaultdict(list)
    gathered: dict[int, list[Node[Saying]]] = {}
    longest_first = sorted(
        range(len(tellings)), key=lambda i: (-len(tellings[i].profile.words.said), i)
    )
    for i in longest_first:
        telling = tellings[i]
        pairs = neighbours(telling.profile)
        holders: list[tuple[float, int]] = []
        for head in set(_longer(heads_by_pair, pairs)):
            if _one_speaker(gathered[head], telling):
                shown = evidence(context, tellings[head], telling)
                if shown.within and (shown.closeness or 0.0) >= JOINED:
                    holders.append((-(shown.closeness or 0.0), head))
        if holders:
            _, closest = min(holders)
            gathered[closest].append(telling)
            continue
        gathered[i] = [telling]
        for pair in pairs:
            heads_by_pair[pair].append(i)
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
