"""How the tellings of one account lie to each other, and in which slot they differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.accounts.differences import (
    attributed_differently,
    likeness,
    numbers_at_odds,
    of_one_line,
    slot_that_differs,
    told_more,
)
from onrecord.accounts.material import Material
from onrecord.accounts.members import spread
from onrecord.accounts.slots import Slots, slots_of
from onrecord.english.contrasts import contrary
from onrecord.english.words import Weights
from onrecord.model import Member, Relation, Slot

# Of the weight of the other's words: a saying told in less is the less specific.
_FULLER = 0.65
# Share of their words by which two sayings are of one matter, though they contradict.
_ONE_MATTER = 0.5
_DAY = len("2025-08-14")


def relation_of(
    material: Material, members: Sequence[Member]
) -> tuple[Relation, Slot | None]:
    """The relation of an account's members, and the slot that differs where one does.

    Where any two differ otherwise than as a later telling does from an earlier one, the
    account differs. Of many members SPREAD are asked.
    """
    if len(members) == 1:
        return "single", None
    asked = [slots_of(material, member) for member in spread(members)]
    pairs = list(combinations(asked, 2))
    weights = material.context.senses
    disagreement = _disagreement(pairs, weights)
    if disagreement is not None:
        return disagreement
    if len({member.report for member in members}) == 1:
        return "single", None
    if any(_has_happened(a, b) or _has_happened(b, a) for a, b in pairs):
        return "updated", "status"
    is_fuller = any(told_more(a, b) or _says_more(a, b, weights) for a, b in pairs)
    return ("more specific" if is_fuller else "same"), None


def _disagreement(
    pairs: Sequence[tuple[Slots, Slots]], weights: Weights
) -> tuple[Relation, Slot] | None:
    """What any of the pairs disagree in; None where they all agree."""
    updated: Slot | None = None
    for a, b in pairs:
        slot = slot_that_differs(a, b)
        if slot is None and _contradict(a, b, weights):
            slot = "whether"
        if slot is not None and not _is_later(a, b, slot):
            return "differs", slot
        updated = updated or slot
    if updated is not None:
        return "updated", updated
    if any(attributed_differently(a, b) for a, b in pairs):
        return "attributed differently", "who"
    return None


def _contradict(a: Slots, b: Slots, weights: Weights) -> bool:
    """Whether two sayings tell one matter in words of which some are opposites. Of
    nouns, opposites make two things ("first-degree murder").
    """
    if not a.form == b.form == "clause":
        return False
    if not (a.is_said and b.is_said and contrary(a.reported, b.reported)):
        return False
    return weights.jaccard(a.about, b.about) >= _ONE_MATTER


def _is_later(a: Slots, b: Slots, slot: Slot) -> bool:
    """Whether what differs is what a later report knows: that what had not been so is
    so now, or one line's toll that rose (one outlet's, or one source's).
    """
    before, after = sorted((a, b), key=lambda slots: slots.published)
    if not before.published or before.published == after.published:
        return False
    if slot == "whether":
        is_later_day = before.published[:_DAY] < after.published[:_DAY]
        return is_later_day and before.is_until_now and bool(after.is_so)
    rose = numbers_at_odds(before, after)
    return (
        slot == "number"
        and bool(rose)
        and of_one_line(a, b)
        and all(old.range.low < new.range.low for old, new in rose)
    )


def _has_happened(before: Slots, after: Slots) -> bool:
    """Whether a plan of the one is told as happened by a report of a later day: by a
    clause of its own, or by a report of its line in its words.
    """
    if before.status != "planned" or after.status not in ("happened", "confirmed"):
        return False
    if not "" < before.published[:_DAY] < after.published[:_DAY]:
        return False
    if before.form != after.form or not before.is_so is after.is_so is True:
        return False
    alike = likeness(before, after)
    if after.form == "clause":
        is_light = before.is_light or after.is_light
        return alike.is_of_one_matter and not is_light
    return alike.share == 1 and of_one_line(before, after)


def _says_more(a: Slots, b: Slots, weights: Weights) -> bool:
    """Whether of two sayings one has much less to tell."""
    if not (a.is_said and b.is_said):
        return False
    less, more = sorted((weights.total(a.about), weights.total(b.about)))
    return less < _FULLER * more
