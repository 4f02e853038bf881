"""Whether two statements are one saying: the evidence of their words, of their speakers
and of shared copy.

A wrong join shows two sayings as one with their origins added up, a missed one only
shows a saying twice: so all that words alone can bring together must also agree in
speaker, day, numbers, names, persons and "not". The limits stand in `weights.tsv`.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from rapidfuzz.distance import LCSseq

from onrecord.accounts.clues import Comparison, Words
from onrecord.accounts.context import StoryContext
from onrecord.accounts.linkage import Node
from onrecord.accounts.statements.cuts import SHORT_OF_IT, Cut, cut
from onrecord.accounts.statements.sayings import (
    Saying,
    conflict,
    same_persons,
    speakers,
)
from onrecord.accounts.weights import limit, weight_of
from onrecord.english.wording import Wording
from onrecord.english.words import Weights
from onrecord.model import Clue, Statement

# By how many telling words a statement is looked up, and by how many pairs of those
# that follow one another. They bound the work: a statement of any length shares one of
# so many with another telling of it.
_RARE = 6
_PAIRS = 60
_limit = functools.partial(limit, "statement")


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which two tellings may show to be one saying, or why they do not.

    `closeness`: 1 or more is enough. `within`: the shorter is, word for word, all in
    the longer. `whole`: the words alone show it, though a speaker or a day is unsure.
    """

    name: str
    closeness: float = 0.0
    within: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two tellings being one saying: the strongest way counts.

    `forbids`: the veto that holds, None where none does. `late`: the way was enough,
    but the reports are too many days apart for words that are no copy.
    """

    forbids: str | None = None
    ways: tuple[Way, ...] = ()
    late: bool = False

    @property
    def closeness(self) -> float | None:
        """1 or more is enough, None forbids."""
        if self.forbids is not None:
            return None
        if self.late:
            return SHORT_OF_IT
        return max(way.closeness for way in self.ways)

    @property
    def within(self) -> bool:
        """True where the shorter is, word for word, all in the longer."""
        return not self.late and any(way.within for way in self.ways)


def keys(context: StoryContext, node: Node[Saying]) -> Iterable[Hashable]:
    """What another telling of the saying shares at least one of: rare words,
    neighbours, or all its words.
    """
    saying = node.profile
    rare = sorted(context.senses.rarest(saying.about, _RARE))
    yield from rare
    yield from combinations(rare, 2)
    yield from neighbours(saying)
    yield saying.words.said
    if saying.quote is not None:
        yield saying.quote.said


def neighbours(saying: Saying) -> list[Hashable]:
    """The telling words that follow one another in a saying, by twos."""
    pairs: set[tuple[str, str, str]] = set()
    for wording in (saying.words, saying.quote or saying.words):
        for word, following in pairwise(wording.told):
            pairs.add(("next", word, following))
    return list(sorted(pairs)[:_PAIRS])


def closeness(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> float | None:
    """Evidence that two nodes are one saying, 1 or more where it is enough; None where
    something known conflicts.
    """
    return evidence(context, a, b).closeness


def evidence(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> Evidence:
    """What speaks for two nodes being one saying."""
    x, y = a.profile, b.profile
    aligned = a.aligned(b)
    speaking = speakers(x, y)
    if speaking == "different":
        return Evidence("another speaker")
    if x.speaker is None and y.speaker is None and not aligned:
        return Evidence("neither names its speaker")
    quoted = _by_quotation(x, y, context.senses)
    if speaking == "open" and not (aligned or quoted.whole):
        return Evidence("one names no speaker")
    if _days_conflict(x, y) and not quoted.whole:
        return Evidence("another day")
    if x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers) and not aligned:
        return Evidence("other numbers")
    ways = [quoted]
    if aligned and min(len(x.about), len(y.about)) >= _limit("words beside copy"):
        ways.append(_by_copy(x, y, context.senses))
    if speaking == "same" or aligned:
        ways.append(_by_words(x, y, context.senses))
    enough = any(way.closeness >= 1.0 for way in ways)
    late = enough and not (quoted.whole or aligned or _near(context, a, b))
    return Evidence(ways=tuple(ways), late=late)


def _days_conflict(x: Saying, y: Saying) -> bool:
    """True where both name the day they were said on, and it is not one."""
    return x.day is not None and y.day is not None and not x.day.meets(y.day)


def compare(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> Comparison:
    """`evidence` as clues, with the words of both. A way that is not the strongest
    stands there without weight.
    """
    needed = weight_of("statement", "needed", "one saying")
    shown = evidence(context, a, b)
    if shown.forbids is not None:
        words = _words_of_veto(shown.forbids, context, a, b)
        veto = Clue(name=shown.forbids, weight=None, words=words)
        return Comparison(clues=(veto,), needed=needed)
    strongest = max(shown.ways, key=lambda way: way.closeness)
    clues = []
    for way in shown.ways:
        weight = way.closeness if way is strongest else 0.0
        words = _words_of_way(way, a.profile, b.profile)
        clues.append(Clue(name=way.name, weight=weight, words=words))
    if shown.late:
        weight = SHORT_OF_IT - strongest.closeness
        clues.append(Clue(name="reports too many days apart", weight=weight))
    return Comparison(clues=tuple(clues), needed=needed)


def _words_of_veto(
    name: str, context: StoryContext, a: Node[Saying], b: Node[Saying]
) -> Words:
    """What of two tellings makes the veto of this name hold."""
    x, y = a.profile, b.profile
    if name == "another day":
        return str(x.day), str(y.day)
    if name == "other numbers":
        return ", ".join(sorted(x.numbers)), ", ".join(sorted(y.numbers))
    return _speaker(context, a), _speaker(context, b)


def _speaker(context: StoryContext, node: Node[Saying]) -> str:
    """The speaker of a node's first member, by name or as its report has it."""
    member = node.members[0]
    assert isinstance(member.item, Statement)
    if member.item.speaker_name:
        return member.item.speaker_name
    report = context.reports[member.report]
    surfaces = [report.text(span) for span in member.item.speaker]
    return " ".join(" ".join(surfaces).split())


