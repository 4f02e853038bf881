"""How much of one report stands in another: the pairs of a story that are one writing
by the copy they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.lineage.whose_words import Telling
from onrecord.model import Passage, Span

# of the words of the shorter report, held in copy from the other, from which the two
# are one writing
SHARE = 0.2
# and so many of them: a sentence or two may reach two newsrooms from one press release
# …
LEAST_WORDS = 60
OR_HALF = 0.5  # … unless they are half of all the shorter report says
# And so much of what it says in its own words. Set by reading the pairs of two public
# sets of grouped news that share copy: those under it share what one company or one
# academy had said, with nothing between the quotations.
OWN_SHARE = 0.25


def pairs_of_one_writing(
    tellings: Mapping[str, Telling], passages: Iterable[Passage]
) -> list[tuple[float, str, str]]:
    """The pairs of reports that are one writing by shared copy: minus the share, and
    both ids. Largest share first.

    Passages of any kind but `same quote` count that are no background, each word by its
    passage's similarity. They must hold SHARE of the shorter report's words, and
    LEAST_WORDS of them or half; and of the words it has neither from a quotation nor
    from a source's document OWN_SHARE or LEAST_WORDS.
    """
    # What of the shorter report stands in the other.
    copies: dict[tuple[str, str], list[tuple[Span, float]]] = {}
    for passage in passages:
        a, b = passage.a, passage.b
        left_out = passage.kind == "same quote" or passage.sharing == "background"
        if left_out or a == b or a not in tellings or b not in tellings:
            continue
        a_size, b_size = len(tellings[a].starts), len(tellings[b].starts)
        (_, shorter), (_, longer) = sorted([(a_size, a), (b_size, b)])
        span = passage.a_span if shorter == a else passage.b_span
        copies.setdefault((shorter, longer), []).append((span, passage.similarity))
    pairs: list[tuple[float, str, str]] = []
    for (shorter, longer), spans in copies.items():
        telling = tellings[shorter]
        covered = _covered(telling, spans)
        count = len(covered)
        copied = round(sum(covered), 6)
        is_much = copied >= SHARE * count
        is_enough = copied >= min(LEAST_WORDS, OR_HALF * count)
        own_copied = round(sum(covered[at] for at in telling.own), 6)
        is_of_its_own = own_copied >= min(LEAST_WORDS, OWN_SHARE * len(telling.own))
        if is_much and is_enough and is_of_its_own:
            first, second = sorted((shorter, longer))
            pairs.append((-copied / count, first, second))
    return sorted(pairs)


def _covered(telling: Telling, spans: Sequence[tuple[Span, float]]) -> list[float]:
    """For each word of a report the largest similarity of a span over it."""
    best = [0.0] * len(telling.starts)
    for span, similarity in spans:
        for at in telling.words(span):
            best[at] = max(best[at], similarity)
    return best
