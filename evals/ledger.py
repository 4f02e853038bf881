"""Accounts of what happened, against the chains of ECB+: which mentions of events in
different reports are one event.

A gold mention is found where a member's words (a statement's content, else its head)
overlap it, and stands in the account of the shortest such member.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from evals.dossiers import (
    Account,
    Dossier,
    Member,
    held_by_pairs,
    pairs_in_common,
    reconcile,
    rows_by_story,
)
from evals.matching import Tally, overlap
from evals.rows import Range
from evals.scorers import Figures

SET = "accounts/ecbplus-dev.jsonl"


class EventMention(msgspec.Struct, frozen=True):
    """An event's words in a report; mentions of one `chain` are one event. Only those
    of `checked` sentences count.
    """

    span: Range
    chain: str
    checked: bool = True


class Chains(msgspec.Struct, frozen=True):
    story: str
    events: tuple[EventMention, ...]


class ChainRow(msgspec.Struct, frozen=True):
    """One line of the set."""

    id: str
    gold: Chains


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A mention: its report, its words, its event."""

    report: str
    span: Range
    chain: str


@dataclass(slots=True, kw_only=True)
class LedgerScore:
    """Counts over stories.

    `found_pairs`: pairs of found mentions in different reports, one account against one
    chain; `all_pairs`: with every pair of the gold counted. `cubes`: the mentions'
    B-cubed precisions and recalls. `merges`: pairs of members of one account in
    different reports that both hold mentions, right where they hold one chain in
    common.
    """

    mentions: int = 0
    found: int = 0
    coupled: int = 0
    coupled_found: int = 0
    found_pairs: Tally = field(default_factory=Tally)
    all_pairs: Tally = field(default_factory=Tally)
    cubes: list[tuple[float, float]] = field(default_factory=list)
    merges: Tally = field(default_factory=Tally)

    @property
    def b3(self) -> tuple[float, float, float]:
        """B-cubed precision, recall and F1 over the mentions that were found."""
        mentions = max(len(self.cubes), 1)
        precision = sum(p for p, _ in self.cubes) / mentions
        recall = sum(r for _, r in self.cubes) / mentions
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0

    def figures(self) -> Figures:
        """All that is measured; more is better."""
        return {
            "coverage": self.found / max(self.mentions, 1),
            "coverage of coupled": self.coupled_found / max(self.coupled, 1),
            "precision of pairs": self.all_pairs.precision,
            "recall of found pairs": self.found_pairs.recall,
            "recall of all pairs": self.all_pairs.recall,
            "merges": self.merges.precision,
            "BCubed F1": self.b3[2],
        }


def ledger(sets: Path, every: int) -> Figures:
    """Figures of the dossiers of each `every`-th story."""
    rows = rows_by_story(sets / SET)
    stories = {story: rows[story] for story in list(rows)[::every]}
    gold = [
        msgspec.json.decode(row, type=ChainRow)
        for rows_of_story in stories.values()
        for row in rows_of_story
    ]
    return score_ledger(gold, reconcile(stories)).figures()


def score_ledger(
    gold: Iterable[ChainRow], dossiers: Mapping[str, Dossier]
) -> LedgerScore:
    """A story without a dossier counts as one of which nothing was found."""
    stories: defaultdict[str, list[Chained]] = defaultdict(list)
    for row in gold:
        stories[row.gold.story] += [
            Chained(report=row.id, span=event.span, chain=event.chain)
            for event in row.gold.events
            if event.checked
        ]
    score = LedgerScore()
    for story, mentions in stories.items():
        _add_story(score, mentions, dossiers.get(story, Dossier()).accounts)
    return score


def _add_story(
    score: LedgerScore, mentions: Sequence[Chained], accounts: Sequence[Account]
) -> None:
    placed = [_account_of(mention, accounts) for mention in mentions]
    found = [(m, a) for m, a in zip(mentions, placed, strict=True) if a is not None]
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        reports[mention.chain].add(mention.report)
    score.mentions += len(mentions)
    score.found += len(found)
    score.coupled += sum(len(reports[m.chain]) > 1 for m in mentions)
    score.coupled_found += sum(len(reports[m.chain]) > 1 for m, _ in found)
    right = pairs_between_reports((m.report, (a, m.chain)) for m, a in found)
    made = pairs_between_reports((m.report, a) for m, a in found)
    of_found = pairs_between_reports((m.report, m.chain) for m, _ in found)
    of_all = pairs_between_reports((m.report, m.chain) for m in mentions)
    score.found_pairs.add(right, made, of_found)
    score.all_pairs.add(right, made, of_all)
    in_account = Counter(a for _, a in found)
    in_chain = Counter(m.chain for m, _ in found)
    in_both = Counter((a, m.chain) for m, a in found)
    for m, a in found:
        shared = in_both[a, m.chain]
        score.cubes.append((shared / in_account[a], shared / in_chain[m.chain]))
    for account in accounts:
        _add_merges(score.merges, mentions, account)


def _account_of(mention: Chained, accounts: Sequence[Account]) -> str | None:
    """The account of the shortest member that overlaps the mention; of equally short
    ones the account whose id comes first.
    """
    over = [
        (sum(end - start for start, end in words(member)), account.id)
        for account in accounts
        for member in account.members
        if _holds(member, mention)
    ]
    return min(over)[1] if over else None


def words(member: Member) -> tuple[Range, ...]:
    """What of a member is put beside gold: a statement's content, an event's word."""
    return member.content or (member.head or member.span,)


def _holds(member: Member, mention: Chained) -> bool:
    return member.report == mention.report and any(
        overlap(piece, mention.span) > 0 for piece in words(member)
    )


def pairs_between_reports(keyed: Iterable[tuple[str, Hashable]]) -> int:
    """How many pairs of (report, key) have one key and two reports.

    >>> pairs_between_reports([("a", 1), ("a", 1), ("b", 1), ("b", 2)])
    2
    """
    both = list(keyed)
    of_key = Counter(key for _, key in both)
    within = Counter(both)
    return sum(map(_pairs, of_key.values())) - sum(map(_pairs, within.values()))


def _pairs(things: int) -> int:
    return things * (things - 1) // 2


def _add_merges(merges: Tally, mentions: Sequence[Chained], account: Account) -> None:
    def chains(member: Member) -> set[str]:
        return {m.chain for m in mentions if _holds(member, m)}

    for right in pairs_in_common(held_by_pairs(account, chains)):
        merges.add(right, 1, 0)
