"""Accounts as their cards show them: who tells them, in which words, and how far those
who do are independent.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts.kinds import kind_of
from onrecord.model import Account, Member, Support
from onrecord.pages.cited_reports import CitedReports, counted
from onrecord.pages.excerpts import marks_of
from onrecord.pages.page_parts import AccountView, MemberView
from onrecord.pages.tellings import tellings

RELATIONS = {
    "same": "same in all",
    "differs": "differs",
    "more specific": "one is more specific",
    "single": "one report",
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


def account_view(account: Account, cited: CitedReports) -> AccountView:
    """One account; its first MOST_MEMBERS members are shown."""

    def label(report_id: str) -> str:
        return cited.label(cited.number(report_id))

    shown = account.members[:MOST_MEMBERS]
    return AccountView(
        id=account.id,
        kind=account.kind,
        title=account.title,
        relation=account.relation,
        relation_words=RELATIONS[account.relation],
        support=_support_in_words(account.support),
        sources=account.support.sources,
        ties=_ties(account.support, cited),
        tellings=tellings(account, cited.words_of_item, label),
        members=tuple(_member(member, cited) for member in shown),
        left_out=len(account.members) - len(shown),
    )


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


def _member(member: Member, cited: CitedReports) -> MemberView:
    number = cited.number(member.report)
    facts = kind_of(member.item).facts(member.item)
    return MemberView(
        outlet=cited.label(number),
        report=number,
        origin=cited.origin(member.report),
        excerpt=cited.cite(number, marks_of(member.item)),
        facts=tuple((name, value) for name, value in facts if value),
    )
