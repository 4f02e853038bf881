"""Whose word an item is, under one name in the whole story: that of its party
(`parties.py`), or its report's own words where it is left open who is meant.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.accounts.parties import Parties
from onrecord.model import Item, Source, Statement


class Voices:
    """The sources of a story, as they are shown. `source` gives who or what makes an
    item said.
    """

    def __init__(
        self, parties: Parties, source: Callable[[Item], Source | Statement | None]
    ) -> None:
        self._parties = parties
        self._source = source

    def of(self, report: str, item: Item) -> str | None:
        """The story's name for whose word an item is; None where the report tells it
        itself, or names nobody.
        """
        party = self._parties.party(report, item)
        return self._label(item) if party is None else party.name

    def primary(self, report: str, item: Item) -> str | None:
        """As `of`, of who speaks for a body that body: it is the body's word."""
        party = self._parties.party(report, item)
        if party is None:
            return self._label(item)
        principal = party.principal
        if principal is None or principal.kind == "person":
            return party.name
        return principal.name

    def _label(self, item: Item) -> str | None:
        """What its report calls the source of an item."""
        source = self._source(item)
        if source is None or source.naming is None:
            return None
        return source.naming.label
