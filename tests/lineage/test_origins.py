"""Which reports are one writing."""

import random
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lineage.align import align
from onrecord.lineage.origins import find_origins
from onrecord.lineage.prose import prose_of
from onrecord.lineage.shared_copy import pairs_of_one_writing
from onrecord.lineage.trace import trace
from onrecord.lineage.whose_words import telling_of, with_whose_words
from onrecord.model import Origin, Passage, Reading, ReadReport, Report, Span, Statement
from tests.builders import report

TEXT = "word " * 400  # 400 words, five characters each


def copy(
    a: str,
    b: str,
    words: int,
    *,
    at: int = 0,
    kind: str = "verbatim",
    similarity: float = 1.0,
) -> Passage:
    """A passage of `words` words, at the same place in both."""
    span = Span(at * 5, (at + words) * 5 - 1)
    return Passage(a=a, b=b, a_span=span, b_span=span, kind=kind, similarity=similarity)  # type: ignore[arg-type]


def origins(
    credits_: dict[str, str | None], passages: list[Passage]
) -> tuple[Origin, ...]:
    reports = [report(TEXT, id=key, credit=credit) for key, credit in credits_.items()]
    return found_in(reports, passages)


def found_in(
    reports: list[Report],
    passages: Sequence[Passage] | None = None,
    readings: Sequence[Reading] = (),
) -> tuple[Origin, ...]:
    """The origins of reports with these passages (None: those they share)."""
    proses = [prose_of(r.id, r.text) for r in reports]
    read = {reading.report: reading for reading in readings}
    tellings = {
        p.id: telling_of(p, read.get(p.id, Reading(report=p.id, published=None)))
        for p in proses
    }
    if passages is None:
        passages = [
            passage for a, b in combinations(proses, 2) for passage in align(a, b)
        ]
    given = [p for p in passages if p.a in tellings and p.b in tellings]
    told = [
        *with_whose_words(given, tellings),
        *(p for p in passages if p not in given),
    ]
    return find_origins(
        reports, [(a, b) for _, a, b in pairs_of_one_writing(tellings, told)], told
    )


def short(found: tuple[Origin, ...]) -> list[tuple[str, str | None, str]]:
    return [("".join(origin.reports), origin.agency, origin.why) for origin in found]


