"""Two real reports of one day, through the whole house. The folder is no part of the
project: skipped where absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.model import Dossier, Event, Figure, Passage, Place, Source
from tests.conftest import SEEDS

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the two seed reports are not beside this checkout"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("seeds") / "seeds.db") as opened:
        result = opened.add(sorted(SEEDS.glob("*.txt")), jobs=1)
        assert result.failures == ()
        yield opened


@pytest.fixture(scope="module")
def dossier(archive: Archive) -> Dossier:
    return archive.dossier(1)


def figures(dossier: Dossier) -> list[Figure]:
    """The numbers that the accounts hold."""
    return [
        figure
        for account in dossier.accounts
        for member in account.members
        for figure in member.item.figures
    ]


def events(dossier: Dossier) -> list[Event]:
    """The events that the accounts hold."""
    return [
        member.item.event
        for account in dossier.accounts
        for member in account.members
        if member.item.event is not None
    ]


def figure(dossier: Dossier, unit: str, value: float) -> Figure:
    found = [
        f
        for f in figures(dossier)
        if unit in (f.unit or "") and value in (f.low, f.high)
    ]
    assert found, [(f.low, f.high, f.unit) for f in figures(dossier)]
    return found[0]


def sides(dossier: Dossier, passage: Passage) -> tuple[str, str]:
    text = {r.id: r.text for r in dossier.reports}
    return passage.a_span.of(text[passage.a]), passage.b_span.of(text[passage.b])


def passages_with(dossier: Dossier, words: str) -> list[Passage]:
    return [
        p for p in dossier.passages if all(words in side for side in sides(dossier, p))
    ]


def name(of: Source | Place | None) -> str | None:
    return of.name if of else None


def test_one_story_of_two_reports(archive: Archive) -> None:
    assert [s.reports for s in archive.stories()] == [2]


def test_the_first_is_credited_to_afp_and_the_second_to_nobody(
    dossier: Dossier,
) -> None:
    by_source = {Path(r.source or "").name[:3]: r.credit for r in dossier.reports}
    assert by_source == {"000": "AFP", "002": None}
    assert [o.agency for o in dossier.origins if o.why == "credited"] == ["AFP"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("‘divvy’ things up", "same quote"),  # a shared speaker, not copying
        (
            "on the steps of his Downing",
            "edited",
        ),  # the residence abbreviated, the ends of the sentence differ
        (
            "its troops had captured two new settlements in eastern Ukraine",
            "edited",
        ),  # opening and tail differ
    ],
)
def test_what_the_two_share(dossier: Dossier, words: str, kind: str) -> None:
    between = [p for p in passages_with(dossier, words) if p.a != p.b]
    assert [p.kind for p in between] == [kind]


def test_the_second_repeats_one_of_its_own_sentences(dossier: Dossier) -> None:
    within = [
        p
        for p in passages_with(dossier, "A stepped-up Russian offensive")
        if p.a == p.b
    ]
    assert [p.kind for p in within] == ["edited"]


def test_prisoners(dossier: Dossier) -> None:
    prisoners = figure(dossier, "prisoner", 84)
    assert (prisoners.low, prisoners.high, name(prisoners.claimant)) == (
        84,
        84,
        "Russia",
    )
    equal = figure(dossier, "pow", 84)  # "an equal number"
    assert (equal.low, equal.high, name(equal.claimant)) == (84, 84, "Russia")


@pytest.mark.parametrize(("unit", "value"), [("drone", 268), ("glide bomb", 4)])
def test_shot_down_in_24_hours_says_the_russian_military(
    dossier: Dossier, unit: str, value: float
) -> None:
    found = figure(dossier, unit, value)
    length = found.period.length if found.period else None
    assert (found.measure, name(found.claimant), length) == (
        "shot down",
        "Russian military",
        "P1D",
    )


@pytest.mark.parametrize(("unit", "value"), [("missile", 2), ("drone", 45)])
def test_fired_overnight_says_ukraine_s_air_force(
    dossier: Dossier, unit: str, value: float
) -> None:
    found = figure(dossier, unit, value)
    assert (found.measure, name(found.claimant)) == ("fired", "Ukraine's air force")


@pytest.mark.parametrize(("unit", "value"), [("person", 13), ("child", 2)])
def test_injured_in_rostov_says_the_governor_on_telegram(
    archive: Archive, dossier: Dossier, unit: str, value: float
) -> None:
    found = figure(dossier, unit, value)
    assert (found.measure, name(found.claimant), name(found.place)) == (
        "injured",
        "Yuri Sliusar",
        "Rostov-on-Don",
    )
    said = [
        s
        for reading in dossier.readings
        for s in reading.statements
        if s.speaker_name == "Yuri Sliusar"
        and any(c.covers(found.span) for c in s.content)
    ]
    assert [s.channel for s in said] == ["Telegram"]


def test_a_chance_and_its_speaker(dossier: Dossier) -> None:
    assert name(figure(dossier, "per cent", 25).claimant) == "Donald Trump"
    assert [e.probability for e in events(dossier) if e.status == "forecast"] == [0.25]


def test_up_to_ten_kilometres(dossier: Dossier) -> None:
    found = figure(dossier, "kilometre", 10)
    assert (found.low, found.high, found.hedge, name(found.claimant)) == (
        None,
        10,
        "up to",
        "Volodymyr Zelensky",
    )


def test_the_talks_are_planned_with_their_hour_and_place(dossier: Dossier) -> None:
    found = [
        e for e in events(dossier) if e.when and e.when.value == "2025-08-15T11:30"
    ]
    assert [(e.what, e.status) for e in found] == [("talks", "planned")]
    assert "Elmendorf" in (name(found[0].where) or "")


def test_the_news_conference_is_announced_by_one_side_and_unconfirmed_by_the_other(
    dossier: Dossier,
) -> None:
    found = {
        (e.status, name(e.by))
        for e in events(dossier)
        if "joint news conference" in e.what
    }
    assert {("planned", "Yuri Ushakov"), ("unconfirmed", "White House")} <= found


def test_the_second_meeting_hangs_on_the_first(dossier: Dossier) -> None:
    text = {r.id: r.text for r in dossier.reports}
    found = [
        member.item.event.condition.of(text[member.report])
        for account in dossier.accounts
        for member in account.members
        if member.item.event is not None
        and member.item.event.status == "conditional"
        and member.item.event.condition
    ]
    assert "if the first was successful" in found


def test_one_person_in_three_spellings(dossier: Dossier) -> None:
    found = [p for p in dossier.people if "Zelensk" in p.name]
    assert len(found) == 1
    spelled = " ".join(found[0].variants)
    assert all(
        spelling in spelled.split()
        for spelling in ("Zelenskyy", "Zelensky", "Zelenskiy")
    )


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        # Coordinates of GeoNames 694290, 709354, 705104, 709900; a tenth of a degree is
        # about ten kilometres.
        ("Shcherbynivka", 48.39, 37.79),
        ("Toretsk", 48.39, 37.85),
        ("Kostiantynivka", 48.53, 37.71),
        ("Dobropillia", 48.47, 37.09),
        (
            "Iskra",
            48.05,
            36.59,
        ),  # 707536, by its alternate name: of many Iskras the one in Donetsk region
    ],
)
def test_towns_stand_where_they_are(
    dossier: Dossier, name: str, lat: float, lon: float
) -> None:
    text = {r.id: r.text for r in dossier.reports}
    found = [
        p
        for reading in dossier.readings
        for p in reading.places
        if p.span.of(text[reading.report]) == name
    ]
    assert found
    for place in found:
        assert place.lat == pytest.approx(lat, abs=0.1)
        assert place.lon == pytest.approx(lon, abs=0.1)
