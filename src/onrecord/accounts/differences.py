"""In which slot two tellings of one thing differ, if in any.

What a telling leaves open goes with anything. That two tellings stand in one account is
not enough to tell of a disagreement: they must be of one core (`cores.py`), share some
of their words or whom they are of, and not tell of what others do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.accounts import parties, places
from onrecord.accounts.cores import of_one_core
from onrecord.accounts.counts import Count, Nearness, at_odds
from onrecord.accounts.days import days_differ
from onrecord.accounts.parties import Party
from onrecord.accounts.slots import Slots
from onrecord.model import Slot, Status

# What is not so, or not known to be so, as against what is told for a fact or a plan.
_DOUBTED: frozenset[Status] = frozenset({"cancelled", "unconfirmed"})
# What has not happened yet, if it ever will.
_AHEAD: frozenset[Status] = frozenset({"planned", "conditional", "forecast"})
# Kinds of place of which a thing that happens once happens in one.
_POINTS = frozenset({"city", "site", "town", "village"})
# Share of their words in common by which two tellings of one core are of one matter,
# of one happening, and, but for who acts, of one deed.
_MATTER = 0.3
_HAPPENING = 0.5
_DEED = 0.7
# Words in a row by which two quotations are one saying, and words of one that may be
# all of it.
_LONG_RUN = 8
_SHORT_RUN = 3
_FRAME = 4  # words that are no frame by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How far two tellings are of one thing. `shared` are the words they have in
    common, numbers aside, of so large a `share` of all; `is_of_one_core`: see
    `cores.py`. `apart`: they tell of what others do, or of what is done to others;
    `is_done_to_one`: of what is done to one.
    """

    shared: frozenset[str]
    share: float
    is_of_one_core: bool
    apart: bool
    is_done_to_one: bool

    @property
    def is_of_one_matter(self) -> bool:
        """Whether the two are of one thing, whatever they say of it."""
        near = self.is_done_to_one or self.share >= _MATTER
        return self.is_of_one_core and near and not self.apart


def likeness(a: Slots, b: Slots) -> Likeness:
    """How far two tellings are of one thing."""
    shared = a.matter & b.matter
    return Likeness(
        shared=shared,
        share=len(shared) / max(len(a.matter | b.matter), 1),
        is_of_one_core=of_one_core(a.core, b.core),
        apart=_apart(a, b),
        is_done_to_one=not a.done_to.isdisjoint(b.done_to),
    )


def slot_that_differs(a: Slots, b: Slots) -> Slot | None:
    """The first slot that two tellings of one thing fill otherwise; None where what
    they say can all be so at once.
    """
    alike = likeness(a, b)
    if _contrary(a, b, alike):
        return "whether"
    if numbers_at_odds(a, b) or _other_number(a, b, alike):
        return "number"
    asked: tuple[tuple[Slot, Callable[[Slots, Slots], bool], bool], ...] = (
        ("day", _elsewhen, alike.is_of_one_matter),
        ("place", _elsewhere, alike.is_of_one_matter and alike.share >= _HAPPENING),
        ("status", _doubted, alike.is_of_one_matter),
        ("who", _others_act, alike.is_of_one_core),
    )
    return next((slot for slot, differs, may in asked if may and differs(a, b)), None)


def _other_number(a: Slots, b: Slots, alike: Likeness) -> bool:
    """Whether two clauses of one quotation are word for word one but for a number,
    whatever it counts.
    """
    if a.report == b.report or not _are_one_quotation(a.quoted, b.quoted):
        return False
    is_one_frame = alike.share == 1 and len(alike.shared) >= _FRAME
    return is_one_frame and bool(a.digits - b.digits) and bool(b.digits - a.digits)


def numbers_at_odds(a: Slots, b: Slots) -> list[tuple[Count, Count]]:
    """The pairs of numbers of two tellings of which both cannot hold; () of two that
    one report tells but not by the word of two sources, for none contradicts itself.
    """
    if a.report == b.report and (None in (a.source, b.source) or a.source == b.source):
        return []
    alike = likeness(a, b)

    def near(x: Count, y: Count) -> Nearness:
        is_done = x.done is not None and x.done == y.done
        has_more = is_done or not alike.shared <= x.names_of_unit | y.names_of_unit
        if has_more and alike.share == 1:
            return 3
        if _are_named_apart(a, b) or _are_of_others(x, y):
            return 0
        is_of_one = _are_of_one(x, y, a, b) or alike.is_of_one_matter
        return 2 if is_of_one or (has_more and not alike.apart) else 0

    return at_odds(a.counts, b.counts, near)


def _are_named_apart(a: Slots, b: Slots) -> bool:
    """Whether two tellings name others as who acts, or are of two of a kind."""
    if _take_turns(a, b):
        return True
    return bool(a.agents and b.agents) and a.agents.isdisjoint(b.agents)


def _are_of_others(x: Count, y: Count) -> bool:
    """Whether two numbers are the measures of two things ("17-yard run")."""
    return bool(x.of and y.of) and not of_one_core(x.of, y.of)


def _are_of_one(x: Count, y: Count, a: Slots, b: Slots) -> bool:
    """Whether two numbers are the measure of one thing ("a $5 billion bid")."""
    if x.of and y.of:
        return of_one_core(x.of, y.of)
    return of_one_core(x.of, b.core) or of_one_core(a.core, y.of)


def _contrary(a: Slots, b: Slots, alike: Likeness) -> bool:
    """Whether two tellings of one matter say that it is so and that it is not: of all
    that the one denies ("was no easy night").
    """
    if {a.is_so, b.is_so} != {True, False}:
        return False
    no, yes = (a, b) if b.is_so else (b, a)
    if not _says_all(no, yes):
        return False
    has_words = alike.share == 1 or len(alike.shared) > 1
    is_near = has_words and alike.share >= _MATTER
    return alike.is_of_one_core and is_near and not alike.apart


