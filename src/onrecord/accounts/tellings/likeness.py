"""Whether the words of two tellings show one saying, or cannot be one: the rules that
are not learnt.

Words of a quotation are cut, translated and told again with the pronouns and tenses of
indirect speech. A wrong join shows two sayings as one with their origins added up: so
all that words alone can bring together must also agree in speaker, day, numbers, names,
persons and "not". The numbers that the rules ask for stand in `tables/limits.tsv`.
"""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from onrecord.accounts import parties
from onrecord.accounts.tellings.cuts import Cut, cut
from onrecord.accounts.tellings.limits import limit
from onrecord.accounts.tellings.saying import Saying
from onrecord.english.contrasts import contrary, moods
from onrecord.english.source_names import Match
from onrecord.english.wording import Wording
from onrecord.english.words import Weights

ONE = (
    "the same quotation",
    "cut from one quotation",
    "told again",
    "the same words",
    "in other words",
)
NOT_ONE = (
    "other persons meant",
    "other numbers",
    "other names",
    "opposites",
    "must or may",
    "one says not",
    "names in another order",
    "contrary words within the same",
)
# Which of these two tellings of one speaker may have, unless one is quoted.
_OF_PARTS = ("other numbers", "other names", "opposites")
# What may be said anew some days later.
_ANEW = ("the same words", "in other words")
_SAID = "said: "  # where both are somebody's word
_OTHERS = "of others: "  # where they are two persons' words
_QUOTED = "quoted: "  # where one gives the speaker's own words, or the speaker is one
_IN_PART = ", in part"  # where one of them tells much more beside it
ANOTHER_DAY = "said on another day"
LITTLE = "quoted of others with other words"
_BY_ALL = (*ONE, *(one + _IN_PART for one in ONE))
SURE = (*(_SAID + one for one in ONE), _OTHERS + "the same quotation")
NEVER = (
    ANOTHER_DAY,
    LITTLE,
    _OTHERS + "in other words",
    _OTHERS + "in other words" + _IN_PART,
    *(_QUOTED + conflict for conflict in NOT_ONE),
)
LEVELS = (
    *_BY_ALL,
    *(_SAID + way for way in _BY_ALL),
    *(_OTHERS + way for way in _BY_ALL),
    *NOT_ONE,
    *(_QUOTED + conflict for conflict in NOT_ONE),
    ANOTHER_DAY,
    LITTLE,
)


def is_one(level: str | None) -> bool:
    """Whether a level says that two are one saying, of one speaker or an open one."""
    return level is not None and level.startswith(_SAID)


def alike(x: Saying, y: Saying, weights: Weights) -> str | None:
    """How the words of two tellings show that they are one, or cannot be; None where
    they show neither.
    """
    quotes = _cut_of_quotations(x, y, weights)
    is_quoted = quotes is not None and _is_one_quotation(x, y, quotes, weights)
    found = _by_quotation(x, y) if is_quoted else _by_words(x, y, weights)
    if x.speaker is not None and y.speaker is not None:
        return _of_sayings(x, y, weights, quotes if is_quoted else None, found)
    if found not in ONE or _is_nearly_all(x, y, weights):
        return found
    return found + _IN_PART


def _of_sayings(
    x: Saying, y: Saying, weights: Weights, quotes: Cut | None, found: str | None
) -> str | None:
    """The same of two that are both somebody's word. `quotes`: how their quotations lie
    to each other, None where these are not one; `found`: what their words show.

    Quotations that share so much in a row are one saying, whoever it is given to and on
    whatever day.
    """
    is_whole = quotes is not None and quotes.whole
    is_anew = found in _ANEW and _are_late(x, y)
    if is_anew or (not is_whole and _on_another_day(x, y)):
        return ANOTHER_DAY
    if found not in ONE:
        return _conflict_of_sayings(x, y, found)
    part = "" if is_whole or _is_nearly_all(x, y, weights) else _IN_PART
    if is_whole or speaking(x, y) != "different":
        return _SAID + found + part
    if quotes is not None and not quotes.is_nearly_all:
        return LITTLE
    return _OTHERS + found + part


