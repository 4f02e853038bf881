"""Whether two statements are one saying: the evidence of their words, of their speakers
and of shared copy.

A wrong join shows two sayings as one with their origins added up, a missed one only
shows a saying twice: so all that words alone can bring together must also agree in
speaker, day, numbers, names, persons and "not". The thresholds were set on made-up
pairs and read over against stories of news, for few wrong merges.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from onrecord.accounts.context import StoryContext
from onrecord.accounts.cuts import OVERLAP, RUN, Cut, cut
from onrecord.accounts.linkage import Node
from onrecord.accounts.sayings import Saying, conflict, same_persons, speakers
from onrecord.english.wording import Wording
from onrecord.english.words import Weights

# share of the shorter one's telling words that the longer must hold, where many are
# shared
_TOLD = 0.7
_TOLD_FEW = 0.85  # and where few are: one word may be all that tells two sayings apart
_MANY = 7
# telling words the shorter must have for that: two statements of three words are alike
# by chance
_LEAST_TOLD = 4
_LEAST_EQUAL = 3  # unless they are the same words in the same order
_ALIKE = 0.3  # and what both must share of the words of either
_IN_ORDER = 0.6  # and how many of those must come in one order
_ALIGNED = 0.5  # what both must share where copy is shared
_LEAST_ALIGNED = 2
_LEAST_QUOTED = 2  # telling words of a cut: "a bad joke"
_LEAST_REPORTED = 3  # and of what is told again indirectly
_REPORTED_END = 0.5
_CARRIES = 0.5  # what a quotation must be of all a statement tells, to stand for it
_IN_OTHER = 0.6  # or what of all it tells the other must have
_STANDS = (
    6  # words of a quotation that stands for its statement, whatever else that tells
)
# words that show one quotation even where a report names no speaker, or another day
_LONG_QUOTE = 8
# what statements of which one says "not" must share: then they are one matter, told two
# ways
_CONTRARY = 0.6
_NEAR = 3  # days between the reports of one saying told in other words
# share of the words of the shorter that the longer must hold, to hold all it says
_WITHIN = 0.9
_SHORT_OF_IT = 0.9  # the closeness of what is not enough
_RARE = 6  # telling words a statement is looked up by
_PAIRS = 60  # and pairs of neighbours among them


@dataclass(frozen=True, slots=True)
class Evidence:
    """`closeness`: 1 or more is enough, None forbids. `within`: the shorter is, word
    for word, all in the longer.
    """

    closeness: float | None
    within: bool


_CONFLICT = Evidence(None, within=False)
_NOTHING = Evidence(0.0, within=False)


def keys(context: StoryContext, node: Node[Saying]) -> Iterable[Hashable]:
    """What another telling of the saying shares at least one of: rare words,
    neighbours, or all its words.
    """
    saying = node.profile
    rare = sorted(context.senses.rarest(saying.about, _RARE))
    yield from rare
    yield from ((a, b) for i, a in enumerate(rare) for b in rare[i + 1 :])
    yield from neighbours(saying)
    yield saying.words.said
    if saying.quote is not None:
        yield saying.quote.said


def neighbours(saying: Saying) -> list[Hashable]:
    """The telling words that follow one another in a saying, by twos."""
    said = {saying.words, saying.quote or saying.words}
    return list(
        sorted(
            {
                ("next", a, b)
                for of in said
                for a, b in zip(of.told, of.told[1:], strict=False)
            }
        )[:_PAIRS]
    )


def closeness(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> float | None:
    """Evidence that two nodes are one saying, 1 or more where it is enough; None where
    something known conflicts.
    """
    return evidence(context, a, b).closeness


def evidence(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> Evidence:
    """What speaks for two nodes being one saying."""
    x, y = a.profile, b.profile
    speaking, aligned = speakers(x, y), a.aligned(b)
    if speaking == "different" or (
        x.speaker is None and y.speaker is None and not aligned
    ):
        return _CONFLICT
    quoted, whole = _quotation(x, y, context.senses)
    if speaking == "open" and not (aligned or whole):
        return _CONFLICT
    if not whole and x.day is not None and y.day is not None and not x.day.meets(y.day):
        return _CONFLICT
    if x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers) and not aligned:
        return _CONFLICT
    found = [quoted]
    if aligned and min(len(x.about), len(y.about)) >= _LEAST_ALIGNED:
        found.append(
            Evidence(
                _graded(context.senses.containment(x.about, y.about) / _ALIGNED, x, y),
                within=False,
            )
        )
    if speaking == "same" or aligned:
        found.append(_by_words(x, y, context.senses))
    best = max(one.closeness or 0.0 for one in found)
    if best >= 1.0 and not (whole or aligned or _near(context, a, b)):
        return Evidence(_SHORT_OF_IT, within=False)
    return Evidence(best, within=any(one.within for one in found))


def _graded(closeness: float, x: Saying, y: Saying) -> float:
    """`closeness`, what is enough being the closer the more telling words are shared:
    they are joined first.
    """
    return (
        1.0 + min(len(x.about & y.about), 100) / 100 if closeness >= 1.0 else closeness
    )


def _comparable(weights: Weights, x: Saying, y: Saying) -> bool:
    """False where the words of the two cannot show one saying, however alike."""
    if conflict(x, y):
        return False
    return x.negated == y.negated or weights.jaccard(x.about, y.about) >= _CONTRARY


def _quotation(x: Saying, y: Saying, weights: Weights) -> tuple[Evidence, bool]:
    """Evidence that two quotations are cut from one; and whether that is enough though
    a speaker or day is unsure.
    """
    if x.quote is None or y.quote is None:
        return _NOTHING, False
    if x.quote.said == y.quote.said and len(x.quote.said) > 1 and x.direct and y.direct:
        return Evidence(2.0, within=True), len(x.quote.said) >= _LONG_QUOTE
    found = cut(x.quote, y.quote, weights.of, verbatim=True)
    score = found.closeness(_LEAST_QUOTED)
    if score < 1.0 or not _carries(x, y, found, weights):
        return Evidence(min(score, _SHORT_OF_IT), within=False), False
    same_order = (len(x.quote.said) <= len(y.quote.said)) == (
        len(x.words.said) <= len(y.words.said)
    )
    return Evidence(score, within=found.shared >= _WITHIN and same_order), found.whole


def _carries(x: Saying, y: Saying, found: Cut, weights: Weights) -> bool:
    """Whether what is quoted stands for the statement that tells less: it is long, or
    most, or the other tells all.

    A few words in quotation marks do not where they only name something, or each report
    sets them to something else.
    """
    if found.size >= _STANDS and found.telling > _LEAST_QUOTED:
        return True
    assert x.quote is not None
    assert y.quote is not None
    shorter = min(x.quote, y.quote, key=lambda quote: (len(quote.said), quote.said))
    if found.size < OVERLAP and len(set(shorter.told) - shorter.names) < _LEAST_QUOTED:
        return False
    less, more = sorted((x, y), key=lambda s: (weights.total(s.about), s.words.said))
    total = weights.total(less.about)
    own = weights.total(less.about & frozenset(less.quote.told if less.quote else ()))
    in_other = weights.total(less.about & more.about) >= _IN_OTHER * total
    if not in_other and (own < _CARRIES * total or found.size < RUN):
        return False
    beside = x.about - frozenset(x.quote.told), y.about - frozenset(y.quote.told)
    return not (
        found.size < OVERLAP
        and beside[0]
        and beside[1]
        and beside[0].isdisjoint(beside[1])
    )


def _by_words(x: Saying, y: Saying, weights: Weights) -> Evidence:
    """Evidence that the one is the other told again: with the pronouns and tenses of
    indirect speech, or otherwise.
    """
    told = 0.0
    within = False
    if not (x.direct and y.direct):
        found = cut(x.words, y.words, weights.of, verbatim=False)
        told = found.closeness(_LEAST_REPORTED, _REPORTED_END)
        within = told >= 1.0 and found.shared >= _WITHIN
        if not found.persons:
            return _NOTHING
        if found.told_again and x.turned == y.turned:
            return Evidence(told, within)
    if not _comparable(weights, x, y):
        return _NOTHING
    return Evidence(
        max(told, _in_other_words(x, y, weights) if same_persons(x, y) else 0.0), within
    )


def _in_other_words(x: Saying, y: Saying, weights: Weights) -> float:
    """Evidence that both say the same in words that are exchanged freely, and much in
    the same order.
    """
    shared = x.about & y.about
    if len(shared) < _LEAST_EQUAL:
        return 0.0
    if x.words.told == y.words.told and x.negated == y.negated:
        return _graded(1.0, x, y)
    if (
        min(len(x.about), len(y.about)) < _LEAST_TOLD
        or _in_order(x.words, y.words, shared) < _IN_ORDER
    ):
        return 0.0
    if _in_order(x.words, y.words, shared & x.words.names & y.words.names) < 1.0:
        return 0.0  # who did it to whom
    need = _TOLD if len(shared) >= _MANY else _TOLD_FEW
    told, alike = (
        weights.containment(x.about, y.about) / need,
        weights.jaccard(x.about, y.about) / _ALIKE,
    )
    return _graded(min(told, alike), x, y)


def _in_order(x: Wording, y: Wording, shared: frozenset[str]) -> float:
    """The longest order in which both come to the shared words, by how many are shared;
    0 where two changed places.
    """
    a, b = ([w for w in dict.fromkeys(of.told) if w in shared] for of in (x, y))
    moved = [
        at for at, (one, other) in enumerate(zip(a, b, strict=True)) if one != other
    ]
    if len(moved) == 2 and moved[1] - moved[0] > 1:
        return 0.0  # "the army shelled the rebels", "the rebels shelled the army"
    lengths = [0] * (len(b) + 1)
    for word in a:
        before = 0
        for j, other in enumerate(b, 1):
            before, lengths[j] = (
                lengths[j],
                before + 1 if word == other else max(lengths[j], lengths[j - 1]),
            )
    return lengths[-1] / len(shared) if shared else 1.0


def _near(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> bool:
    """Whether the reports of the two were published within a few days of each other, as
    far as that is known.
    """
    x, y = (
        [d for i in node.reports if (d := context.reports[i].published) is not None]
        for node in (a, b)
    )
    return not x or not y or (min(x) - max(y) <= _NEAR and min(y) - max(x) <= _NEAR)
