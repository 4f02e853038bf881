"""What `onrecord group` and `onrecord align` are made of: plain functions that store
nothing. The other two filters are `reading.reader.read_many` and `one_story.reconcile`.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lineage.align import align as align_proses
from onrecord.lineage.prose import prose_of
from onrecord.model import Passage, Report
from onrecord.stories.group import group as group_vectors
from onrecord.stories.story import card_of, story_id
from onrecord.stories.vectors import vector_of


def group(reports: Sequence[Report]) -> dict[str, str]:
    """The id of the story that each report belongs to, by the report's id, in the order
    given.

    Reports of the same events have the same story. A story's id is made from its
    members, so it is the same in whatever order they come. Up to
    `stories.group.LARGEST` reports are compared all at once; of more, each is put
    beside those before it in order of id. Raises ValueError where an id comes twice.

    >>> reports = [Report(id=id_, text="A crane fell on a pier.") for id_ in "ab"]
    >>> stories = group(reports)
    >>> stories["a"] == stories["b"]
    True
    """
    by_id = {report.id: report for report in reports}
    if len(by_id) < len(reports):
        raise ValueError(
            "two of the reports have the same id: give each its own, or none"
        )
    story_of: dict[str, str] = {}
    for members in group_vectors([vector_of(report) for report in reports]):
        story = story_id(card_of(by_id[member]) for member in members)
        story_of.update(dict.fromkeys(members, story))
    return {id_: story_of[id_] for id_ in by_id}


def align(a: str, b: str) -> tuple[Passage, ...]:
    """The passages that two texts share, the spans of each in code points of its text.

    The passages call the texts "a" and "b". Where the two are equal, they are taken as
    one text called "a": the passages are then what it repeats, never a passage with
    itself.

    >>> gate = "The harbour master closed the northern gate of Port Ellery at noon."
    >>> [passage] = align(gate, f"It is said that all is well. {gate}")
    >>> passage.kind, passage.a_span, passage.b_span
    ('verbatim', Span(start=0, end=67), Span(start=29, end=96))
    """
    first = prose_of("a", a)
    second = first if a == b else prose_of("b", b)
    return align_proses(first, second)
