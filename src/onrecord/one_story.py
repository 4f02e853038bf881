"""Reports of one story in, its dossier out, nothing stored: the archive's way without
the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts import compile_dossier
from onrecord.lineage.align import align
from onrecord.lineage.fingerprints import fingerprint
from onrecord.lineage.pairs import pairs_to_compare
from onrecord.lineage.prose import Prose, prose_of
from onrecord.lineage.trace import trace
from onrecord.model import Dossier, Passage, Reading, Report
from onrecord.stories.story import make_story


def reconcile(reports: Sequence[Report], readings: Sequence[Reading]) -> Dossier:
    """The dossier of `reports`, taken as one story whatever grouping would say;
    `readings` in the same order.

    The same in whatever order they are given. Raises ValueError where there is no
    report or an id comes twice.
    """
    if not reports:
        raise ValueError("a story needs at least one report")
    if len({r.id for r in reports}) < len(reports):
        raise ValueError(
            "two of the reports have the same id: give each its own, or none"
        )
    pairs = sorted(zip(reports, readings, strict=True), key=lambda pair: pair[0].id)
    ordered, read = [r for r, _ in pairs], [r for _, r in pairs]
    proses = {r.id: prose_of(r.id, r.text, reading.sentences) for r, reading in pairs}
    lineage = trace(ordered, read, proses, find_passages(list(proses.values())))
    return compile_dossier(make_story(ordered), ordered, read, lineage)


def find_passages(proses: Sequence[Prose]) -> tuple[Passage, ...]:
    """All passages between any two of `proses` (of a large story: of those alike in
    copy) and within each.
    """
    by_id = {prose.id: prose for prose in proses}
    pairs = pairs_to_compare(list(by_id), lambda report: fingerprint(by_id[report]))
    return tuple(passage for a, b in pairs for passage in align(by_id[a], by_id[b]))
