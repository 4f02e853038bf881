"""Countries by their words."""

from __future__ import annotations

from collections import defaultdict

import pytest

from onrecord.english.countries import by_capital, by_word, countries, named_among
from onrecord.english.words import WORD


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("peru", "Peru"),
        ("peruvian", "Peru"),
        ("peruvians", "Peru"),
        ("uk", "United Kingdom"),
        ("hong kong", "Hong Kong"),
        # as often something else
        ("georgia", None),
        ("georgians", "Georgia"),
        ("car", None),
        ("congo", None),
        ("congolese", "Democratic Republic of the Congo"),
    ],
)
def test_a_word_tells_a_country(word: str, name: str | None) -> None:
    country = by_word().get(word)
    assert (country.name if country else None) == name


@pytest.mark.parametrize(
    ("capital", "name"),
    [("Lima", "Peru"), ("The Hague", "Netherlands"), ("Hamilton", None)],
)
def test_a_capital_stands_for_a_government(capital: str, name: str | None) -> None:
    country = by_capital().get(capital)
    assert (country.name if country else None) == name


def test_no_word_tells_two_countries() -> None:
    told = defaultdict(set)
    for country in countries():
        for word in (*country.names, *country.adjectives, *country.capitals):
            if word not in country.unsure:
                told[word.lower()].add(country.code)
    assert {word: codes for word, codes in told.items() if len(codes) > 1} == {}


def test_what_is_unsure_is_a_word_of_the_country() -> None:
    for country in countries():
        peoples = {f"{adjective}s" for adjective in country.adjectives}
        words = {*country.names, *country.adjectives, *country.capitals, *peoples}
        assert country.unsure <= words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("268 Ukrainian drones", {"Ukraine"}),
        ("it tells us nothing", set()),  # "us" is no country in small letters
        ("US and British ships", {"United States", "United Kingdom"}),
        ("polish the turkey", set()),
        ("a South Korean and a North Korean", {"South Korea", "North Korea"}),
    ],
)
def test_countries_among_words(text: str, expected: set[str]) -> None:
    surfaces = [match.group() for match in WORD.finditer(text)]
    found = {country.name for _, _, country in named_among(surfaces)}
    assert found == expected
