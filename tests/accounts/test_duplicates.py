"""Events that only say again what a figure account says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.builders import Told, dossier

SENT: dict[str, Any] = {"unit": "diver", "measure": "sent"}


def told(id_: str, text: str, **event: Any) -> Told:
    found = Told(id_, text).figure("60 divers", 60, **SENT)
    what = event.pop("what", "sent 60 divers")
    return found.event(what, what, head="sent", **event)


@pytest.mark.parametrize(
    ("event", "kinds"),
    [
        ({}, ["figure"]),  # the same again
        ({"status": "planned"}, ["event", "figure"]),
        ({"when": "2025-08-14"}, ["event", "figure"]),  # a day the figure has not
        ({"where": "Lenn"}, ["event", "figure"]),
        ({"by": "the harbour board"}, ["event", "figure"]),
        (
            {"what": "sent 60 divers home"},
            ["event", "figure"],
        ),  # more is said than the count
    ],
)
def test_an_event_that_adds_nothing_is_left_out(
    event: dict[str, Any], kinds: list[str]
) -> None:
    found = dossier(
        told("a", f"The army {event.get('what', 'sent 60 divers')} to Lenn.", **event)
    )
    assert sorted(account.kind for account in found.accounts) == kinds
    assert len(found.readings[0].events) == 1  # it stays in the reading
