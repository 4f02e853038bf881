"""Whose word an item is, under one label in the whole story.

Each report's own names for its sources are gathered: of speakers, of claimants, of
those who plan or deny. A bare "the ministry" is the ministry its report names, where it
names one only. Then the names of all reports are merged: those of one source by
`sources.match`, and a name that leaves open whose it is ("emergency ministry") with the
one it can be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.accounts import sources
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.labels import head_of, is_anonymous, label_of
from onrecord.english import tables, words
from onrecord.english.marks import APOSTROPHES
from onrecord.model import Item, Reading, Statement, hull


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
        self._full: dict[tuple[str, str], str] = {}
        counts: Counter[str] = Counter()
        for id_, report in sorted(context.reports.items()):
            labels = (source(report, item) for item in items(report.reading))
            own_counts = Counter(label for label in labels if label)
            full_names = _anaphora(report, sorted(own_counts))
            for label, count in own_counts.items():
                full_name = full_names.get(label, label)
                self._full[id_, label] = full_name
                counts[full_name] += count
        self._shown = sources.shown(counts)

    def of(self, report: str, item: Item) -> str | None:
        """The story's label for whose word an item is; None where the report tells it
        itself, or names nobody.
        """
        label = self._source(self._context.reports[report], item)
        if label is None:
            return None
        label = self._full.get((report, label), label)
        return self._shown.get(label, label)


def label_or_speaker(
    report: ReportContext, name: str | None, told_in: Statement | None
) -> str | None:
    """The label in `name` where it is one's; else the speaker of the statement that an
    item is told in ("her office": whose, it may say).
    """
    label = label_of(name) if name is not None else None
    if label is not None:
        return label
    return speaker_label(report, told_in) if told_in is not None else None


def speaker_label(report: ReportContext, statement: Statement) -> str | None:
    """The label of a statement's speaker, None where it is a pronoun or missing."""
    if statement.speaker_name is not None:
        return label_of(statement.speaker_name)
    if not statement.speaker:
        return None
    return label_of(report.text(hull(statement.speaker)))


def _anaphora(report: ReportContext, labels: Sequence[str]) -> dict[str, str]:
    """A bare body ("ministry") to the report's fuller name for it, where all its names
    with that noun are one source's.

    The whole text must not know another: where "the defence ministry" is written of
    too, "the ministry" may be it.
    """
    fuller: defaultdict[str, list[str]] = defaultdict(list)
    for label in labels:
        if len(label.split()) > 1:
            fuller[head_of(label)].append(label)
    full_names: dict[str, str] = {}
    for label in labels:
        bare = label.lower()
        names = fuller.get(bare, [])
        is_bare_body = " " not in label and bare in tables.words("bodies")
        if not names or not is_bare_body or is_anonymous(label):
            continue
        longest = max(names, key=lambda name: (len(name), name))
        is_one = all(sources.match(name, longest) != "different" for name in names)
        if is_one and not _others(report, bare, longest):
            full_names[label] = longest
    return full_names


def _others(report: ReportContext, bare: str, full: str) -> bool:
    """True where the text sets another word before the noun than the full name has or
    than any text may.
    """
    allowed = {words.stem(word) for word in words.tokens(full)}
    allowed |= {words.stem(word) for word in tables.words("light")}
    noun = rf"([\w{APOSTROPHES}-]+) {re.escape(bare)}\b"
    for match in re.finditer(noun, report.report.text, re.IGNORECASE):
        if any(words.stem(word) not in allowed for word in words.tokens(match[1])):
            return True
    return False
