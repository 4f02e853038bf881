"""Versions of one report: one address, another text."""

from __future__ import annotations

from itertools import combinations

import pytest

from onrecord.lineage.align import align
from onrecord.lineage.prose import prose_of
from onrecord.lineage.revisions import address, find_revisions
from onrecord.model import Figure, Reading, Report, Revision, Span
from tests.builders import report

URL = "https://example.org/news/lock"
FIRST = (
    "The northern lock of the Osk canal closed on Monday after a barge struck its gate, and 12 people were hurt.\n"
    "Divers look at the gates. The keeper spoke of bad luck.\n"
    "Barges are led round by way of Tellin, where the quay is narrow."
)
SECOND = FIRST.replace("12 people", "14 people").replace(
    " The keeper spoke of bad luck.", ""
)


def reading(one: Report) -> Reading:
    """Sentences, and the number of people as a figure."""
    figures = tuple(
        Figure(
            span=Span(at, at + 2),
            head=Span(at, at + 2),
            method="test/1",
            low=1,
            high=1,
            unit="person",
        )
        for at in (one.text.find("12"), one.text.find("14"))
        if at >= 0
    )
    sentences = prose_of(one.id, one.text).sentences
    return Reading(
        report=one.id, published=one.published, sentences=sentences, figures=figures
    )


def revisions(
    *reports: Report, tied: bool = True, arrived: str | None = None
) -> tuple[Revision, ...]:
    proses = [prose_of(r.id, r.text) for r in reports]
    passages = [passage for a, b in combinations(proses, 2) for passage in align(a, b)]
    pairs = (
        {(min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(reports, 2)}
        if tied
        else set()
    )
    return find_revisions(
        reports, {r.id: reading(r) for r in reports}, passages, pairs, arrived
    )


def version(id_: str, text: str = FIRST, **fields: str) -> Report:
    return report(text, id=id_, **{"url": URL, **fields})


def test_a_number_a_headline_and_a_sentence_changed_in_silence() -> None:
    (found,) = revisions(
        version("b", title="Lock closed, 12 hurt"),
        version("a", SECOND, title="Lock closed, 14 hurt"),
        arrived="ba",
    )
    assert (found.before, found.after, found.order) == ("b", "a", "arrival")
    assert found.headline
    assert [(old.of(FIRST), new.of(SECOND)) for old, new in found.figures] == [
        ("12", "14")
    ]
    assert [span.of(FIRST) for span in found.cut] == ["The keeper spoke of bad luck."]
    assert found.added == ()
    assert found.notice is None


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier text gave 12 as the number of the hurt.",
        "This article was amended on 2 May to give the number of the hurt.",
        "An earlier version of this story gave another number.",
    ],
)
def test_a_change_that_is_told(notice: str) -> None:
    text = f"{SECOND}\n{notice}"
    (found,) = revisions(version("a"), version("b", text), arrived="ab")
    assert found.notice is not None
    assert found.notice.of(text) == notice


def test_a_notice_that_stood_there_before_tells_of_no_new_change() -> None:
    old = "\nCorrection: the canal is the Osk canal."
    (found,) = revisions(
        version("a", FIRST + old), version("b", SECOND + old), arrived="ab"
    )
    assert found.notice is None


@pytest.mark.parametrize(
    ("dates", "arrived", "expected"),
    [
        (("2031-05-02", "2031-05-01"), "ab", ("b", "a", "published")),
        (
            ("2031-05-01T09:00", "2031-05-01T08:00"),
            "ab",
            ("b", "a", "published"),
        ),  # one outlet, one clock
        (
            ("2031-05-01", "2031-05-01"),
            "ba",
            ("b", "a", "arrival"),
        ),  # a silent edit keeps its date
        (("2031-05-01", "2031-05-01"), None, ("a", "b", None)),  # nobody knows
        (("2031-05-02", None), "ba", ("b", "a", "arrival")),
    ],
)
def test_order(
    dates: tuple[str, str | None],
    arrived: str | None,
    expected: tuple[str, str, str | None],
) -> None:
    one, other = (version(id_, text) for id_, text in (("a", FIRST), ("b", SECOND)))
    reports = [
        report(r.text, id=r.id, url=URL, published=day)
        for r, day in zip((one, other), dates, strict=True)
    ]
    (found,) = revisions(*reports, arrived=arrived)
    assert (found.before, found.after, found.order) == expected
    assert revisions(*reports[::-1], arrived=arrived) == (found,)


def test_three_versions_follow_each_other() -> None:
    third = SECOND + " It opens again in June."
    found = revisions(
        version("c"), version("a", SECOND), version("b", third), arrived="cab"
    )
    assert [(r.before, r.after) for r in found] == [("a", "b"), ("c", "a")]
    assert [span.of(third) for span in found[0].added] == ["It opens again in June."]


def test_what_is_no_version() -> None:
    assert (
        revisions(version("a"), version("b", SECOND, url=URL + "-2")) == ()
    )  # another page
    assert (
        revisions(version("a"), version("b", SECOND), tied=False) == ()
    )  # a live page: other news each time
    front = "https://example.org/"
    assert revisions(version("a", url=front), version("b", SECOND, url=front)) == ()
    assert revisions(report(FIRST, id="a"), report(SECOND, id="b")) == ()


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("http://www.example.org/news/lock/", True),
        ("https://EXAMPLE.org/news/lock?utm_source=feed&fbclid=1#top", True),
        ("https://example.org/news/lock?page=2", False),
        ("https://example.org/news/Lock", False),
        ("https://m.example.org/news/lock", False),
        ("file:///news/lock", False),
        ("news/lock", False),
        ("https://[::1/news", False),  # no address at all
        (None, False),
    ],
)
def test_addresses(url: str | None, same: bool) -> None:
    assert (address(url) == address(URL)) == same
