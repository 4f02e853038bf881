"""Who is who over a story: the mentions of named persons, grouped, against groups made
by hand (`gold/people/`).

B-cubed (Bagga and Baldwin 1998) over mentions of all reports of a story. A mention is a
report and an exact span. One that only the system or only the gold has counts as wrong
for precision or missed for recall; what the system leaves without a name, it does not
group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import msgspec

from evals.rows import GoldRow, load
from onrecord import make_report, read
from onrecord.accounts.context import StoryContext
from onrecord.accounts.people import find_people
from onrecord.model import ReadReport

GOLD = Path(__file__).parent / "gold" / "people"
TEXTS = "stories/giveme5w1h.jsonl"

Key = tuple[str, int, int]  # a report, and where in it


class Grouped(msgspec.Struct, frozen=True):
    """One line of gold/people/: a report's mentions as (start, end, who, form)."""

    id: str
    mentions: tuple[tuple[int, int, str, str], ...]


def people(sets: Path) -> Mapping[str, float]:
    """B-cubed F1 by story, and over all mentions of all stories."""
    texts = {row.id: row.text for row in load(sets / TEXTS, GoldRow)}
    figures: dict[str, float] = {}
    every: tuple[dict[Key, Hashable], dict[Key, Hashable]] = ({}, {})
    for path in sorted(GOLD.glob("*.jsonl")):
        rows = load(path, Grouped)
        gold = {
            (row.id, start, end): (path.stem, who)
            for row in rows
            for start, end, who, _ in row.mentions
        }
        found = {
            key: (path.stem, who)
            for key, who in grouped([(row.id, texts[row.id]) for row in rows]).items()
        }
        figures[path.stem] = bcubed(found, gold)
        every[0].update(found)
        every[1].update(gold)
    return {**figures, "together": bcubed(*every)}


def grouped(reports: Sequence[tuple[str, str]]) -> dict[Key, int]:
    """The mentions of persons in (id, text) of one story, each with the number of its
    person.
    """
    read_reports: list[ReadReport] = []
    for id_, text in reports:
        report = make_report(text, id=id_)
        read_reports.append(ReadReport(report=report, reading=read(report)))
    who = find_people(StoryContext(read_reports, ()))
    numbers: dict[Key, int] = {}
    for pair in read_reports:
        for mention in pair.reading.people:
            number = who.mentioned(pair.id, mention)
            if mention.kind == "person" and number is not None:
                numbers[pair.id, mention.span.start, mention.span.end] = number
    return numbers


def bcubed(found: Mapping[Key, Hashable], gold: Mapping[Key, Hashable]) -> float:
    """F1 of precision over the mentions of `found` and recall over those of `gold`,
    each 1.0 where both are empty.
    """
    precision, recall = _share(found, gold), _share(gold, found)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(own: Mapping[Key, Hashable], other: Mapping[Key, Hashable]) -> float:
    """The mean share of a mention's own group that the other side groups with it as
    well.
    """
    groups: defaultdict[Hashable, set[Key]] = defaultdict(set)
    for key, who in own.items():
        groups[who].add(key)
    total = 0.0
    for key, who in own.items():
        if key in other:
            total += sum(
                other.get(beside) == other[key] for beside in groups[who]
            ) / len(groups[who])
    return total / len(own) if own else 1.0