Case = tuple[dict[str, str | None], list[Passage], list[tuple[str, str | None, str]]]
CASES: list[Case] = [
    # nothing shared, nothing credited
    ({"a": None, "b": None}, [], [("a", None, "single"), ("b", None, "single")]),
    # a fifth and more of the shorter one
    ({"a": None, "b": None}, [copy("a", "b", 100)], [("ab", None, "shared copy")]),
    # a sentence or two are no writing
    (
        {"a": None, "b": None},
        [copy("a", "b", 50)],
        [("a", None, "single"), ("b", None, "single")],
    ),
    # edited copy counts by what is left of it
    (
        {"a": None, "b": None},
        [copy("a", "b", 100, kind="edited", similarity=0.6)],
        [("a", None, "single"), ("b", None, "single")],
    ),
    # the same words counted once, though two passages hold them
    (
        {"a": None, "b": None},
        [copy("a", "b", 50), copy("a", "b", 50)],
        [("a", None, "single"), ("b", None, "single")],
    ),
    # a quotation ties nothing, whatever its length
    (
        {"a": None, "b": None},
        [copy("a", "b", 400, kind="same quote")],
        [("a", None, "single"), ("b", None, "single")],
    ),
    # an agency in full and by its initials is one
    ({"a": "Meridian News Agency", "b": "MNA"}, [], [("ab", "MNA", "credited")]),
    # initials that two names could have stand for neither
    (
        {"a": "Meridian News Agency", "b": "MNA", "c": "Mountain News Agency"},
        [],
        [
            ("a", "Meridian News Agency", "credited"),
            ("b", "MNA", "credited"),
            ("c", "Mountain News Agency", "credited"),
        ],
    ),
    # what a report repeats says nothing of others
    ({"a": None}, [copy("a", "a", 200)], [("a", None, "single")]),
    # one agency under its names
    ({"a": "AFP", "b": "Agence France-Presse"}, [], [("ab", "AFP", "credited")]),
    # an agency no table knows
    (
        {"a": "Meridian News", "b": "Meridian News"},
        [],
        [("ab", "Meridian News", "credited")],
    ),
    # uncredited agency copy is found by its text
    ({"a": "AFP", "b": None}, [copy("a", "b", 300)], [("ab", "AFP", "shared copy")]),
    # copy of copy
    (
        {"a": None, "b": None, "c": None},
        [copy("a", "b", 200), copy("b", "c", 200)],
        [("abc", None, "shared copy")],
    ),
    # a report that mixes two agencies stays with the one it has most of
    (
        {"a": "AFP", "b": None, "c": "Reuters"},
        [copy("a", "b", 120), copy("b", "c", 200, at=150)],
        [("a", "AFP", "credited"), ("bc", "Reuters", "shared copy")],
    ),
    # … and credits both
    (
        {"a": "AFP", "b": "AFP and Reuters", "c": "Reuters"},
        [copy("a", "b", 200), copy("b", "c", 120, at=220)],
        [("ab", "AFP", "credited"), ("c", "Reuters", "credited")],
    ),
    # two credits keep apart even what looks the same
    (
        {"a": "AFP", "b": "Reuters"},
        [copy("a", "b", 400)],
        [("a", "AFP", "credited"), ("b", "Reuters", "credited")],
    ),
    # passages of reports not given are not looked at
    ({"a": None}, [copy("a", "z", 400)], [("a", None, "single")]),
]


@pytest.mark.parametrize(("credits_", "passages", "expected"), CASES)
def test_origins(
    credits_: dict[str, str | None],
    passages: list[Passage],
    expected: list[tuple[str, str | None, str]],
) -> None:
    assert short(origins(credits_, passages)) == expected


def test_a_short_report_that_is_half_copy_is_one_writing() -> None:
    brief = report(
        "The northern gate of Port Ellery closed at noon. Nobody was hurt.", id="a"
    )
    long = report(
        brief.text + " " + "Many other words follow it in this report. " * 20, id="b"
    )
    (origin,) = found_in([brief, long])
    assert origin.reports == ("a", "b")


def test_ids_come_from_the_members() -> None:
    one = origins({"a": "AFP", "b": "AFP"}, [])[0].id
    other = origins({"b": None, "a": None}, [copy("a", "b", 300)])[0].id
    assert one == other
    assert one.startswith("o-")
    assert origins({"a": "AFP"}, [])[0].id != one


def test_reports_must_have_prose_and_their_own_ids() -> None:
    one = report(TEXT, id="a")
    with pytest.raises(ValueError, match="no prose"):
        trace(
            [ReadReport(report=one, reading=Reading(report="a", published=None))],
            {},
            [],
        )
    with pytest.raises(ValueError, match="two reports"):
        found_in([one, one], [])


ids = st.sampled_from("abcdef")
passages_ = st.lists(st.builds(copy, ids, ids, st.integers(50, 400)), max_size=12)
credit = st.sampled_from([None, "AFP", "Reuters", "AFP and Reuters", "AP"])


@settings(max_examples=150)
@given(st.fixed_dictionaries(dict.fromkeys("abcdef", credit)), passages_, st.randoms())
def test_every_report_has_one_origin_in_any_order(
    credits_: dict[str, str | None], passages: list[Passage], chance: random.Random
) -> None:
    found = origins(credits_, passages)
    assert sorted(id_ for origin in found for id_ in origin.reports) == sorted(credits_)
    keys = list(credits_)
    chance.shuffle(keys)
    turned = [
        Passage(
            a=p.b,
            b=p.a,
            a_span=p.b_span,
            b_span=p.a_span,
            kind=p.kind,
            similarity=p.similarity,
        )
        for p in passages
    ]
    chance.shuffle(turned)
    assert origins({key: credits_[key] for key in keys}, turned) == found
    for origin in found:
        named = {credits_[id_] for id_ in origin.reports} & {"AFP", "Reuters", "AP"}
        assert len(named) <= 1