def _words_of_way(way: Way, x: Saying, y: Saying) -> Words:
    """The words of two tellings by which a way goes: what stands between quotation
    marks, or the telling words that both have.
    """
    if way.name in _OF_QUOTATIONS:
        return _quoted_words(x), _quoted_words(y)
    shared = x.about & y.about
    return (
        ", ".join(_in_turn(x.words, shared)),
        ", ".join(_in_turn(y.words, shared)),
    )


def _quoted_words(saying: Saying) -> str:
    return " ".join(saying.quote.said) if saying.quote is not None else ""


def _in_turn(wording: Wording, words: frozenset[str]) -> list[str]:
    """Those of a wording's telling words that are among `words`, each once, in the
    order in which they first come.
    """
    return [word for word in dict.fromkeys(wording.told) if word in words]


def _graded(closeness: float, x: Saying, y: Saying) -> float:
    """`closeness`, what is enough being the closer the more telling words are shared:
    they are joined first.
    """
    if closeness < 1.0:
        return closeness
    return 1.0 + min(len(x.about & y.about), 100) / 100


def _by_copy(x: Saying, y: Saying, weights: Weights) -> Way:
    """Both stand in the two sides of a passage the reports share."""
    shared = weights.containment(x.about, y.about)
    closeness = _graded(shared / _limit("share of words beside copy"), x, y)
    return Way("shared passage", closeness)


def _by_quotation(x: Saying, y: Saying, weights: Weights) -> Way:
    """Whether two quotations are one, or cut from one."""
    if x.quote is None or y.quote is None:
        return Way("not both are quoted")
    size = len(x.quote.said)
    if x.quote.said == y.quote.said and size > 1 and x.direct and y.direct:
        is_long = size >= _limit("words of a quotation that needs no speaker")
        return Way("the same quotation", 2.0, within=True, whole=is_long)
    both = cut(x.quote, y.quote, weights.of, verbatim=True)
    score = both.closeness(_limit("telling words of a cut"))
    if score < 1.0:
        return Way("too little of the quotations in common", min(score, SHORT_OF_IT))
    if not _carries(x, y, both, weights):
        return Way("the quotation is not what is told", SHORT_OF_IT)
    is_all_of_it = both.shared >= _limit("share of words that is all of it")
    shorter_quote_is_of_x = size <= len(y.quote.said)
    shorter_telling_is_x = len(x.words.said) <= len(y.words.said)
    within = is_all_of_it and shorter_quote_is_of_x == shorter_telling_is_x
    return Way("cut from one quotation", score, within=within, whole=both.whole)


_OF_QUOTATIONS = frozenset(
    {
        "the same quotation",
        "cut from one quotation",
        "too little of the quotations in common",
        "the quotation is not what is told",
        "not both are quoted",
    }
)


