"""Persons merged over the reports of a story."""

from __future__ import annotations

import pytest

from tests.accounts.builders import Told, dossier


def told(id_: str, *mentions: tuple[str, str]) -> Told:
    """A report whose mentions are (surface, fullest name in it), one sentence each."""
    found = Told(id_, " ".join(f"{surface} spoke." for surface, _ in mentions))
    for surface, name in mentions:
        found.person(surface, name)
    return found


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        # three spellings, one person; the most frequent full form is shown
        (
            [
                [("Zelensky", "Volodymyr Zelensky")],
                [
                    ("Volodymyr Zelenskyy", "Volodymyr Zelenskyy"),
                    ("Zelenskiy", "Volodymyr Zelenskyy"),
                ],
                [("Zelenskiy", "Zelenskiy")],
            ],
            [("Volodymyr Zelenskyy", {"Zelensky", "Volodymyr Zelenskyy", "Zelenskiy"})],
        ),
        # two people of one surname stay two, and a bare surname joins neither
        (
            [
                [("Ana Moreau", "Ana Moreau")],
                [("Luc Moreau", "Luc Moreau")],
                [("Moreau", "Moreau")],
            ],
            [
                ("Ana Moreau", {"Ana Moreau"}),
                ("Luc Moreau", {"Luc Moreau"}),
                ("Moreau", {"Moreau"}),
            ],
        ),
        # a possessive is the same name
        (
            [[("Boll's", "Piet Boll")], [("Piet Boll", "Piet Boll")]],
            [("Piet Boll", {"Boll", "Piet Boll"})],
        ),
    ],
)
def test_merged(
    reports: list[list[tuple[str, str]]], expected: list[tuple[str, set[str]]]
) -> None:
    found = dossier(
        *(told(f"r{i}", *mentions) for i, mentions in enumerate(reports))
    ).people
    assert [(entry.name, set(entry.variants)) for entry in found] == expected


def test_accounts_that_name_a_person() -> None:
    """As speaker, as claimant, or in a member's sentence; not in another sentence."""
    text = "Ana Moreau counted boats. Piet Boll said 31 boats burned. It rained."
    found = dossier(
        Told("a", text)
        .person("Ana Moreau")
        .person("Piet Boll")
        .figure("31 boats", 31, unit="boat", measure="burned", claimant="Piet Boll")
    )
    accounts = {entry.name: entry.accounts for entry in found.people}
    assert accounts == {"Piet Boll": (found.accounts[0].id,), "Ana Moreau": ()}


def test_roles_and_pronouns_are_no_variants() -> None:
    told = Told("a", "Ana Moreau spoke. The mayor left.").person("Ana Moreau").person(
        "The mayor", "Ana Moreau", form="role"
    )  # fmt: skip
    assert [entry.variants for entry in dossier(told).people] == [("Ana Moreau",)]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        # a slip of a letter, in a first name or a surname, and two that changed places
        ([["Ana Lindqvist"], ["Ana Lindquist"]], 1),
        ([["Gorbanuly Tessk"], ["Gorbanuli Tessk"], ["Korbanuly Tessk"]], 1),
        ([["Brendon Orsk"], ["Berndon Orsk"]], 1),
        # another first letter of a surname, a short word, a man and a woman: two
        ([["Ana Marlow"], ["Ana Barlow"]], 2),
        ([["Jan Orsk"], ["Jon Orsk"]], 2),
        ([["Paula Orsk"], ["Paulo Orsk"]], 2),
        # a father and a son
        ([["Brendon Orsk Jr."], ["Brendan Orsk"]], 2),
        # one report has both: two
        ([["Ana Lindqvist", "Ana Lindquist"]], 2),
        # a long surname alone, with a slip, of the one it can be
        ([["Ana Lindqvist"], ["Lindqivst"]], 1),
        ([["Ana Venner"], ["Vennre"]], 2),
        # a name that breaks off, and one that has its end alone
        ([["Ana Lind Orsk"], ["Ana Lind"]], 1),
        ([["Ana Lind Orsk", "Ana Lind Venn"], ["Ana Lind"]], 3),
        ([["Ana Lind Orsk Jr."], ["Lind Orsk"]], 1),
        # a first name alone, of one whom most reports name
        ([["Tessa Orsk"], ["Tessa Orsk"], ["Tessa"]], 1),
        ([["Tessa Orsk"], ["Ana Venn"], ["Tessa"]], 3),
        ([["Tessa Orsk"], ["Tessa Orsk", "Tessa Venn"], ["Tessa"]], 3),
    ],
)
def test_spellings(reports: list[list[str]], expected: int) -> None:
    each = [
        told(f"r{i}", *((name, name) for name in names))
        for i, names in enumerate(reports)
    ]
    assert len(dossier(*each).people) == expected


def test_umlauts_are_written_out_or_not() -> None:
    spelt = ["Jörg Mällen", "Joerg Maellen", "Jorg Mallen"]
    found = dossier(*(told(name, (name, name)) for name in spelt)).people
    assert [set(entry.variants) for entry in found] == [set(spelt)]
