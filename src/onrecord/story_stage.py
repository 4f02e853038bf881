"""The stage of one story: what its reports share, and its dossier.

`reconcile` and the archive both go this way; what the archive has learnt from other
stories comes in with `StoryInputs`. Everything here is a value that can be sent to
another process, and every function is a module's own, so that any engine runs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.accounts import compile_dossier
from onrecord.lineage.align import align
from onrecord.lineage.boilerplate import without_boilerplate
from onrecord.lineage.prose import Prose, prose_of
from onrecord.lineage.trace import Lineage, trace
from onrecord.model import Dossier, Passage, ReadReport, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignTask:
    """A text, and the texts it is to be compared with. Its id is the smallest of all;
    it may be among the others itself, for what it repeats.
    """

    first: Prose
    others: tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryInputs:
    """All that a story's dossier is compiled from.

    `passages` are those between its reports and within each, as `align` found them.
    What other stories tell: `boilerplate`, the hashes of runs that stand under many of
    them, and `background`, by report id the hashes of its runs that reports of other
    events hold too. `arrived`: the ids in the order in which the reports came in, None
    where that is not known.
    """

    story: Story
    read_reports: tuple[ReadReport, ...]
    passages: tuple[Passage, ...]
    boilerplate: frozenset[int] = frozenset()
    background: Mapping[str, frozenset[int]] = field(default_factory=dict)
    arrived: tuple[str, ...] | None = None


def prose_of_read(pair: ReadReport) -> Prose:
    """What of a report is compared with others: the sentences that were read, so that
    captions and credits are no copy.
    """
    return prose_of(pair.id, pair.report.text, pair.reading.sentences)


def align_tasks(
    pairs: Iterable[tuple[str, str]], proses: Mapping[str, Prose]
) -> Iterator[AlignTask]:
    """The pairs of ids, the smaller first, as one task for each first text, which is
    then sent to an engine once. Raises KeyError where `proses` lacks a report.
    """
    others: dict[str, list[Prose]] = {}
    for first, other in pairs:
        others.setdefault(first, []).append(proses[other])
    for first, texts in others.items():
        yield AlignTask(first=proses[first], others=tuple(texts))


def align_each(task: AlignTask) -> tuple[tuple[Passage, ...], ...]:
    """The passages that the first text shares with each of the others, in their
    order.
    """
    return tuple(align(task.first, other) for other in task.others)


def compile_story(inputs: StoryInputs) -> Dossier:
    """The dossier of a story, the same in whatever order its reports and passages
    stand. Raises ValueError where two reports have one id.
    """
    return compile_dossier(inputs.story, inputs.read_reports, lineage_of(inputs))


def lineage_of(inputs: StoryInputs) -> Lineage:
    """What the reports of a story share, and from whom."""
    proses = {pair.id: prose_of_read(pair) for pair in inputs.read_reports}
    passages = without_boilerplate(inputs.passages, proses, inputs.boilerplate)
    return trace(
        inputs.read_reports,
        proses,
        passages,
        background=inputs.background,
        arrived=inputs.arrived,
    )
