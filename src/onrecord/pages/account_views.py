"""Accounts as their cards show them: who tells them, in which words, and how far those
who do are independent.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts.kinds import Mark, kind_named
from onrecord.model import Account, AccountKind, Member, Relation, Slot, Span, Support
from onrecord.pages.cited_reports import CitedReports, counted
from onrecord.pages.page_parts import AccountView, MemberView
from onrecord.pages.rivals import rivals

RELATIONS: dict[Relation, str] = {
    "same": "same in all",
    "differs": "differs",
    "more specific": "one is more specific",
    "updated": "updated",
    "attributed differently": "given to different speakers",
    "single": "one report",
}
SLOTS: dict[Slot, str] = {
    "number": "the number",
    "day": "the day",
    "place": "the place",
    "status": "its status",
    "who": "who",
    "whether": "whether it is so",
}
WHY_ONE = {
    "credited": "they credit one agency",
    "shared copy": "they share copy",
    "shared passage": "they tell it in a passage both have",
    "one desk": "one outlet wrote them",
}
# Of one account; the JSON export holds them all.
MOST_TIES = 3
MOST_MEMBERS = 40
MOST_LABELS = 6  # outlets named in a tie


def account_views(
    accounts: Sequence[Account], cited: CitedReports
) -> dict[str, AccountView]:
    """Every account by its id, what stands within its words inside it."""
    inner: dict[str, list[Account]] = {}
    for account in accounts:
        if account.under is not None:
            inner.setdefault(account.under, []).append(account)
    views: dict[str, AccountView] = {}

    def view(account: Account) -> AccountView:
        within = tuple(view(held) for held in inner.get(account.id, ()))
        views[account.id] = _account_view(account, within, cited)
        return views[account.id]

    for account in accounts:
        if account.under is None:
            view(account)
    return views


def _account_view(
    account: Account, within: tuple[AccountView, ...], cited: CitedReports
) -> AccountView:
    """One account; its first MOST_MEMBERS members are shown."""

    def label(report_id: str) -> str:
        return cited.label(cited.number(report_id))

    shown = account.members[:MOST_MEMBERS]
    return AccountView(
        id=account.id,
        kind=account.kind,
        title=account.title,
        relation=account.relation,
        relation_words=_relation_in_words(account),
        support=_support_in_words(account.support),
        sources=account.support.sources,
        ties=_ties(account.support, cited),
        rivals=rivals(account, cited.words, label),
        members=_members(account.kind, shown, cited),
        left_out=len(account.members) - len(shown),
        within=within,
    )


def _relation_in_words(account: Account) -> str:
    """How the reports lie to each other, and in what they differ."""
    words = RELATIONS[account.relation]
    if account.slot is None or account.relation == "attributed differently":
        return words
    return f"{words}: {SLOTS[account.slot]}"


def _support_in_words(support: Support) -> str:
    parts = (
        counted(support.reports, "report"),
        counted(support.outlets, "outlet"),
        counted(support.origins, "origin"),
        counted(len(support.sources), "primary source"),
    )
    return f"{', '.join(parts)}; independent: {support.independent}"


def _ties(support: Support, cited: CitedReports) -> tuple[str, ...]:
    """Why reports count as one writing, in words."""
    shown = []
    for tie in support.ties[:MOST_TIES]:
        outlets = _outlets(tie.reports, cited)
        shown.append(f"{outlets} count as one: {WHY_ONE[tie.why]}")
    more = len(support.ties) - MOST_TIES
    if more > 0:
        shown.append(f"and {more} more ties")
    return tuple(shown)


def _outlets(report_ids: Sequence[str], cited: CitedReports) -> str:
    """The outlets of reports, each once, the first few by name."""
    labels = [cited.label(cited.number(report_id)) for report_id in report_ids]
    outlets = list(dict.fromkeys(labels))
    named = ", ".join(outlets[:MOST_LABELS])
    more = len(outlets) - MOST_LABELS
    return f"{named} and {more} more" if more > 0 else named


def _members(
    name: AccountKind, members: Sequence[Member], cited: CitedReports
) -> tuple[MemberView, ...]:
    """The members, those of one report that stand in one sentence together: with the
    marks of all of them, and each fact of the first that has it.
    """
    kind = kind_named(name)
    together: dict[tuple[int, str], list[Member]] = {}
    for member in members:
        number = cited.number(member.report)
        anchor = cited.cite(number, [*kind.marks(member.item)]).anchor
        together.setdefault((number, anchor), []).append(member)
    views: list[MemberView] = []
    for (number, _), told in together.items():
        marks: dict[tuple[Span, Mark], None] = {}
        facts: dict[str, str] = {}
        for member in told:
            marks |= dict.fromkeys(kind.marks(member.item))
            for label, value in kind.facts(member.item):
                if value:
                    facts.setdefault(label, value)
        view = MemberView(
            outlet=cited.label(number),
            report=number,
            origin=cited.origin(told[0].report),
            excerpt=cited.cite(number, [*marks]),
            facts=tuple(facts.items()),
        )
        views.append(view)
    return tuple(views)
