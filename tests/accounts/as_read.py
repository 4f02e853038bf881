"""Reports as the product reads them, and which of their words stand in one account."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from onrecord.model import Account, Dossier, Member, ReadReport, Span
from onrecord.reading.reader import read
from tests.accounts.builders import dossier_of
from tests.builders import report


@functools.cache
def read_text(id_: str, text: str) -> ReadReport:
    """A report of an outlet of its own, read."""
    found = report(text, id=id_, outlet=f"Paper {id_}", published="2025-08-14")
    return ReadReport(report=found, reading=read(found))


class Beside:
    """Two reports in one dossier, of each of which some words are asked about. They
    share no copy.
    """

    def __init__(self, a: str, a_words: str, b: str, b_words: str) -> None:
        self.pairs = (read_text("a", a), read_text("b", b))
        self.words = {"a": _within(a, a_words), "b": _within(b, b_words)}

    @functools.cached_property
    def dossier(self) -> Dossier:
        return dossier_of(self.pairs)

    def told(self, account: Account, report: str) -> list[Member]:
        """The members of an account that hang on the words asked about of a report."""
        return [
            member
            for member in account.members
            if member.report == report and self.words[report].covers(member.item.head)
        ]

    def common(self) -> Iterator[Account]:
        """The accounts that tell both reports' words."""
        for account in self.dossier.accounts:
            if self.told(account, "a") and self.told(account, "b"):
                yield account

    def is_one(self) -> bool:
        """Whether all that the one says which says less is told by the other too."""
        shared = list(self.common())
        for id_ in ("a", "b"):
            known = sum(len(self.told(a, id_)) for a in self.dossier.accounts)
            if known and sum(len(self.told(a, id_)) for a in shared) == known:
                return True
        return False

    def relations(self) -> set[str]:
        """How the accounts that tell both say the two lie to each other."""
        return {account.relation for account in self.common()}


def _within(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
