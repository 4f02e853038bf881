"""What a limit left out of a dossier, said in a line each: worked out from the dossier
itself, so nothing is stored.
"""

from __future__ import annotations

from collections import Counter

from onrecord.lineage.align import MOST_PASSAGES
from onrecord.lineage.fingerprints import PARTNERS
from onrecord.lineage.pairs_to_align import ALL_PAIRS
from onrecord.model import Dossier


def notes(dossier: Dossier) -> tuple[str, ...]:
    """A line for each limit that cut something of the story's lineage; () for a story
    of ordinary size.
    """
    found: list[str] = []
    if len(dossier.reports) > ALL_PAIRS:
        found.append(
            f"of over {ALL_PAIRS} reports not all are compared with all, "
            f"but each with up to about {PARTNERS} "
            "that seem to share most text with it: some shared passages are not listed"
        )
    many = sum(
        n >= MOST_PASSAGES
        for n in Counter((p.a, p.b) for p in dossier.passages).values()
    )
    if many:
        pairs = "pair shares" if many == 1 else "pairs share"
        found.append(
            f"{many:,} {pairs} or repeat {MOST_PASSAGES:,} passages or more: "
            f"the longest {MOST_PASSAGES:,} of each are kept"
        )
    return tuple(found)
