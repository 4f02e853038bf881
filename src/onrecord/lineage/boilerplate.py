"""What of a text is boilerplate: words under runs that unrelated stories hold too (`fingerprints.boilerplate`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.lineage.fingerprints import RUN, run_hashes
from onrecord.lineage.prose import Prose
from onrecord.model import Passage, Span

MOSTLY = 0.5  # share of a stretch's words under such runs, from which it is boilerplate


class Boilerplate:
    """The words of one text that lie under runs whose hashes are `known`."""

    def __init__(self, prose: Prose, known: frozenset[int]) -> None:
        self._starts = [place.start for place in prose.places()]
        self._under = bytearray(len(prose.words))
        for at, value in run_hashes(prose):
            if value in known:
                self._under[at : at + RUN] = b"\x01" * RUN

    def holds(self, span: Span) -> bool:
        """Whether most of the words of a stretch are boilerplate."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return last > first and sum(self._under[first:last]) >= MOSTLY * (last - first)


def without_boilerplate(
    passages: Sequence[Passage], proses: Mapping[str, Prose], known: frozenset[int]
) -> tuple[Passage, ...]:
    """The passages but for those that are boilerplate on both sides. `proses`: of each passage's reports, by id."""
    if not known:
        return tuple(passages)
    told = {id_: Boilerplate(prose, known) for id_, prose in proses.items()}
    return tuple(p for p in passages if not (told[p.a].holds(p.a_span) and told[p.b].holds(p.b_span)))