def _conflict_of_sayings(x: Saying, y: Saying, found: str | None) -> str | None:
    """What speaks against two that are both somebody's word: for sure, where one is
    quoted.
    """
    if found is None:
        return None
    is_quoted = x.is_direct or y.is_direct or found not in _OF_PARTS
    is_sure = is_quoted and speaking(x, y) != "different"
    return _QUOTED + found if is_sure else found


def _is_nearly_all(x: Saying, y: Saying, weights: Weights) -> bool:
    """Whether neither tells much beside what both tell."""
    return weights.jaccard(x.about, y.about) >= limit("share of nearly all")


def _on_another_day(x: Saying, y: Saying) -> bool:
    """Whether both name the day they were said on, and it is not one."""
    if x.said_on is None or y.said_on is None:
        return False
    return not x.said_on.meets(y.said_on)


def speaking(x: Saying, y: Saying) -> Match:
    """Whether whose word two tellings are is one; open where either names nobody."""
    return parties.compare(x.voice, y.voice)


def _are_late(x: Saying, y: Saying) -> bool:
    """Whether their reports came out so many days apart that much the same may have
    been said anew.
    """
    if x.published is None or y.published is None:
        return False
    return abs(x.published - y.published) > limit("days between two reports")


def _cut_of_quotations(x: Saying, y: Saying, weights: Weights) -> Cut | None:
    """How two quotations lie to each other; None where not both are quoted."""
    if x.quote is None or y.quote is None:
        return None
    return cut(x.quote, y.quote, weights.of, verbatim=True)


def _is_one_quotation(x: Saying, y: Saying, quotes: Cut, weights: Weights) -> bool:
    """Whether two quotations are one, or cut from one."""
    if _are_the_same(x, y):
        return True
    least = limit("telling words of a cut")
    return quotes.is_one(least, limit("share of an end")) and _carries(
        x, y, quotes, weights
    )


def _by_quotation(x: Saying, y: Saying) -> str:
    return "the same quotation" if _are_the_same(x, y) else "cut from one quotation"


def _are_the_same(x: Saying, y: Saying) -> bool:
    """Whether two tellings are quotations of the same words, and of more than one."""
    if not (x.is_direct and y.is_direct) or x.quote is None or y.quote is None:
        return False
    return x.quote.said == y.quote.said and len(x.quote.said) > 1


def _carries(x: Saying, y: Saying, both: Cut, weights: Weights) -> bool:
    """Whether what is quoted stands for the telling that tells less: it is long, or
    most, or the other tells all.

    A few words in quotation marks do not where they only name something, or each report
    sets them to something else.
    """
    assert x.quote is not None
    assert y.quote is not None
    least = limit("telling words of a cut")
    if both.size >= limit("words that stand for a statement") and both.telling > least:
        return True
    is_short = both.size < limit("words of an overlap")
    shorter = min(x.quote, y.quote, key=lambda quote: (len(quote.said), quote.said))
    if is_short and len(set(shorter.told) - shorter.names) < least:
        return False
    (less, quote), (more, _) = sorted(
        ((x, x.quote), (y, y.quote)),
        key=lambda told: (weights.total(told[0].about), told[0].worded.said),
    )
    if not _is_told(less, more, weights):
        in_quotation = weights.total(less.about & frozenset(quote.told))
        most = limit("share of a statement that is quoted")
        is_most = in_quotation >= most * weights.total(less.about)
        if not is_most or both.size < limit("words of a run"):
            return False
    if not is_short:
        return True
    beside_x = x.about - frozenset(x.quote.told)
    beside_y = y.about - frozenset(y.quote.told)
    return not (beside_x and beside_y and beside_x.isdisjoint(beside_y))