def test_a_report_type_is_enough() -> None:
    only = Report(id="a", text="")
    assert short(found_in([only])) == [("a", None, "single")]


# A ministry's statement reaches two newsrooms; each writes its own report around it.
RELEASE = (
    "The ministry said in a statement that the northern lock of the Osk canal would stay closed for two weeks while "
    "divers look at the gates, that barges would be led round by way of Tellin, and that no goods were lost."
)
POST = (
    "Bargemen in Lenn woke to a locked gate on Monday and to no explanation at all. "
    + RELEASE
)
HERALD = (
    RELEASE + " Millers upstream fear for their flour, and one has hired carts already."
)


def stated(text: str, id_: str, channel: str | None) -> Reading:
    start, cue, content, end = (
        text.index(word)
        for word in ("The ministry", "said in", "that the", " were lost")
    )
    statement = Statement(
        span=Span(start, end + len(" were lost")),
        method="test/1",
        speaker=(Span(start, cue - 1),),
        cue=(Span(cue, cue + len("said")),),
        content=(Span(content, end + len(" were lost")),),
        form="indirect",
        channel=channel,
    )
    return Reading(report=id_, published=None, statements=(statement,))


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("statement", ["a", "b"]),  # what a document says is its writer's
        ("press release", ["a", "b"]),
        ("news conference", ["ab"]),  # two who heard it would have put it in two ways
        (None, ["ab"]),
    ],
)
def test_a_press_release_in_two_reports_is_no_copy_of_one(
    channel: str | None, expected: list[str]
) -> None:
    reports = [report(POST, id="a"), report(HERALD, id="b")]
    readings = [stated(POST, "a", channel), stated(HERALD, "b", channel)]
    assert [one for one, _, _ in short(found_in(reports, None, readings))] == expected


def test_a_press_release_within_copy_changes_nothing() -> None:
    reports = [report(POST, id="a"), report(POST + " No more is known.", id="b")]
    readings = [stated(POST, "a", "statement"), stated(POST, "b", "statement")]
    assert [one for one, _, _ in short(found_in(reports, None, readings))] == ["ab"]


COPY = (
    "The northern lock of the Osk canal will stay closed for two weeks, its keeper {voice} on Monday. Barges are led "
    "round by way of Tellin, where the quay is narrow, and millers upstream fear for their flour."
)


@pytest.mark.parametrize(
    ("voice", "other", "agency"),
    [
        ("told Reuters", "told Reuters", "Reuters"),
        ("told the Associated Press", "said", "AP"),  # one side is enough
        ("told an AFP photographer", "told an AFP photographer", "AFP"),
        ("told Reuters", "told AFP", None),  # of two none
        ("told the Gazette", "told the Gazette", None),  # no agency
        ("said in Reuters Street", "said in Reuters Street", None),  # not its reporters
    ],
)
def test_an_agency_that_the_copied_text_names(
    voice: str, other: str, agency: str | None
) -> None:
    texts = COPY.format(voice=voice), COPY.format(voice=other)
    (origin,) = found_in(
        [report(text, id=id_) for id_, text in zip("ab", texts, strict=True)]
    )
    assert (origin.agency, origin.agency_by) == (agency, agency and "text")
    for cited in origin.evidence:
        words = cited.span.of(texts["ab".index(cited.report)])
        assert words in voice
    assert bool(origin.evidence) == (agency is not None)


def test_what_nobody_copied_names_no_agency() -> None:
    lone = report(COPY.format(voice="told Reuters"), id="a")
    assert (
        found_in([lone])[0].agency is None
    )  # its own report may quote what another was told
