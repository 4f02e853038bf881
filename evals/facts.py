"""Facts that several reports tell, against the accounts that `onrecord reconcile` makes
of them.

A member covers a mention where a piece of its content (its span, where it has none)
overlaps it by half of the shorter. A fact is merged where one account covers all its
mentions, and a disagreement is told where such an account says that its members differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TypeVar

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
from evals.fact_rows import (
    Fact,
    FactGold,
    FalseAssertion,
    Joined,
    Piece,
    Spot,
    load_facts,
    load_joined,
    load_marked,
)
from evals.matching import overlap
from evals.rows import GoldRow, Range
from evals.scorers import Figures

TEXTS = "stories/giveme5w1h.jsonl"
SET = "facts/giveme5w1h"
MARKED = Path(__file__).parent / "gold" / "facts"
JOINED = Path(__file__).parent / "gold" / "joined"
# Stories of the set, by number, that are never read while working: what was tuned by
# reading shows in how they fall behind the other six.
ONLY_SCORED = frozenset({"73", "71", "37", "69", "3", "24", "77"})

_Row = TypeVar("_Row", Fact, Joined)

SAYS_SO = frozenset({"differs", "attributed differently", "updated"})
SAME_START = 5  # characters within which two contents begin at one place
FEW_WORDS = 6  # up to which words may mean another thing elsewhere in a story
SAME_WORDS = 0.8  # of the characters of either that a piece and a member share
TITLE = re.compile(
    r"^(?:(?:the|president|mr|mrs|ms|dr|rep|sen|gen|chairman|chief|special counsel"
    r"|former)\b\.? ?)+",
    re.IGNORECASE,
)
# what makes a name another's: “Vessa's lawyers” are not Vessa
ANOTHERS = re.compile(
    r"^(?:['’]s?\b|\s*(?:campaign|operation|administration|team|spokes\w+|aides?"
    r"|lawyers?|critics|allies|budget|organi[sz]ation)\b)",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\w|\s*Jr\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A fact, and how many of its mentions one account covers at most; `told`: the
    same of accounts that say that their tellings differ.
    """

    fact: Fact
    together: int
    told: int

    @property
    def merged(self) -> bool:
        return self.together == len(self.fact.mentions)

    @property
    def disagreement_told(self) -> bool:
        return self.told == len(self.fact.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactScore:
    """What the dossiers of some stories make of the facts known of them.

    `pairs_right` of `pairs_known`: pairs of members of one account, of different
    reports, that both cover some fact, and those that cover one in common.
    `whole_right`: of each account of several reports, whether every such pair of
    members covers a fact in common, or was judged to tell one. What is joined wrongly
    was mostly marked on no side, which `pairs_right` does not see.
    """

    judged: tuple[Judged, ...]
    pairs_right: int
    pairs_known: int
    whole_right: tuple[bool, ...]
    wrong_together: tuple[bool, ...]
    false_made: tuple[bool, ...]
    accounts: tuple[int, ...]

    def recall(self, *, kind: str = "", stories: frozenset[str] = frozenset()) -> float:
        """Share of the facts that one account tells; of one kind, or of the stories
        with these numbers alone.
        """
        return _share(
            [
                j.merged
                for j in self.judged
                if kind in ("", j.fact.kind)
                and (not stories or j.fact.story.split(":")[0] in stories)
            ]
        )

    def disagreements(self) -> float:
        """Share of the disagreements that an account tells as such."""
        return _share([j.disagreement_told for j in self.judged if j.fact.differs])

    def figures(self) -> Figures:
        """All that is measured; more is better but for the last."""
        figures = {"recall": self.recall()}
        for kind in ("statement", "figure", "event"):
            figures[f"recall of {kind}s"] = self.recall(kind=kind)
        figures["disagreements told"] = self.disagreements()
        figures["pairs right"] = self.pairs_right / max(self.pairs_known, 1)
        figures["accounts all right"] = _share(self.whole_right)
        if self.wrong_together:
            figures["wrong pairs apart"] = 1 - _share(self.wrong_together)
        if self.false_made:
            figures["false assertions not made"] = 1 - _share(self.false_made)
        return figures | {"accounts a story": fmean(self.accounts)}


def is_only_scored(story: str) -> bool:
    """Whether a story is never read while working, nor learnt from."""
    return story.split(":", maxsplit=1)[0] in ONLY_SCORED


def given_facts(sets: Path, every: int) -> Figures:
    """Figures of each `every`-th story of the thirteen that the set holds, and of
    those only scored.
    """
    score = _measured(load_facts(sets / SET), sets, every)
    unread = score.recall(stories=ONLY_SCORED)
    return {**score.figures(), "recall of the seven only scored": unread}


def marked_facts(sets: Path, every: int) -> Figures:
    """The same over the stories marked for this project."""
    return _measured(load_marked(MARKED), sets, every).figures()


def _measured(gold: FactGold, sets: Path, every: int) -> FactScore:
    rows = rows_by_story(sets / TEXTS)
    stories = list(dict.fromkeys(fact.story for fact in gold.facts))[::every]
    texts = {
        row.id: row.text
        for story in stories
        for row in (msgspec.json.decode(raw, type=GoldRow) for raw in rows[story])
    }
    dossiers = reconcile({story: rows[story] for story in stories})
    return score_facts(gold.of(stories), dossiers, texts, load_joined(JOINED))


def score_facts(
    gold: FactGold,
    dossiers: Mapping[str, Dossier],
    texts: Mapping[str, str],
    joined: Iterable[Joined] = (),
) -> FactScore:
    """`joined`: what readers judged beside the gold. Raises KeyError where a story of
    the gold has no dossier.
    """
    facts = _by_story(gold.facts)
    groups = _by_story(joined)
    several = [
        list(held_by_pairs(account, _told_by(facts[story], groups[story], texts)))
        for story, dossier in dossiers.items()
        for account in dossier.accounts
        if len(account.reports) > 1
    ]
    marked = ((own.marked, others.marked) for told in several for own, others in told)
    pairs = list(pairs_in_common(marked))
    return FactScore(
        judged=tuple(judge(fact, dossiers[fact.story]) for fact in gold.facts),
        pairs_right=sum(pairs),
        pairs_known=len(pairs),
        whole_right=tuple(
            all(own.is_one_with(others) for own, others in told) for told in several
        ),
        wrong_together=tuple(
            any(_holds_both(a, pair.a, pair.b) for a in dossiers[pair.story].accounts)
            for pair in gold.wrong_pairs
        ),
        false_made=tuple(
            any(
                asserts(account, member, false, texts[false.report])
                for account in dossiers[false.story].accounts
                for member in account.members
            )
            for false in gold.false_assertions
        ),
        accounts=tuple(len(dossier.accounts) for dossier in dossiers.values()),
    )


def _by_story(rows: Iterable[_Row]) -> defaultdict[str, list[_Row]]:
    of_story: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        of_story[row.story].append(row)
    return of_story


def judge(fact: Fact, dossier: Dossier) -> Judged:
    """How far one account of the dossier tells the fact."""
    together = told = 0
    for account in dossier.accounts:
        covered = sum(
            any(covers(member, spot) for member in account.members)
            for spot in fact.mentions
        )
        together = max(together, covered)
        if account.relation in SAYS_SO:
            told = max(told, covered)
    return Judged(fact=fact, together=together, told=told)


def covers(member: Member, spot: Spot) -> bool:
    """Whether the member tells what stands at the spot, or in one of the further
    places that tell the same.
    """
    return member.report == spot.report and any(
        _overlaps_by_half(piece, place)
        for piece in member.content or (member.span,)
        for place in (spot.span, *spot.also)
    )


def _overlaps_by_half(a: Range, b: Range) -> bool:
    shared = overlap(a, b)
    return shared > 0 and 2 * shared >= min(a[1] - a[0], b[1] - b[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The facts that a member tells: those whose marks it covers, by id, and those of
    which readers judged its words, by the number of the group and of the fact.
    """

    marked: frozenset[str]
    judged: frozenset[tuple[int, int]]

    def is_one_with(self, other: _Told) -> bool:
        """Whether both tell one fact."""
        return bool(self.marked & other.marked or self.judged & other.judged)


def _told_by(
    facts: Sequence[Fact], groups: Sequence[Joined], texts: Mapping[str, str]
) -> Callable[[Member], _Told]:
    """What a member of a story tells, by its facts and what readers judged in it. A
    verdict on so many words holds wherever the story has the very same.
    """
    of_words: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, group in enumerate(groups):
        for at, fact in enumerate(group.facts):
            for piece in (group.pieces[k] for k in fact):
                of_words[_words(piece.report, piece.spans, texts)].add((number, at))
    of_words.pop("", None)

    def told(member: Member) -> _Told:
        words = _words(member.report, member.content or (member.span,), texts)
        return _Told(
            marked=frozenset(
                fact.id
                for fact in facts
                if any(covers(member, spot) for spot in fact.mentions)
            ),
            judged=frozenset(
                (number, at)
                for number, group in enumerate(groups)
                for at, fact in enumerate(group.facts)
                if any(_is_piece(member, group.pieces[piece]) for piece in fact)
            )
            | of_words.get(words, set()),
        )

    return told


def _words(report: str, spans: Iterable[Range], texts: Mapping[str, str]) -> str:
    """The words of some stretches of a report in lower case, "" where they are few."""
    text = texts.get(report, "")
    told = " ".join(text[a:b] for a, b in spans).lower().split()
    return " ".join(told) if len(told) >= FEW_WORDS else ""


def _is_piece(member: Member, piece: Piece) -> bool:
    """Whether a member has nearly the words of a piece, and no others."""
    if member.report != piece.report:
        return False
    content = member.content or (member.span,)
    shared = sum(max(overlap(a, b), 0) for a in content for b in piece.spans)
    longest = max(sum(b - a for a, b in spans) for spans in (content, piece.spans))
    return shared >= SAME_WORDS * longest


def _holds_both(account: Account, a: Spot, b: Spot) -> bool:
    """Whether two members of the account cover a spot each."""
    return any(
        one is not other and covers(one, a) and covers(other, b)
        for one in account.members
        for other in account.members
    )


def asserts(account: Account, member: Member, false: FalseAssertion, text: str) -> bool:
    """Whether the member is that statement, by one of the wrong speakers: by its own
    word, or by the name that begins the account's title.
    """
    if account.kind != "statement" or not covers(member, false.spot):
        return False
    if false.unless_negated and member.negated:
        return False
    if false.cue not in " ".join(text[a:b] for a, b in member.cue).lower():
        return False
    pieces = member.content or (member.span,)
    if false.starts is not None and not any(
        abs(start - false.starts) < SAME_START for start, _ in pieces
    ):
        return False
    title = account.title if ":" in account.title else ""
    return any(is_named(label, false.wrong) for label in (member.speaker_name, title))


def is_named(label: str | None, names: Sequence[str]) -> bool:
    """Whether a label is one of the names, or begins with one and does not go on as
    another's: titles and case aside.

    >>> is_named("President Vessa: no", ["Vessa"]), is_named("Vessa's aides", ["Vessa"])
    (True, False)
    """
    bare = TITLE.sub("", (label or "").strip())
    for name in (TITLE.sub("", name) for name in names):
        rest = bare[len(name) :]
        if not bare.lower().startswith(name.lower()):
            continue
        if not GOES_ON.match(rest) and not ANOTHERS.match(rest):
            return True
    return False


def _share(answers: Sequence[bool]) -> float:
    return sum(answers) / max(len(answers), 1)