def _is_told(less: Saying, more: Saying, weights: Weights) -> bool:
    """Whether the telling that tells more tells nearly all that the other does."""
    share = limit("share of a statement the other tells")
    return weights.total(less.about & more.about) >= share * weights.total(less.about)


def _by_words(x: Saying, y: Saying, weights: Weights) -> str | None:
    """Whether the one is the other told again: with the pronouns and tenses of indirect
    speech, or otherwise.
    """
    is_again = False
    if not (x.is_direct and y.is_direct):
        both = cut(x.worded, y.worded, weights.of, verbatim=False)
        if not both.persons:
            return "other persons meant"
        end = limit("share of an end told again")
        is_again = both.is_one(limit("telling words told again"), end)
        if both.is_contrary:
            return "contrary words within the same"
        if both.told_again and x.is_turned == y.is_turned:
            return "told again" if is_again else None
    conflicting = _conflicting(x, y, weights)
    if conflicting is not None:
        return conflicting
    if not _same_persons(x, y):
        return "told again" if is_again else None
    return "told again" if is_again else _in_other_words(x, y, weights)


def _conflicting(x: Saying, y: Saying, weights: Weights) -> str | None:
    """What the words of two tellings have that cannot be one saying's, however alike
    they are; None where there is nothing.
    """
    a, b = x.worded, y.worded
    if not _nested(a.numbers, b.numbers):
        return "other numbers"
    if not _nested(a.names - set(b.told), b.names - set(a.told)):
        return "other names"
    if contrary(a.reported, b.reported):
        return "opposites"
    if _of_a_length(a, b) and moods(a.reported) != moods(b.reported):
        return "must or may"
    alike = weights.jaccard(x.about, y.about)
    if x.is_denied != y.is_denied and alike < limit("share of words where one denies"):
        return "one says not"
    return None


def _of_a_length(x: Wording, y: Wording) -> bool:
    short, long = sorted((len(x.said), len(y.said)))
    return 2 * short >= long


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where one of the two has nothing that the other has not."""
    return a <= b or b <= a


def _same_persons(x: Saying, y: Saying) -> bool:
    """False where the pronouns cannot mean the same persons: "I" of a quotation is "he"
    or "she" told indirectly.
    """
    a, b = x.worded.persons, y.worded.persons
    if not a or not b:
        return True
    if x.is_direct == y.is_direct:
        return not a.isdisjoint(b)
    spoken, told = (a, b) if x.is_direct else (b, a)
    if "first" in spoken:
        return spoken - {"first"} <= told
    return not spoken.isdisjoint(told)


def _in_other_words(x: Saying, y: Saying, weights: Weights) -> str | None:
    """Whether both say the same in words that are exchanged freely, and much in the
    same order.
    """
    shared = x.about & y.about
    if len(shared) < limit("telling words of equal statements"):
        return None
    if x.worded.told == y.worded.told and x.is_denied == y.is_denied:
        return "the same words"
    if min(len(x.about), len(y.about)) < limit("telling words of other words"):
        return None
    if _in_order(x.worded, y.worded, shared) < limit("share of words in order"):
        return None
    if _in_order(x.worded, y.worded, shared & x.worded.names & y.worded.names) < 1.0:
        return "names in another order"  # who did it to whom
    least_of_shorter = limit("share of few words")
    if len(shared) >= limit("words that are many"):
        least_of_shorter = limit("share of many words")
    is_much = weights.containment(
        x.about, y.about
    ) >= least_of_shorter and weights.jaccard(x.about, y.about) >= limit(
        "share of either's words"
    )
    return "in other words" if is_much else None


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


def _in_turn(wording: Wording, words: frozenset[str]) -> list[str]:
    """Those of a wording's telling words that are among `words`, each once, in the
    order in which they first come.
    """
    return [word for word in dict.fromkeys(wording.told) if word in words]
