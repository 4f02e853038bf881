"""Which story goes on in which, where stories were grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.model import Story


def moved(before: Iterable[Story], stories: Sequence[Story]) -> tuple[str, ...]:
    """The reports of `stories` that are new, or whose story of `before` goes on without
    them: their runs of words may stand in more stories than they did, or fewer.
    """
    old = tuple(before)
    home = {report: story.id for story in old for report in story.reports}
    goes_on_in = heirs(old, stories)
    return tuple(
        report
        for story in stories
        for report in story.reports
        if report not in home or goes_on_in.get(home[report]) != story.id
    )


def heirs(before: Iterable[Story], stories: Sequence[Story]) -> dict[str, str]:
    """Of the stories `before` the new one that each goes on in, by id: it has most of
    the old one's reports, and those are most of it.

    A run of words stands in as many stories when one goes on, whatever its id is then.
    """
    home = {report: story.id for story in before for report in story.reports}
    shared = Counter(
        (home[report], story.id)
        for story in stories
        for report in story.reports
        if report in home
    )
    of_old: dict[str, str] = {}
    of_new: dict[str, str] = {}
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        of_old.setdefault(a, b)
        of_new.setdefault(b, a)
    return {a: b for a, b in of_old.items() if of_new[b] == a}
