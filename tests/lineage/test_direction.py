"""Who had a writing first: only where credits or dates say so."""

from collections.abc import Collection, Iterator

import pytest

from onrecord.lineage import direction
from onrecord.lineage.direction import first_of, precedes
from onrecord.model import Report, Span
from tests.builders import report


def told(
    id_: str,
    outlet: str | None = None,
    text: str = "A lock closed.",
    published: str | None = None,
) -> Report:
    return report(text, id=id_, outlet=outlet, published=published)


EARLY, LATE = "2031-05-01", "2031-05-02"
CASES: list[tuple[list[Report], str | None, tuple[str, str] | None]] = [
    # by date, where all are known and one is before all others
    ([told("a", published=LATE), told("b", published=EARLY)], None, ("b", "date")),
    ([told("a", published=LATE), told("b", published=EARLY), told("c")], None, None),
    (
        [
            told("a", published=EARLY),
            told("b", published=EARLY),
            told("c", published=LATE),
        ],
        None,
        None,
    ),
    ([told("a", published="soon"), told("b", published=EARLY)], None, None),
    # times without a zone: of one outlet's clock, not of two
    (
        [
            told("a", "Post", published="2031-05-01T09:00"),
            told("b", "Post", published="2031-05-01T08:00"),
        ],
        None,
        ("b", "date"),
    ),
    (
        [
            told("a", "Post", published="2031-05-01T09:00"),
            told("b", "Herald", published="2031-05-01T08:00"),
        ],
        None,
        None,
    ),
    # an agency's own report; between those who have it from the agency nothing is said
    (
        [told("a", "Associated Press", published=LATE), told("b", published=EARLY)],
        "AP",
        ("a", "agency"),
    ),
    (
        [told("a", "Coast Wire", published=LATE), told("b", published=EARLY)],
        "Coast Wire",
        ("a", "agency"),
    ),
    ([told("a", published=LATE), told("b", published=EARLY)], "AP", None),
    (
        [told("a", "AP", published=EARLY), told("b", "AP News", published=EARLY)],
        "AP",
        None,
    ),
    (
        [
            told("a", "AP", published=LATE),
            told("b", "AP News", published=EARLY),
            told("c"),
        ],
        "AP",
        ("b", "agency"),
    ),
    # credited in the others' text, whatever the dates
    (
        [
            told("a", "The Gazette", published=LATE),
            told("b", "Courier", "The lock closed, the Gazette first reported.", EARLY),
        ],
        None,
        ("a", "credit"),
    ),
    (
        [
            told("a", "Gazette"),
            told("b", "Courier", "It closed, according to\nGazette."),
        ],
        None,
        ("a", "credit"),
    ),
    # named, but not as having the news
    (
        [told("a", "Gazette"), told("b", "Courier", "A van of the Gazette was hit.")],
        None,
        None,
    ),
    # each names the other
    (
        [
            told("a", "Gazette", "The Courier reported a closure."),
            told("b", "Courier", "According to the Gazette it closed."),
        ],
        None,
        None,
    ),
    # a name too short to be told from other words
    ([told("a", "It"), told("b", "Courier", "It reported a closure.")], None, None),
    # one report is nobody's copy
    ([told("a", published=EARLY)], None, None),
]


@pytest.mark.parametrize(("members", "agency", "expected"), CASES)
def test_first(
    members: list[Report], agency: str | None, expected: tuple[str, str] | None
) -> None:
    found = first_of(members, agency)
    assert (found and (found.report, found.by)) == expected


def test_the_words_that_credit_are_shown() -> None:
    text = "It closed. As the Gazette reported, nobody was hurt."
    found = first_of([told("a", "Gazette"), told("b", "Courier", text)], None)
    assert found is not None
    assert [(c.report, c.span.of(text)) for c in found.evidence] == [
        ("b", "Gazette reported")
    ]


def test_the_longest_name_is_meant() -> None:
    text = "The lock closed, according to The Osk Valley Post, citing its keeper."
    found = first_of(
        [
            told("a", "Osk Valley"),
            told("b", "The Osk Valley Post"),
            told("c", "Courier", text),
        ],
        None,
    )
    assert found is not None
    assert (found.report, found.by) == ("b", "credit")
    assert [c.span.of(text) for c in found.evidence] == [
        "according to The Osk Valley Post"
    ]


def test_each_text_is_read_once_however_many_members(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    credits_ = direction._credits

    def counted(text: str, names: Collection[str]) -> Iterator[tuple[str, Span]]:
        read.append(text)
        return credits_(text, names)

    monkeypatch.setattr(direction, "_credits", counted)
    members = [
        told(f"m{at:03}", f"Outlet {at}", f"The lock closed, text {at} says.")
        for at in range(300)
    ]
    assert first_of(members, None) is None
    assert sorted(read) == sorted(report.text for report in members)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2031-05-01", "2031-05-02", True),
        ("2031-05-02", "2031-05-01", False),
        ("2031-05-01", "2031-05-01T09:00", False),  # within one day, or not
        ("2031-05-01T08:00+00:00", "2031-05-01T09:00+00:00", True),
        ("2031-05-01T08:30+00:00", "2031-05-01T09:00+02:00", False),  # an instant each
        (
            "2031-05-01T08:00",
            "2031-05-01T09:00",
            False,
        ),  # two clocks, for all that is known
        ("2031-05-01T08:00Z", "2031-05-02", True),
        (None, "2031-05-02", False),
    ],
)
def test_precedes(one: str | None, other: str | None, before: bool) -> None:
    assert precedes(one, other) == before


def test_times_of_one_outlet_are_of_one_clock() -> None:
    assert precedes("2031-05-01T08:00", "2031-05-01T09:00", one_clock=True)
    assert not precedes("2031-05-01", "2031-05-01T09:00", one_clock=True)
