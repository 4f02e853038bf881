"""Which telling of a report holds which within its words: a count stands in its clause,
an event noun too, a clause within a quotation or another clause, a saying beside what
is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Member, Telling

# Tellings before one in the text among which the one that holds it is looked for: a
# sentence has far fewer.
_BACK = 60


def holders(tellings: Sequence[Telling]) -> dict[Telling, Telling]:
    """Each telling of a report that stands within another's words, and the nearest one
    that holds it. `tellings` are in text order.
    """
    found: dict[Telling, Telling] = {}
    by_head = {telling.head: telling for telling in tellings}
    for at, telling in enumerate(tellings):
        if telling.under in by_head:
            found[telling] = by_head[telling.under]
            continue
        near = tellings[max(at - _BACK, 0) : at + _BACK]
        over = [other for other in near if _holds(other, telling)]
        if over:
            found[telling] = min(over, key=_size)
    return found


def under(
    groups: Sequence[Sequence[Member]],
    holding: Mapping[str, Mapping[Telling, Telling]],
) -> dict[int, int]:
    """The numbers of those groups that stand under another, and of the one they stand
    under: the one whose tellings hold every member. A group with a telling that stands
    by itself, or in the words of something else, stands under none. `holding`: by
    report.
    """
    group_of: dict[tuple[str, Telling], int] = {}
    for number, members in enumerate(groups):
        for member in members:
            group_of[member.report, member.item] = number
    found: dict[int, int] = {}
    for number, members in enumerate(groups):
        above: set[int | None] = set()
        for member in members:
            holder = _nearest(holding[member.report], member, group_of)
            above.add(None if holder is None else group_of[member.report, holder])
        one = above.pop()
        if one is not None and not above and not _leads_to(found, one, number):
            found[number] = one
    return found


def _leads_to(found: Mapping[int, int], one: int, number: int) -> bool:
    """Whether a group stands, over however many others, under another."""
    at: int | None = one
    while at is not None:
        if at == number:
            return True
        at = found.get(at)
    return False


def _nearest(
    holders_of: Mapping[Telling, Telling],
    member: Member,
    group_of: Mapping[tuple[str, Telling], int],
) -> Telling | None:
    """The nearest telling of a group that holds a member."""
    holder = holders_of.get(member.item)
    passed = {member.item}
    while holder is not None and (member.report, holder) not in group_of:
        passed.add(holder)
        holder = holders_of.get(holder)
        if holder in passed:
            return None
    return holder


def _holds(other: Telling, telling: Telling) -> bool:
    """Whether a telling stands within the words of another: a count or a noun by its
    head, a clause of a statement by all its words.
    """
    if other is telling or not other.span.covers(telling.head):
        return False
    if _size(other) <= _size(telling):
        return False
    if telling.form in ("count", "noun"):
        return any(piece.covers(telling.head) for piece in other.pieces)
    is_of_one_statement = (
        telling.told_in is not None and other.told_in == telling.told_in
    )
    return is_of_one_statement and other.span.covers(telling.span)


def _size(telling: Telling) -> int:
    """The characters from a telling's first word to its last."""
    return telling.span.end - telling.span.start
