"""Whose word a telling or a statement is, under one name in the whole story: that of
its party (`parties.py`), or its report's own words where it is left open who is meant.
"""

from __future__ import annotations

from onrecord.accounts.parties import Parties
from onrecord.accounts.telling_source import source_of
from onrecord.model import Statement, Telling


class Voices:
    """The sources of a story, as they are shown."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def of(self, report: str, said: Telling | Statement) -> str | None:
        """The story's name for whose word it is; None where the report tells it itself,
        or names nobody.
        """
        party = self._parties.party(report, said)
        return _label(said) if party is None else party.name

    def primary(self, report: str, said: Telling | Statement) -> str | None:
        """As `of`, of who speaks for a body that body: it is the body's word."""
        party = self._parties.party(report, said)
        if party is None:
            return _label(said)
        principal = party.principal
        if principal is None or principal.kind == "person":
            return party.name
        return principal.name


def _label(said: Telling | Statement) -> str | None:
    """What its report calls whose word it is."""
    source = source_of(said)
    if source is None or source.naming is None:
        return None
    return source.naming.label
