"""Only English is read: another language is said, not guessed at."""

from __future__ import annotations

import pytest

from onrecord import languages, make_report, read
from onrecord.languages import LANGUAGES, Language, is_read, language_of
from tests.builders import report

ENGLISH = "The harbour master said that two of the boats left with their crews before the storm came from the sea. "
GERMAN = "Der Hafenmeister sagte, dass zwei Boote mit ihren Leuten ausliefen, bevor der Sturm vom Meer her kam. "
DANISH = "Havnefogeden sagde, at to af bådene var sejlet med deres folk, for stormen kom ind over land her til morgen. "
DUTCH = "De havenmeester zei dat twee van de boten met hun mensen weg waren, of dat we over de storm hoorden. "
SPANISH = "El jefe del puerto dijo que dos de los barcos habían salido con su gente antes de la tormenta del mar. "
RUSSIAN = "Начальник порта сказал, что две лодки вышли с людьми до того, как с моря пришла буря и закрыла гавань. "


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        (ENGLISH * 5, None, True),
        (GERMAN * 5, None, False),
        (DANISH * 5, None, False),  # "to", "her", "for", "over" look English
        (DUTCH * 5, None, False),  # "of", "we", "over" do too
        (SPANISH * 5, None, False),
        (RUSSIAN * 5, None, False),
        (GERMAN, None, True),  # too short to speak against
        (GERMAN * 5, "en", True),  # what is given is believed
        (ENGLISH * 5, "de", False),
        (ENGLISH, "en-GB", True),
        ("", None, True),
    ],
)
def test_which_language(text: str, language: str | None, english: bool) -> None:
    given = report(text, language=language)
    assert (language_of(given) == "en") == english
    assert is_read(given) == english


def test_a_given_language_comes_back_without_its_region() -> None:
    assert language_of(report(ENGLISH, language="pt-BR")) == "pt"


def test_a_text_in_a_language_nobody_knows_has_none() -> None:
    assert language_of(report("blim blam blom " * 30)) is None


def test_a_language_that_is_known_and_has_no_rules_is_not_read_as_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def common_words() -> frozenset[str]:
        return frozenset({"der", "dass", "mit", "ihren", "zwei", "vom", "her"})

    german = Language(names=frozenset({"de", "deu"}), common_words=common_words)
    monkeypatch.setattr(languages, "LANGUAGES", {**LANGUAGES, "de": german})
    told = make_report(GERMAN * 5)
    assert language_of(told) == "de"
    assert language_of(report(ENGLISH * 5)) == "en"
    reading = read(told)
    assert (reading.statements, reading.figures, reading.people) == ((), (), ())
    assert "only English is read" in reading.notes[0]


def test_a_language_of_other_letters_is_told_by_them() -> None:
    def common_words() -> frozenset[str]:
        return frozenset({"что", "до", "как", "с", "и"})

    russian = Language(
        names=frozenset({"ru"}), common_words=common_words, is_latin=False
    )
    assert russian.may_be(RUSSIAN * 5)
    assert not russian.may_be(ENGLISH * 5)


def test_a_report_in_another_language_keeps_its_sentences_and_says_why_nothing_else_was_read() -> (
    None
):
    reading = read(make_report(GERMAN * 5, language="de"))
    assert reading.sentences
    assert (reading.statements, reading.figures, reading.people) == ((), (), ())
    assert "only English is read" in reading.notes[0]
