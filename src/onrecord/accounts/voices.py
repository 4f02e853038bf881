"""Whose word an item is, under one label in the whole story.

Each report's own names for its sources are gathered: of speakers, of claimants, of
those who plan or deny. Then the names of all reports are merged: those of one source,
and a name that leaves open whose it is ("emergency ministry") with the one it can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from onrecord.accounts import sources
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.model import Item, Reading, Source, Statement


class Voices:
    """The sources of a story.

    `items` gives the items of a report that have a source, `source` the label of one in
    the words of its report.
    """

    def __init__(
        self,
        context: StoryContext,
        items: Callable[[Reading], Iterable[Item]],
        source: Callable[[ReportContext, Item], str | None],
    ) -> None:
        """Asks every item of the story once."""
        self._context = context
        self._source = source
        counts: Counter[str] = Counter()
        for report in context.reports.values():
            labels = (source(report, item) for item in items(report.reading))
            counts.update(label for label in labels if label)
        self._shown = sources.shown(counts)

    def of(self, report: str, item: Item) -> str | None:
        """The story's label for whose word an item is; None where the report tells it
        itself, or names nobody.
        """
        label = self._source(self._context.reports[report], item)
        return None if label is None else self._shown.get(label, label)


def label_of(named: Source | Statement | None) -> str | None:
    """What its report calls a source or a speaker; None where it is nobody, or is not
    called by more than a pronoun.
    """
    if named is None or named.naming is None:
        return None
    return named.naming.label
