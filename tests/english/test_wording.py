"""The wording of a stretch of speech: what editors, translators and indirect speech
change is undone, and no more.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english import tables, words
from onrecord.english.contrasts import contrary
from onrecord.english.wording import canonical, quoted, same_person, spelled, wording


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # apostrophes and contractions
        ("we don’t know, it's late", "we do not know it is late"),
        # "cannot" and its kin
        ("I can't and won't", "I cannot and will not"),
        # hyphens of prefixes, of compounds, and a hyphen that does not break
        ("re-open the non‑stop cease-fire talks", "reopen the nonstop ceasefire talks"),
        # endings that British and American spelling tell apart
        (
            "organised, analysed, favourite, travelled",
            "organized, analyzed, favorite, traveled",
        ),
        # words of the table
        ("the defence of the centre", "the defense of the center"),
        # numbers
        ("twelve of 5,000", "12 of 5000"),
        # per cent
        ("5% of it", "five per cent of it"),
        # initials
        ("the U.N. and the E.U.", "the UN and the EU"),
        # inserts, and a letter in brackets
        ("[T]he plan [of the board] is dead", "the plan is dead"),
    ],
)
def test_what_a_copy_editor_changes_is_undone(a: str, b: str) -> None:
    assert wording(a).said == wording(b).said


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # pronouns and modal verbs
        ("I will go", "he would go"),
        # irregular and regular past
        ("they take the boat and leave", "she took the boat and left"),
        # the day and the place a speaker points at
        ("tomorrow we meet here", "the next day they met there"),
        # words of one sense, in any form
        ("the soldiers halted the attacks", "the troops stopped the strikes"),
        # a country by name, by adjective, by initials
        ("the American and British boats", "the US and UK vessels"),
        # never is not
        ("never again", "not again"),
    ],
)
def test_what_telling_again_changes_is_undone(a: str, b: str) -> None:
    assert wording(a).reported == wording(b).reported


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a plane is no plan, a car no care
        ("plane", "plan"),
        ("car", "care"),
        # us is not the US
        ("us", "usa"),
        # a graver claim
        ("kill", "murder"),
        # what one side calls the other
        ("soldier", "terrorist"),
        # opposites
        ("rise", "fall"),
        ("attack", "defend"),
        ("begin", "end"),
    ],
)
def test_two_words_stay_two(a: str, b: str) -> None:
    assert canonical(a) != canonical(b)


def test_what_tells() -> None:
    found = wording(
        "They told us that the Harbour Board never asked 40 ferrymen of Lenn"
    )
    assert found.told == ("harbor", "board", "ask", "40", "ferrymen", "lenn")
    assert found.names == {"harbor", "board", "lenn"}
    assert found.persons == {"they", "first"}
    assert found.numbers == {"40"}


def test_a_sentence_ends_at_its_mark_or_where_something_is_left_out() -> None:
    found = wording("We wait. The ferry … the bridge")
    assert [
        word for word, ends in zip(found.said, found.ends, strict=True) if ends
    ] == ["wait", "ferry", "bridge"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the plan “a bad joke” and “no help”", "a bad joke … no help"),
        ("the plan 'a bad joke', don't you think", "a bad joke"),
        ('a "bad joke', "bad joke"),
        ("no marks at all, it's said", "no marks at all, it's said"),
    ],
)
def test_what_stands_between_quotation_marks(text: str, expected: str) -> None:
    assert quoted(text) == expected


def test_persons() -> None:
    assert same_person("i", "he")
    assert same_person("we", "their")
    assert same_person("it", "she")
    assert not same_person("he", "she")
    assert not same_person("his", "them")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("prices will rise", "prices will decline", True),
        ("we attacked", "we protected them", True),
        ("on Monday", "on Friday", True),
        # both have both
        ("prices rise and fall", "prices fall and rise", False),
        # one is silent on it
        ("prices rise in the north", "prices rise", False),
    ],
)
def test_contrary_words(a: str, b: str, *, expected: bool) -> None:
    assert contrary(wording(a).reported, wording(b).reported) is expected
    assert contrary(wording(b).reported, wording(a).reported) is expected


def test_each_word_has_one_sense() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in tables.rows("senses"):
        assert len(row) > 1
        for phrase in row:
            key = tuple(words.stem(spelled(word)) for word in phrase.split())
            assert seen.setdefault(key, row[0]) == row[0], phrase
            if len(key) == 1:
                assert canonical(phrase) == words.stem(spelled(row[0])), phrase


def test_opposites_are_never_in_a_row() -> None:
    for row in tables.rows("contrasts"):
        poles = [{canonical(word) for word in pole.split()} for pole in row]
        assert len(poles) > 1
        assert len(frozenset().union(*poles)) == sum(len(pole) for pole in poles), row


@given(st.text(max_size=200))
def test_any_text_has_a_wording(text: str) -> None:
    found = wording(text)
    assert len(found.said) == len(found.reported) == len(found.tells) == len(found.ends)
    assert set(found.told) <= set(found.reported)
    assert all(found.said)
