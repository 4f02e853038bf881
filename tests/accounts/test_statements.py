"""Which statements are one account, and how they lie to each other."""

from __future__ import annotations

import pytest

from onrecord.model import Passage
from tests.accounts.as_read import Beside
from tests.accounts.builders import Told, dossier, passage, shapes

LONG = (
    "The bridge will be closed for repairs until the spring, and no lorry may cross it"
)
CUT = "The bridge will be closed for repairs until the spring"


def told(
    id_: str,
    said: str,
    name: str | None,
    day: str | None = None,
    *,
    person: bool = True,
) -> Told:
    text = (
        f"{name} spoke in Lenn. {said}, it was said there."
        if name
        else f"{said}, it was said there."
    )
    found = Told(id_, text).said(said, name, said_on=day)
    return found.person(name) if name and person else found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # the same words by the same speaker
        (told("a", LONG, "Ana Moreau"), told("b", LONG, "Ana Moreau"), "same"),
        # one quotation cut two ways
        (told("a", LONG, "Ana Moreau"), told("b", CUT, "Moreau"), "more specific"),
        # in other words
        (
            told(
                "a",
                "The bridge will stay closed for repairs until spring",
                "Ana Moreau",
            ),
            told(
                "b",
                "repairs will keep the bridge closed until the spring",
                "Ana Moreau",
            ),
            "same",
        ),
        # so long a quotation is one saying, whoever it is given to
        (
            told("a", LONG, "Ana Moreau"),
            told("b", LONG, "Piet Boll"),
            "attributed differently",
        ),
        # the same speaker on another matter
        (
            told("a", LONG, "Ana Moreau"),
            told("b", "The harbour needs three new cranes by winter", "Ana Moreau"),
            None,
        ),
        # so long a quotation is one though neither report says whose
        (told("a", CUT, None), told("b", CUT, None), "same"),
        # a spelling of one name
        (
            told("a", CUT, "Volodymyr Zelensky"),
            told("b", CUT, "Volodymyr Zelenskyy"),
            "same",
        ),
        # an institution under two names
        (
            told("a", CUT, "Russia's defence ministry", person=False),
            told("b", CUT, "the Russian Ministry of Defence", person=False),
            "same",
        ),
        # other words said on other days
        (
            told(
                "a",
                "The bridge will stay closed for repairs until spring",
                "Ana Moreau",
                "2025-08-14",
            ),
            told(
                "b",
                "repairs will keep the bridge closed until the spring",
                "Ana Moreau",
                "2025-08-11",
            ),
            None,
        ),
        # two numbers for a like matter are not told as one saying
        (
            told("a", "the tunnel will cost 40 million crowns this year", "Ana Moreau"),
            told("b", "the tunnel will cost 70 million crowns this year", "Ana Moreau"),
            None,
        ),
        # short answers are alike by chance
        (
            told("a", "We are ready", "Ana Moreau"),
            told("b", "They are ready", "Ana Moreau"),
            None,
        ),
    ],
)
def test_two_statements(a: Told, b: Told, expected: str | None) -> None:
    for found in (
        shapes(dossier(a, b), "statement"),
        shapes(dossier(b, a), "statement"),
    ):
        assert (found[0][0] if len(found) == 1 else None) == expected


def test_no_speaker_in_shared_copy() -> None:
    """Aligned copy holds one statement, though neither report says whose."""
    a, b = told("a", CUT, None), told("b", CUT, None)
    found: Passage = passage(a, a.text, b, b.text, "verbatim")
    assert [
        relation for relation, _ in shapes(dossier(a, b, passages=[found]), "statement")
    ] == ["same"]


def test_the_contrary_differs() -> None:
    text = "Ana Moreau said that the harbour company would {} its older crane drivers."
    found = Beside(
        text.format("dismiss"), "dismiss", text.format("not dismiss any of"), "dismiss"
    )
    (account,) = found.common()
    assert (account.relation, account.slot) == ("differs", "whether")


def test_two_bearers_of_a_surname_stay_two_speakers() -> None:
    """So long a quotation is one saying; "Moreau" alone can be either, and is given to
    neither.
    """
    a, b, c = (
        told("a", CUT, "Ana Moreau"),
        told("b", LONG, "Luc Moreau"),
        told("c", CUT, "Moreau"),
    )
    (account,) = dossier(a, b, c).accounts
    assert account.support.sources == ("Ana Moreau", "Luc Moreau", "Moreau")


def test_the_title_names_the_speaker_and_the_words() -> None:
    (account,) = dossier(told("a", CUT, "Ana Moreau")).accounts
    assert account.title == f"Ana Moreau: {CUT}"


def test_a_denial_is_told_as_one_in_the_title() -> None:
    text = "Ana Moreau denied that the bridge was unsafe."
    said = Told("a", text).said(
        "that the bridge was unsafe", "Ana Moreau", form="indirect"
    )
    (account,) = dossier(said).accounts
    assert account.title == "Ana Moreau: the bridge was unsafe"
    denied = Told("a", text).said(
        "that the bridge was unsafe", "Ana Moreau", form="indirect", cued="denied"
    )
    (account,) = dossier(denied).accounts
    assert account.title == "Ana Moreau denied: the bridge was unsafe"


@pytest.mark.parametrize(
    ("cue", "title"),
    [
        # no more than that it was said
        ("said", "Ana Moreau: the bridge will break"),
        ("has also told reporters", "Ana Moreau: the bridge will break"),
        # not said for a fact, or not said yet
        ("fears", "Ana Moreau fears: the bridge will break"),
        ("is to announce", "Ana Moreau is to announce: the bridge will break"),
    ],
)
def test_the_title_keeps_a_cue_that_tells_more_than_that_it_was_said(
    cue: str, title: str
) -> None:
    text = f"Ana Moreau {cue} the bridge will break."
    said = Told("a", text).said(
        "the bridge will break", "Ana Moreau", form="indirect", cued=cue
    )
    (account,) = dossier(said).accounts
    assert account.title == title
