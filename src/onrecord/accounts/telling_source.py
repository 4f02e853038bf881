"""Whose word a telling is, by its own report: the source named with it, or the
statement that its speaker makes it in.
"""

from __future__ import annotations

from onrecord.model import Source, Statement, Telling


def source_of(said: Telling | Statement) -> Source | Statement | None:
    """Who claims a telling's number, or says that it happens, where they are called by
    a name; else the statement it is told in. None where the report tells it itself. A
    statement is its own.
    """
    if isinstance(said, Statement):
        return said
    named = (source for source in _sources(said) if source.naming is not None)
    return next(named, said.told_in)


def named_by(telling: Telling) -> str | None:
    """The name a telling itself gives for its source: of who claims its number, of who
    says that it happens, else of who makes the statement it is told in.
    """
    for source in _sources(telling):
        if source.name is not None:
            return source.name
    return telling.told_in.speaker_name if telling.told_in is not None else None


def _sources(telling: Telling) -> list[Source]:
    """Who claims a telling's numbers, and who says that it happens."""
    claimants = (figure.claimant for figure in telling.figures)
    by = telling.event.by if telling.event is not None else None
    return [source for source in (*claimants, by) if source is not None]
