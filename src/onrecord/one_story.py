"""Reports of one story in, its dossier out, nothing stored: the archive's way without
the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts import compile_dossier
from onrecord.lineage.align import align
from onrecord.lineage.fingerprints import fingerprint
from onrecord.lineage.pairs_to_align import pairs_to_compare
from onrecord.lineage.prose import Prose, prose_of
from onrecord.lineage.trace import trace
from onrecord.model import Dossier, Passage, ReadReport
from onrecord.stories.story import make_story


def reconcile(read_reports: Sequence[ReadReport]) -> Dossier:
    """The dossier of these reports, taken as one story whatever grouping would say.

    The same in whatever order they are given. Raises ValueError where there is no
    report or an id comes twice.
    """
    if not read_reports:
        raise ValueError("a story needs at least one report")
    if len({pair.id for pair in read_reports}) < len(read_reports):
        raise ValueError(
            "two of the reports have the same id: give each its own, or none"
        )
    ordered = sorted(read_reports, key=lambda pair: pair.id)
    proses = {
        pair.id: prose_of(pair.id, pair.report.text, pair.reading.sentences)
        for pair in ordered
    }
    lineage = trace(ordered, proses, find_passages(list(proses.values())))
    story = make_story([pair.report for pair in ordered])
    return compile_dossier(story, ordered, lineage)


def find_passages(proses: Sequence[Prose]) -> tuple[Passage, ...]:
    """All passages between any two of `proses` (of a large story: of those alike in
    copy) and within each.
    """
    by_id = {prose.id: prose for prose in proses}
    pairs = pairs_to_compare(list(by_id), lambda report: fingerprint(by_id[report]))
    return tuple(passage for a, b in pairs for passage in align(by_id[a], by_id[b]))
