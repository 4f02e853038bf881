"""Which story goes on in which, where stories were grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.model import Story


def moved(before: Iterable[Story], stories: Sequence[Story]) -> tuple[str, ...]:
    """The reports (ids) of `stories` that are new, or whose story of `before` goes on
    without them: their runs of words may stand in more stories than they did, or fewer.

    >>> old = [Story(id="s-1", title="", reports=("a", "b"))]
    >>> new = [Story(id="s-2", title="", reports=("a", "b", "c"))]
    >>> moved(old, new)
    ('c',)
    """
    old = tuple(before)
    heir_of = heirs(old, stories)
    heir_of_report: dict[str, str | None] = {}
    for story in old:
        for report in story.reports:
            heir_of_report[report] = heir_of.get(story.id)
    reports: list[str] = []
    for story in stories:
        for report in story.reports:
            if heir_of_report.get(report) != story.id:
                reports.append(report)
    return tuple(reports)


def heirs(before: Iterable[Story], stories: Sequence[Story]) -> dict[str, str]:
    """Of the stories `before` the new one that each goes on in, by id: it has most of
    the old one's reports, and those are most of it.

    A run of words stands in as many stories when one goes on, whatever its id is then.

    >>> old = [Story(id="s-1", title="", reports=("a", "b"))]
    >>> new = [Story(id="s-2", title="", reports=("a", "b", "c"))]
    >>> heirs(old, new)
    {'s-1': 's-2'}
    """
    story_of: dict[str, str] = {}
    for story in before:
        story_of.update(dict.fromkeys(story.reports, story.id))
    shared: Counter[tuple[str, str]] = Counter()
    for story in stories:
        for report in story.reports:
            if report in story_of:
                shared[story_of[report], story.id] += 1
    largest_of_old: dict[str, str] = {}
    largest_of_new: dict[str, str] = {}
    for old, new in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        largest_of_old.setdefault(old, new)
        largest_of_new.setdefault(new, old)
    return {
        old: new for old, new in largest_of_old.items() if largest_of_new[new] == old
    }