def _says_all(no: Slots, yes: Slots) -> bool:
    """Whether what is denied is all told by the other, and where a word that says
    little denies it of somebody, of the same party.
    """
    if no.is_light and no.has_agent and no.done_by.isdisjoint(yes.done_by):
        return False
    return no.done_to - no.patients <= yes.matter | yes.done_to


def _take_turns(a: Slots, b: Slots) -> bool:
    """Whether two tellings are of the earlier and the later of two things of a kind."""
    return bool(a.turns and b.turns) and a.turns.isdisjoint(b.turns)


def _may_act(a: Slots, b: Slots) -> bool:
    """Whether who acts by the one may have part in what the other tells."""
    if a.who is not None and a.who in (b.who, b.whom):
        return True
    return not a.done_by.isdisjoint(b.done_by | b.done_to)


def _apart(a: Slots, b: Slots) -> bool:
    """Whether two tellings are of what others do, or of what is done to others, as far
    as words and names tell, or of the earlier and the later of two things. Whom a verb
    acts on that says little by itself is open, and who meets whom.
    """
    if _take_turns(a, b):
        return True
    if None not in (a.whom, b.whom) and a.whom != b.whom:
        return True
    if a.done_by and b.done_by and not _may_act(a, b) and not _may_act(b, a):
        return True
    if a.is_light or b.is_light:
        return False
    if not (a.done_to and b.done_to):
        return False
    return a.done_to.isdisjoint(b.done_to | b.done_by) and b.done_to.isdisjoint(
        a.done_by
    )


def told_more(a: Slots, b: Slots) -> bool:
    """Whether one of the two says what the other leaves open, or says it more exactly:
    the number, the day, the place, what became of it.
    """
    ranges_told = {count.range for count in a.counts}
    has_other_numbers = ranges_told != {count.range for count in b.counts}
    return (
        has_other_numbers
        or (a.day is None) != (b.day is None)
        or (a.place is None) != (b.place is None)
        or a.status != b.status
    )


def attributed_differently(a: Slots, b: Slots) -> bool:
    """Whether one quotation is given to two persons."""
    if not _are_one_quotation(a.quoted, b.quoted):
        return False
    return _are_two_persons(a.speaker, b.speaker)


def _are_one_quotation(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two quotations share so many words in a row as two sayings seldom do, or
    the shorter, of some words, is all in the other.
    """
    runs, others = _runs(a, _LONG_RUN), _runs(b, _LONG_RUN)
    if not runs.isdisjoint(others):
        return True
    shorter = min(len(a), len(b))
    if shorter < _SHORT_RUN:
        return False
    return not _runs(a, shorter).isdisjoint(_runs(b, shorter))


def _runs(said: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    """The runs of so many words in a row."""
    starts = range(len(said) - length + 1)
    return frozenset(tuple(said[at : at + length]) for at in starts)


def of_one_line(a: Slots, b: Slots) -> bool:
    """Whether two tellings stand in one line of news: one outlet's, or one source's."""
    return bool(a.outlet and a.outlet == b.outlet) or (
        a.source is not None and a.source == b.source
    )


def _are_two_persons(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are two persons for sure: known by names that have no word in
    common. A paper may give another's words, and an office be held by anybody.
    """
    if a is None or b is None or parties.compare(a, b) != "different":
        return False
    if not a.kind == b.kind == "person" or a.principal or b.principal:
        return False
    return all(
        part[0].isupper() for party in (a, b) for part in party.name.split()
    ) and set(a.name.split()).isdisjoint(b.name.split())


def _elsewhen(a: Slots, b: Slots) -> bool:
    """Whether two tellings give two days of one thing; a plan may be on another day
    than what became of it.
    """
    if a.day is None or b.day is None or (a.status in _AHEAD) != (b.status in _AHEAD):
        return False
    is_told = all(s.status in _AHEAD or s.is_so is not None for s in (a, b))
    return is_told and days_differ(a.day, b.day)


def _elsewhere(a: Slots, b: Slots) -> bool:
    """Whether two tellings are of two points, far from each other."""
    x, y = a.place, b.place
    if x is None or y is None or {x.kind, y.kind} - _POINTS:
        return False
    return places.nearness(x, y) == "apart"


def _doubted(a: Slots, b: Slots) -> bool:
    """Whether one tells for sure what the other doubts."""
    sure, doubted = sorted((a, b), key=lambda slots: slots.status in _DOUBTED)
    return (
        sure.status not in _DOUBTED
        and doubted.status in _DOUBTED
        and sure.is_so is not None
    )


def _others_act(a: Slots, b: Slots) -> bool:
    """Whether one person does by the one what another does by the other, and neither
    names the other's. What is done to nothing ("died"), what somebody tells of himself,
    and saying, others may have done too.
    """
    if a.who is None or b.who is None or a.who == b.who:
        return False
    if not (a.is_so is b.is_so is True and a.is_by_name and b.is_by_name):
        return False
    if _of_himself(a) or _of_himself(b):
        return False
    if a.who in b.named or b.who in a.named or not a.agents.isdisjoint(b.agents):
        return False
    x, y = a.matter - a.done_by, b.matter - b.done_by
    has_object = not (x & y) <= a.core | b.core
    return has_object and not a.is_saying and len(x & y) >= _DEED * len(x | y)


def _of_himself(slots: Slots) -> bool:
    return slots.speaker is not None and slots.speaker.number == slots.who
