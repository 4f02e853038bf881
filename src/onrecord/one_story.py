"""Reports of one story in, its dossier out, nothing stored: the archive's way without
the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lineage.fingerprints import fingerprint
from onrecord.lineage.pairs_to_align import pairs_to_compare
from onrecord.model import Dossier, ReadReport
from onrecord.stories.story import make_story
from onrecord.story_stage import (
    StoryInputs,
    align_each,
    align_tasks,
    compile_story,
    prose_of_read,
)


def reconcile(read_reports: Sequence[ReadReport]) -> Dossier:
    """The dossier of these reports, taken as one story whatever grouping would say.

    The same in whatever order they are given. Raises ValueError where there is no
    report or an id comes twice.
    """
    return compile_story(inputs_of(read_reports))


def inputs_of(read_reports: Sequence[ReadReport]) -> StoryInputs:
    """What a dossier of these reports is made from, their copy aligned. Raises as
    `reconcile`.
    """
    if not read_reports:
        raise ValueError("a story needs at least one report")
    if len({pair.id for pair in read_reports}) < len(read_reports):
        raise ValueError(
            "two of the reports have the same id: give each its own, or none"
        )
    ordered = sorted(read_reports, key=lambda pair: pair.id)
    proses = {pair.id: prose_of_read(pair) for pair in ordered}
    pairs = pairs_to_compare(list(proses), lambda report: fingerprint(proses[report]))
    passages = (
        passage
        for found in map(align_each, align_tasks(pairs, proses))
        for shared in found
        for passage in shared
    )
    return StoryInputs(
        story=make_story([pair.report for pair in ordered]),
        read_reports=tuple(ordered),
        passages=tuple(passages),
    )
