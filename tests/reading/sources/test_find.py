"""What the sources of a report are called, and what kind of party that names."""

from __future__ import annotations

import pytest

from onrecord.model import Mention, Naming, PartyKind
from onrecord.reading.sources.find import full_names
from onrecord.reading.sources.namings import Namings
from tests.accounts.builders import METHOD, Told

PEOPLE = (
    Mention(
        span=Told("a", "Ann Varga").at("Ann Varga"),
        method=METHOD,
        name="Ann Varga",
        kind="person",
        form="name",
    ),
)


@pytest.mark.parametrize(
    ("label", "kind", "head", "principal"),
    [
        ("Ann Varga", "person", "varga", None),
        ("river ministry", "body", "ministry", None),
        ("Varga letter", "document", "letter", None),
        ("officials", "anonymous", "officials", None),
        ("All nine senators on the panel", "group", "senators", None),
        ("Harbour Board spokesman", "person", "spokesman", "Harbour Board"),
        ("spokesman for the Harbour Board", "person", "spokesman", "Harbour Board"),
    ],
)
def test_what_a_label_names(
    label: str, kind: PartyKind, head: str, principal: str | None
) -> None:
    expected = Naming(label=label, kind=kind, head=head, principal=principal)
    assert Namings(PEOPLE, {}).of(label) == expected


def test_an_office_is_one_by_the_mention_that_holds_it() -> None:
    told = Told("a", "The mayor said the gate was shut.").office("The mayor")
    told.said_in(["the gate was shut"], form="indirect", by="The mayor")
    (mention,) = told.reading.people
    naming = Namings((), {}).of("mayor", mention)
    assert naming is not None
    assert naming.kind == "office"


def test_a_bare_body_has_its_full_name_where_the_text_knows_no_other() -> None:
    labels = {"river ministry", "ministry"}
    told = "The river ministry spoke. Later the ministry left."
    assert full_names(told, labels) == {"ministry": "river ministry"}
    assert full_names(f"{told} The finance ministry was silent.", labels) == {}
