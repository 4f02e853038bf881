"""The mentions of people as this room makes them: by name, by role, by pronoun."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Mention, PersonKind, Place, Span

METHOD = "people.rules/1"


def by_name(
    span: Span, name: str | None, kind: PersonKind, role: Span | None = None
) -> Mention:
    """A person or body named at `span`."""
    return Mention(
        span=span, method=METHOD, name=name, kind=kind, form="name", role=role
    )


def by_role(span: Span, name: str | None, kind: PersonKind) -> Mention:
    """A person or body that is said at `span` by what it is."""
    return Mention(span=span, method=METHOD, name=name, kind=kind, form="role")


def by_seat(seat: Place, name: str) -> Mention:
    """A government that is meant by the capital it sits in: "Lima warned"."""
    return replace(by_role(seat.span, name, "organisation"), seat=seat)


def by_pronoun(span: Span, name: str | None) -> Mention:
    """A pronoun of a person at `span`."""
    return Mention(span=span, method=METHOD, name=name, kind="person", form="pronoun")
