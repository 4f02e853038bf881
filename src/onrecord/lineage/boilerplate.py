"""What of a text is boilerplate: words under runs that unrelated stories hold too
(`fingerprints.boilerplate`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.lineage.fingerprints import RUN, run_hashes
from onrecord.lineage.prose import Prose
from onrecord.lineage.word_ranges import holds_mostly, word_range
from onrecord.model import Passage, Span

MOSTLY = 0.5  # share of a stretch's words under such runs, from which it is boilerplate


def words_under(prose: Prose, known: frozenset[int]) -> bytes:
    """For each word of a text 1 where it lies under a run whose hash is `known`, else
    0.
    """
    under = bytearray(len(prose.words))
    if known:
        for at, value in run_hashes(prose):
            if value in known:
                under[at : at + RUN] = b"\x01" * RUN
    return bytes(under)


def without_boilerplate(
    passages: Sequence[Passage], proses: Mapping[str, Prose], known: frozenset[int]
) -> tuple[Passage, ...]:
    """The passages but for those that are boilerplate on both sides. `proses`: of each
    passage's reports, by id.
    """
    if not known:
        return tuple(passages)
    marked = {id_: _Boilerplate(prose, known) for id_, prose in proses.items()}
    kept = []
    for passage in passages:
        on_a = marked[passage.a].holds(passage.a_span)
        on_b = marked[passage.b].holds(passage.b_span)
        if not (on_a and on_b):
            kept.append(passage)
    return tuple(kept)


class _Boilerplate:
    """The words of one text that lie under runs whose hashes are `known`."""

    def __init__(self, prose: Prose, known: frozenset[int]) -> None:
        self._starts = [place.start for place in prose.places()]
        self._under = words_under(prose, known)

    def holds(self, span: Span) -> bool:
        """Whether most of the words of a stretch are boilerplate."""
        return holds_mostly(self._under, word_range(self._starts, span), MOSTLY)
