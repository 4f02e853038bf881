"""The way through the room for the reports of one story: whose writing each is, and
which are one report's versions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lineage.origins import find_origins
from onrecord.lineage.prose import Prose
from onrecord.lineage.revisions import find_revisions
from onrecord.lineage.shared_copy import pairs_of_one_writing
from onrecord.lineage.whose_words import telling_of, with_whose_words
from onrecord.model import Origin, Passage, ReadReport, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A story's passages, each with what its words are, the origins that follow, and
    the versions of one report.
    """

    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    revisions: tuple[Revision, ...]


def trace(
    read_reports: Sequence[ReadReport],
    proses: Mapping[str, Prose],
    passages: Sequence[Passage],
    *,
    background: Mapping[str, frozenset[int]] | None = None,
    arrived: Sequence[str] | None = None,
) -> Lineage:
    """The lineage of the reports of one story; `proses` and `background` are by report
    id.

    `background`: the hashes of each report's runs that stand in reports of other events
    too. `arrived`: the ids in the order in which they came in, where that is known. The
    order of `read_reports` and of `passages` changes nothing. Raises ValueError where
    two reports have one id or a report has no prose.
    """
    missing = sorted(pair.id for pair in read_reports if pair.id not in proses)
    if missing:
        raise ValueError(f"no prose was given of the reports {', '.join(missing)}")
    known = background or {}
    tellings = {
        pair.id: telling_of(
            proses[pair.id], pair.reading, known.get(pair.id, frozenset())
        )
        for pair in read_reports
    }
    reports = [pair.report for pair in read_reports]
    readings = {pair.id: pair.reading for pair in read_reports}
    passages = with_whose_words(passages, tellings)
    tied = [(a, b) for _, a, b in pairs_of_one_writing(tellings, passages)]
    return Lineage(
        passages=tuple(passages),
        origins=find_origins(reports, tied, passages),
        revisions=find_revisions(reports, readings, passages, tied, arrived),
    )
