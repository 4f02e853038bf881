"""How two tellings of one saying lie to each other."""

from __future__ import annotations

import functools

from onrecord.accounts.statements.cuts import cut
from onrecord.accounts.statements.sayings import Saying, contrary
from onrecord.accounts.weights import limit
from onrecord.english.words import Weights
from onrecord.model import Relation

_limit = functools.partial(limit, "statement")


def relation_of(x: Saying, y: Saying, weights: Weights) -> Relation:
    """ "differs" where they tell one matter in contrary words or with other numbers,
    "more specific" where one tells much less, else "same".
    """
    alike = weights.jaccard(x.about, y.about)
    both = cut(x.words, y.words, weights.of, verbatim=True)
    one_matter = _limit("share of words where one denies")
    if both.contrary and both.shared >= one_matter:
        return "differs"
    turned = x.negated != y.negated or contrary(x.words.reported, y.words.reported)
    if alike >= one_matter and turned and both.shared < 1.0:
        return "differs"
    other_numbers = x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers)
    if other_numbers and alike >= _limit("share of words where numbers differ"):
        return "differs"
    less, more = sorted((weights.total(x.about), weights.total(y.about)))
    fuller = _limit("share of words under which one tells more")
    return "more specific" if less < fuller * more else "same"
