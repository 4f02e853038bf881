"""The parties of a story: who is one with whom, and what stays open."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.accounts.material import Material, material_of
from onrecord.english.source_names import Match
from onrecord.model import Mention
from tests.accounts.builders import METHOD, Told, dossier


def material(*told: Told) -> Material:
    return material_of([one.read_report for one in told], (), ())


def speaking(id_: str, speaker: str, name: str | None = None, **fields: Any) -> Told:
    """A report of one statement, told of a speaker by the words for them."""
    told = Told(id_, f"{speaker} said the old bridge was safe.")
    return told.said_in(
        ["the old bridge was safe"], name, form="indirect", by=speaker, **fields
    )


def speakers(*told: Told) -> tuple[Material, list[int | None]]:
    """The story, and the party of each statement, in the order of the reports."""
    story = material(*told)
    numbers: list[int | None] = []
    for one in told:
        for statement in story.context.reports[one.report.id].reading.statements:
            numbers.append(story.parties.party_of(one.report.id, statement))
    return story, numbers


def first_two(*told: Told) -> Match:
    """How the speakers of the first two reports stand to each other."""
    story, (a, b, *_) = speakers(*told)
    return story.parties.compare(a, b)


def test_a_title_and_a_suffix_are_no_other_person() -> None:
    a = speaking("a", "Chief Inspector Ann Varga", "Chief Inspector Ann Varga")
    a.person("Chief Inspector Ann Varga")
    b = speaking("b", "Ann Q. Varga II", "Ann Q. Varga II").person("Ann Q. Varga II")
    c = speaking("c", "Varga", "Varga").person("Varga")
    _, numbers = speakers(a, b, c)
    assert numbers == [0, 0, 0]


def test_a_surname_goes_to_the_father_and_not_to_the_son() -> None:
    both = Told("a", "Emil Tarn spoke. Emil Tarn Jr. spoke.")
    both.person("Emil Tarn").person("Emil Tarn Jr.")
    bare = speaking("b", "Tarn", "Tarn").person("Tarn")
    people = {entry.name: len(entry.mentions) for entry in dossier(both, bare).people}
    assert people == {"Emil Tarn": 2, "Emil Tarn Jr.": 1}


def test_a_name_without_its_suffix_is_the_same_where_no_report_has_both() -> None:
    a = Told("a", "Emil Tarn Jr. spoke.").person("Emil Tarn Jr.")
    b = Told("b", "Emil Tarn spoke. Tarn left.").person("Emil Tarn")
    assert len(material(a, b.person("Tarn", "Emil Tarn", nth=2)).people.persons) == 1


@pytest.mark.parametrize(
    ("reports_of_one", "expected"),
    [
        # by far the most prominent bearer is meant, one of two never
        (3, "Mila Orsk"),
        (2, None),
    ],
)
def test_a_surname_never_goes_to_a_lesser_bearer(
    reports_of_one: int, expected: str | None
) -> None:
    told = [
        Told(f"m{n}", "Mila Orsk spoke.").person("Mila Orsk")
        for n in range(reports_of_one)
    ]
    told.append(Told("j", "Jan Orsk spoke.").person("Jan Orsk"))
    bare = Told("z", "Orsk spoke.").person("Orsk")
    people = material(*told, bare).people
    number = people.of("Orsk")
    assert number is not None
    name = people.persons[number].name
    assert name == (expected or "Orsk")


def test_a_surname_is_not_a_sister_s_for_the_other_being_a_son() -> None:
    story = material(
        Told("a", "Emil Tarn Jr. spoke.").person("Emil Tarn Jr."),
        Told("b", "Vera Tarn spoke.").person("Vera Tarn"),
        Told("c", "Tarn spoke.").person("Tarn"),
    )
    assert len(story.people.persons) == 3


def test_a_name_left_open_in_its_report_neither_forbids_nor_proves() -> None:
    named = speaking("a", "Ann Varga", "Ann Varga").person("Ann Varga")
    mention = Mention(
        span=Told("b", "Varga said").at("Varga"),
        method=METHOD,
        name=None,
        kind="person",
        form="name",
    )
    left_open = speaking("b", "Varga", speaker_mention=mention)
    assert first_two(named, left_open) == "open"


def test_a_name_that_no_mention_has_is_the_person_of_that_name() -> None:
    named = speaking("a", "Ann Varga", "Ann Varga").person("Ann Varga")
    assert first_two(named, speaking("b", "judge Ann Varga")) == "same"
    assert first_two(named, speaking("b", "Officials")) == "open"
    assert first_two(named, speaking("b", "The Harbour Board")) == "different"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # a body's spokesman is that body's word, a person's his own
        ("The Harbour Board", "A Harbour Board spokesman", "same"),
        ("A Harbour Board spokesman", "Spokeswoman for the Harbour Board", "same"),
        ("The Harbour Board", "A River Guild spokesman", "different"),
        ("Ann Varga", "Ann Varga's spokesman", "open"),
        # whose ministry is not said
        ("Norland's river ministry", "The river ministry", "same"),
        # a group may hold the person
        ("All nine senators on the panel", "Ann Varga", "open"),
    ],
)
def test_who_speaks(a: str, b: str, expected: Match) -> None:
    names = [name if name == "Ann Varga" else None for name in (a, b)]
    told = [
        speaking(id_, *one)
        for id_, one in zip("ab", zip((a, b), names, strict=True), strict=True)
    ]
    named = Told("c", "Ann Varga spoke.").person("Ann Varga")
    assert first_two(*told, named) == expected


def test_a_spokesman_is_shown_as_worded_and_has_the_body_as_source() -> None:
    told = speaking("a", "A Harbour Board spokesman")
    (account,) = dossier(told, speaking("b", "The Harbour Board")).accounts
    assert account.title == "Harbour Board spokesman: the old bridge was safe"
    assert account.support.sources == ("Harbour Board",)


def test_a_person_s_spokesman_is_not_that_person() -> None:
    named = Told("b", "Ann Varga spoke.").person("Ann Varga")
    (account,) = dossier(speaking("a", "Ann Varga's spokesman"), named).accounts
    assert account.title == "Ann Varga's spokesman: the old bridge was safe"
    assert account.support.sources == ("Ann Varga's spokesman",)


def test_a_body_mentioned_is_the_party_that_speaks() -> None:
    a = speaking("a", "The Harbour Board")
    body = Mention(
        span=Told("b", "Harbour Board").at("Harbour Board"),
        method=METHOD,
        name="Harbour Board",
        kind="organisation",
        form="name",
    )
    b = Told("b", "Harbour Board staff left.")
    b._people.append(body)
    story = material(a, b)
    statement = story.context.reports["a"].reading.statements[0]
    party = story.parties.party("a", statement)
    assert party is not None
    assert party.kind == "body"
    assert story.parties.party_of("b", body) == party.number