def _carries(x: Saying, y: Saying, both: Cut, weights: Weights) -> bool:
    """Whether what is quoted stands for the statement that tells less: it is long, or
    most, or the other tells all.

    A few words in quotation marks do not where they only name something, or each report
    sets them to something else.
    """
    least = _limit("telling words of a cut")
    if both.size >= _limit("words that stand for a statement") and both.telling > least:
        return True
    assert x.quote is not None
    assert y.quote is not None
    is_short = both.size < _limit("words of an overlap")
    shorter = min(x.quote, y.quote, key=lambda quote: (len(quote.said), quote.said))
    if is_short and len(set(shorter.told) - shorter.names) < least:
        return False
    less, more = sorted((x, y), key=lambda s: (weights.total(s.about), s.words.said))
    if not _is_told(less, more, weights):
        quoted = frozenset(less.quote.told if less.quote else ())
        in_quotation = weights.total(less.about & quoted)
        most = _limit("share of a statement that is quoted")
        is_most = in_quotation >= most * weights.total(less.about)
        if not is_most or both.size < _limit("words of a run"):
            return False
    if not is_short:
        return True
    beside_x = x.about - frozenset(x.quote.told)
    beside_y = y.about - frozenset(y.quote.told)
    return not (beside_x and beside_y and beside_x.isdisjoint(beside_y))


def _is_told(less: Saying, more: Saying, weights: Weights) -> bool:
    """Whether the saying that tells more tells nearly all that the other does."""
    share = _limit("share of a statement the other tells")
    shared = weights.total(less.about & more.about)
    return shared >= share * weights.total(less.about)


def _by_words(x: Saying, y: Saying, weights: Weights) -> Way:
    """Whether the one is the other told again: with the pronouns and tenses of indirect
    speech, or otherwise.
    """
    both_direct = x.direct and y.direct
    again = Way("other persons meant" if both_direct else "told again")
    if not both_direct:
        both = cut(x.words, y.words, weights.of, verbatim=False)
        if not both.persons:
            return Way("other persons meant")
        again = _told_again(both)
        if both.told_again and x.turned == y.turned:
            return again
    conflicting = _conflicting(x, y, weights)
    if conflicting is not None:
        return Way(conflicting)
    if not same_persons(x, y):
        return again
    otherwise = _in_other_words(x, y, weights)
    if both_direct or otherwise.closeness > again.closeness:
        return replace(otherwise, within=again.within)
    return again


def _told_again(both: Cut) -> Way:
    """The one is told in the words of the other, as indirect speech has them."""
    least = _limit("telling words told again")
    score = both.closeness(least, _limit("share of an end told again"))
    all_of_it = both.shared >= _limit("share of words that is all of it")
    return Way("told again", score, within=score >= 1.0 and all_of_it)


def _conflicting(x: Saying, y: Saying, weights: Weights) -> str | None:
    """The clue by which the words of the two cannot show one saying, however alike;
    None where there is none.
    """
    if conflict(x, y):
        return "numbers, names or opposites conflict"
    alike = weights.jaccard(x.about, y.about)
    if x.negated != y.negated and alike < _limit("share of words where one denies"):
        return "one says not"
    return None


def _in_other_words(x: Saying, y: Saying, weights: Weights) -> Way:
    """Whether both say the same in words that are exchanged freely, and much in the
    same order.
    """
    shared = x.about & y.about
    if len(shared) < _limit("telling words of equal statements"):
        return Way("too few words in common")
    if x.words.told == y.words.told and x.negated == y.negated:
        return Way("the same words", _graded(1.0, x, y))
    if min(len(x.about), len(y.about)) < _limit("telling words of other words"):
        return Way("too few words in common")
    if _in_order(x.words, y.words, shared) < _limit("share of words in order"):
        return Way("words in another order")
    if _in_order(x.words, y.words, shared & x.words.names & y.words.names) < 1.0:
        return Way("names in another order")  # who did it to whom
    least_of_shorter = _limit("share of few words")
    if len(shared) >= _limit("words that are many"):
        least_of_shorter = _limit("share of many words")
    of_shorter = weights.containment(x.about, y.about) / least_of_shorter
    of_either = weights.jaccard(x.about, y.about) / _limit("share of either's words")
    return Way("in other words", _graded(min(of_shorter, of_either), x, y))


def _in_order(x: Wording, y: Wording, shared: frozenset[str]) -> float:
    """The longest order in which both come to the shared words, by how many are shared;
    0 where two changed places.
    """
    if not shared:
        return 1.0
    a, b = _in_turn(x, shared), _in_turn(y, shared)
    moved = [at for at in range(len(a)) if a[at] != b[at]]
    if len(moved) == 2 and moved[1] - moved[0] > 1:
        return 0.0  # "the army shelled the rebels", "the rebels shelled the army"
    return LCSseq.similarity(a, b) / len(shared)


def _near(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> bool:
    """Whether the reports of the two were published within a few days of each other, as
    far as that is known.
    """
    x, y = _published(context, a), _published(context, b)
    if not x or not y:
        return True
    days = _limit("days between two reports")
    return min(x) - max(y) <= days and min(y) - max(x) <= days


def _published(context: StoryContext, node: Node[Saying]) -> list[int]:
    """The days on which a node's reports were published, as far as they are known."""
    days: list[int] = []
    for id_ in node.reports:
        published = context.reports[id_].published
        if published is not None:
            days.append(published)
    return days
