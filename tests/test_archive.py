"""The archive: what it adds, refuses, groups, compares and finds, whatever the order
and the number of processes.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.archive import Archive, Step, UnknownReport, UnknownStory
from onrecord.exports import dossier_object
from onrecord.intake import make_report
from onrecord.model import ReadReport, Report, Span
from onrecord.one_story import reconcile
from onrecord.store import database
from tests.builders import report
from tests.store.cheap import cheap_read, cheap_reader

# Two invented events; of the first, one outlet runs another's copy, edited, and a third
# tells it in its own words.
QUOTE = '"Nobody was lost, nobody was hurt and the hull is sound" said Marrow'
FERRY = (
    "The Norbury ferry ran aground off Tellin Point on Tuesday with 212 passengers on board.\n"
    f"All were brought ashore by lifeboats from Tellin harbour before dusk. {QUOTE}.\n"
    "The harbour office of Tellin closed the northern channel until the hull has been surveyed by its own divers."
)
FERRY_EDITED = FERRY.replace(
    "212 passengers on board", "212 passengers and a crew of 14 on board"
)
FERRY_OWN = (
    "Passengers of the Norbury ferry spent an afternoon on the rocks at Tellin Point.\n"
    "Lifeboats of Tellin harbour took off 209 passengers. "
    f"On the quay the waiting families cheered. {QUOTE} to them.\n"
)
DAM = (
    "Engineers in Quill valley lowered the Osk reservoir by 3 metres after cracks appeared in the Osk dam.\n"
    "Villages below the Osk dam were told to keep bags packed. Quill valley council opened 2 shelters."
)


def _reports() -> list[Report]:
    return [
        report(
            FERRY,
            id="a1",
            outlet="Gazette",
            title="Ferry aground",
            published="2031-03-04",
            credit="Coast Wire",
        ),
        report(
            FERRY_EDITED,
            id="b2",
            outlet="Courier",
            title="Ferry on rocks",
            published="2031-03-05",
        ),
        report(
            FERRY_OWN,
            id="c3",
            outlet="Herald",
            title="Ferry passengers safe",
            published="2031-03-04",
        ),
        report(
            DAM,
            id="d4",
            outlet="Gazette",
            title="Osk dam cracks",
            published="2031-06-01",
        ),
    ]


@pytest.fixture
def told() -> list[Step]:
    """What the archive says that it did."""
    return []


@pytest.fixture
def archive(tmp_path: Path, told: list[Step]) -> Iterator[Archive]:
    path = tmp_path / "a.db"
    with Archive(path, reader=cheap_reader, watch=told.append) as opened:
        yield opened


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(_reports())
    return archive


def _state(archive: Archive) -> str:
    """Everything a person can see of the stories, as text."""
    shown = [dossier_object(archive.dossier(story.id)) for story in archive.stories()]
    return json.dumps([shown, [repr(s) for s in archive.stories()]], sort_keys=True)


def test_added_reports_are_read_and_announced(
    archive: Archive, told: list[Step]
) -> None:
    result = archive.add(_reports())
    assert result.read == ("a1", "b2", "c3", "d4")
    assert (result.known, result.failures) == ((), ())
    added = [step for step in told if step.work == "adding"]
    assert [(s.outcome, s.id) for s in added] == [("read", id_) for id_ in result.read]
    assert [(s.done, s.total) for s in added] == [(done, None) for done in (1, 2, 3, 4)]
    for given in _reports():
        assert archive.report(given.id) == given
        assert archive.reading(given.id) == cheap_read(given)


def test_announced_means_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.db"

    def look(step: Step) -> None:
        if step.work == "adding":
            assert step.id is not None
            with Archive(path, reader=cheap_reader) as other:
                assert other.reading(step.id).sentences

    with Archive(path, reader=cheap_reader, watch=look) as archive:
        assert len(archive.add(_reports()).read) == 4


def test_known_reports_are_not_read_again(filled: Archive) -> None:
    result = filled.add(
        [*_reports(), report("A report of its own about nothing much.", id="e5")]
    )
    assert (result.read, result.known) == (("e5",), ("a1", "b2", "c3", "d4"))


def test_an_id_belongs_to_one_text(filled: Archive) -> None:
    result = filled.add(
        [report("Another text under a known id.", id="a1", source="late.txt")]
    )
    (failure,) = result.failures
    assert (failure.id, failure.source) == ("a1", "late.txt")
    assert "the id a1 belongs to another report" in failure.reason
    assert filled.failures() == (failure,)
    assert filled.report("a1").text == FERRY


def test_the_same_report_twice_in_one_batch(archive: Archive) -> None:
    one = _reports()[0]
    other = report("Not the same text.", id="a1")
    result = archive.add([one, one, other])
    assert (result.read, result.known) == (("a1",), ("a1",))
    assert [f.id for f in result.failures] == ["a1"]


@pytest.mark.parametrize(
    "text",
    [
        "This one will FAIL.",  # the reader could not read it
        "Half a character: \ud83d.",  # it cannot be written as UTF-8
    ],
)
def test_a_bad_report_stops_nothing(
    archive: Archive, told: list[Step], text: str
) -> None:
    result = archive.add([*_reports()[:2], report(text, id="bad"), *_reports()[2:]])
    assert len(result.read) == 4
    assert [f.id for f in result.failures] == ["bad"]
    assert archive.failures() == result.failures
    assert [s.reason for s in told if s.outcome == "failed"] == [
        result.failures[0].reason
    ]


def test_a_name_that_is_no_text(tmp_path: Path, archive: Archive) -> None:
    names = [
        os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
        for name in (b"good\xff.txt", b"empty\xff.txt")
    ]
    for name, text in zip(names, (FERRY, ""), strict=True):
        try:
            Path(name).write_text(text)
        except OSError:
            pytest.skip("this file system holds no such names")
    result = archive.add([*names, report("A lone half.", id="\ud83d")])
    assert len(result.read) == 1
    assert (archive.report(result.read[0]).source or "").endswith("good\\udcff.txt")
    assert sorted(failure.source[-15:] for failure in result.failures) == [
        "\\ud83d",
        "empty\\udcff.txt",
    ]
    assert set(archive.failures()) == set(result.failures)


def test_stories_newest_first(filled: Archive) -> None:
    dam, ferry = filled.stories()
    assert (dam.reports, dam.outlets) == (1, 1)
    assert (ferry.reports, ferry.outlets, ferry.begins, ferry.ends) == (
        3,
        3,
        "2031-03-04",
        "2031-03-05",
    )
    assert ferry.origins == 2
    assert ferry.accounts > 0


def test_a_story_is_named_by_number_id_or_its_beginning(filled: Archive) -> None:
    listed = filled.stories()
    for number, summary in enumerate(listed, 1):
        for name in (
            number,
            str(number),
            summary.id,
            summary.id[: len(summary.id) - 2],
        ):
            assert filled.story(name).id == summary.id
            assert filled.dossier(name).story.id == summary.id


@pytest.mark.parametrize(
    "name", [0, 3, -1, "", "no such", "99999999999999999999", "²", '"']
)
def test_unknown_story_names_what_there_is(filled: Archive, name: str | int) -> None:
    with pytest.raises(UnknownStory, match=r"1 '.*2 '"):
        filled.dossier(name)


def test_unknown_story_in_an_empty_archive(archive: Archive) -> None:
    assert archive.stories() == ()
    with pytest.raises(UnknownStory, match="none yet"):
        archive.dossier(1)


def test_reports_by_the_beginning_of_their_id(filled: Archive) -> None:
    filled.add([report("One more text.", id="a10"), report("And one more.", id="xyz")])
    assert filled.report("a1").id == "a1"  # exactly this one, though another begins so
    assert filled.report("x").id == "xyz"
    with pytest.raises(UnknownReport, match="several reports begin with 'a': a1, a10"):
        filled.report("a")
    with pytest.raises(UnknownReport, match="no report 'q' among the 6"):
        filled.reading("q")


def test_the_dossier_is_that_of_a_fresh_reading(filled: Archive) -> None:
    dossier = filled.dossier(2)
    assert {r.id for r in dossier.reports} == {"a1", "b2", "c3"}
    assert [r.report for r in dossier.readings] == [r.id for r in dossier.reports]
    texts = {r.id: r.text for r in dossier.reports}
    copy = [p for p in dossier.passages if (p.a, p.b) == ("a1", "b2")]
    assert any(p.kind == "edited" and "212" in p.a_span.of(texts["a1"]) for p in copy)
    assert all(p.a <= p.b for p in dossier.passages)
    assert {m.report for account in dossier.accounts for m in account.members} == {
        "a1",
        "b2",
        "c3",
    }


def test_the_dossier_comes_back_as_it_was_compiled(filled: Archive) -> None:
    for summary in filled.stories():
        dossier = filled.dossier(summary.id)
        assert dossier == reconcile(dossier.read_reports)


def test_a_dossier_follows_its_story(filled: Archive) -> None:
    before = filled.dossier(2)
    late = report(
        FERRY_OWN.replace("209", "210"),
        id="late",
        outlet="Echo",
        published="2031-03-06",
    )
    filled.add([late])
    after = filled.dossier(2)
    assert {r.id for r in after.reports} == {r.id for r in before.reports} | {"late"}
    assert [hit.id for hit in filled.search("210") if hit.kind == "account"]
    assert after.story.id == before.story.id


def test_the_id_of_a_story_that_has_another_one_still_leads_to_it(
    filled: Archive,
) -> None:
    before = filled.story(2)
    filled.add(
        [
            report(
                FERRY_OWN.replace("209", "210"),
                id="early",
                outlet="Echo",
                published="2031-03-03",
            )
        ]
    )
    after = filled.story(2)
    assert after.id != before.id
    assert "early" in after.reports
    assert filled.story(before.id) == filled.story(before.id[:-1]) == after
    assert filled.dossier(before.id) == filled.dossier(2)


PAGE = "https://gazette.example/ferry"


def test_the_same_address_with_another_text_is_a_new_version(archive: Archive) -> None:
    one = report(
        FERRY,
        id="z1",
        outlet="Gazette",
        title="Ferry aground",
        url=PAGE,
        published="2031-03-04",
    )
    two = replace(
        one,
        id="a2",
        text=FERRY.replace("212", "214"),
        title="Ferry lost",
        url=f"{PAGE}?utm_source=feed",
    )
    own = report(FERRY_OWN, id="c3", outlet="Herald", published="2031-03-04")
    archive.add([one, own])
    first = archive.dossier(1)
    assert first.revisions == ()
    archive.add([two])
    dossier = archive.dossier(first.story.id)
    (revision,) = dossier.revisions
    assert (revision.before, revision.after, revision.order) == ("z1", "a2", "arrival")
    assert revision.headline
    assert [(a.of(one.text), b.of(two.text)) for a, b in revision.figures] == [
        ("212 passengers", "214 passengers")
    ]
    assert revision.notice is None
    assert {report.id for report in dossier.reports} == {
        "z1",
        "a2",
        "c3",
    }  # nothing is lost …
    members = {
        member.report for account in dossier.accounts for member in account.members
    }
    assert members == {"a2", "c3"}  # … and what the outlet says now counts
    assert max(account.support.reports for account in dossier.accounts) == 2
    unordered = reconcile(
        [ReadReport(report=r, reading=cheap_read(r)) for r in (one, two, own)]
    )
    assert [r.order for r in unordered.revisions] == [
        None
    ]  # of reports given at once nobody knows
    assert {m.report for a in unordered.accounts for m in a.members} == {
        "z1",
        "a2",
        "c3",
    }


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[1::5])
def test_order_of_arrival_does_not_matter(
    tmp_path: Path, filled: Archive, order: tuple[int, ...]
) -> None:
    reports = _reports()
    with Archive(tmp_path / "one by one.db", reader=cheap_reader) as archive:
        for place in order:
            archive.add([reports[place]])
            archive.stories()
        assert _state(archive) == _state(filled)
    with Archive(tmp_path / "at once.db", reader=cheap_reader) as archive:
        archive.add([reports[place] for place in order])
        assert _state(archive) == _state(filled)


def test_order_does_not_matter_among_many(tmp_path: Path) -> None:
    rng = random.Random(20310304)
    words = [
        "ferry",
        "dam",
        "market",
        "bridge",
        "harvest",
        "strike",
        "Norbury",
        "Tellin",
        "Quill",
        "Osk",
        "storm",
    ]
    reports = [
        report(
            " ".join(rng.choices(words, k=30)) + f" {place} boats.",
            id=f"r{place:02}",
            outlet=f"O{place % 5}",
        )
        for place in range(40)
    ]
    states = []
    for shuffle in range(3):
        with Archive(tmp_path / f"{shuffle}.db", reader=cheap_reader) as archive:
            rng.shuffle(reports)
            archive.add(reports[:25])
            archive.add(reports[25:])
            states.append(_state(archive))
    assert states[0] == states[1] == states[2]


def test_compare(filled: Archive) -> None:
    result = filled.compare("a1", "c3")
    assert (result.a.id, result.b.id) == ("a1", "c3")
    assert [p.kind for p in result.passages] == ["same quote"]
    assert "212 passengers" in " ".join(s.of(FERRY) for s in result.only_a)
    assert all("Nobody" not in s.of(FERRY_OWN) for s in result.only_b)


def test_compare_the_other_way_round(filled: Archive) -> None:
    there, back = filled.compare("a1", "b2"), filled.compare("b2", "a1")
    assert {(p.a_span, p.b_span, p.kind) for p in there.passages} == {
        (p.b_span, p.a_span, p.kind) for p in back.passages
    }
    assert (there.only_a, there.only_b) == (back.only_b, back.only_a)
    assert all((p.a, p.b) == ("b2", "a1") for p in back.passages)


def test_search_leads_to_characters(filled: Archive) -> None:
    hits = filled.search("passenger")
    assert {hit.kind for hit in hits} == {"report", "account"}
    for hit in hits:
        text = filled.report(hit.report).text
        assert hit.span.of(text) == hit.snippet
        assert all(
            hit.span.covers(m) and m.of(text).lower().startswith("passenger")
            for m in hit.matches
        )
    ferry = filled.stories()[1].id
    assert {hit.story for hit in hits} == {ferry}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("OSK dam", True),  # without regard to case
        ('"osk dam"', True),  # together, as they are
        ('"dam osk"', False),  # not in this order
        ("reserv", True),  # the beginning of a word
        ('"reserv"', False),  # quoted: the word itself
        ("dam ferry", False),  # both must be there
        ('osk"', True),  # a stray quotation mark
        ("osk AND", False),  # no operator, but a word that is not there
        ("NOT", False),
        ("osk*", True),
        ("(osk", True),
        ("title:osk", False),  # no column filter: a phrase of two words
        ("^osk + {dam}", True),
        ("osk -dam", True),  # no exclusion
        ("", False),
        ('" * "', False),
        ("\0osk\0", True),
        ("'; DROP TABLE report; --", False),
        ("osk " * 500, True),
        ("🚢", False),
    ],
)
def test_search_never_raises(filled: Archive, query: str, found: bool) -> None:
    assert ("d4" in {hit.id for hit in filled.search(query)}) is found


def test_search_limit_and_titles(filled: Archive) -> None:
    assert len(filled.search("tellin", limit=2)) == 2
    assert filled.search("tellin", limit=0) == ()
    (hit,) = [h for h in filled.search("aground ferry") if h.id == "a1"]
    assert hit.matches
    filled.add([report("Nothing of it in the text.", id="t", title="Zeppelin")])
    (hit,) = filled.search("zeppelin")
    assert (hit.matches, hit.snippet, hit.span) == (
        (),
        "Nothing of it in the text.",
        Span(0, 26),
    )


def test_folders_and_bad_files(tmp_path: Path, archive: Archive) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(FERRY)
    (folder / "empty.txt").write_text("")
    (folder / "rows.jsonl").write_text(
        json.dumps({"id": "j", "text": DAM}) + "\n{not json\n"
    )
    result = archive.add([folder, tmp_path / "absent.txt"])
    assert len(result.read) == 2
    assert "j" in result.read
    assert len(result.failures) == 3
    assert all(failure.reason for failure in result.failures)


def test_standard_input(archive: Archive) -> None:
    result = archive.add(
        "-", stdin=io.BytesIO(json.dumps({"id": "piped", "text": DAM}).encode())
    )
    assert result.read == ("piped",)


@pytest.mark.slow
def test_ten_thousand_rows_of_which_three_are_bad(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        database, "DURABLE", database.ORDERLY
    )  # 10,000 waits for the disk test the disk
    rng = random.Random(7)
    names = ["".join(rng.choices("bcdfglmnprstvaeiou", k=7)) for _ in range(20_000)]
    rows = [
        json.dumps({"id": f"r{place}", "text": " ".join(rng.sample(names, 6))})
        for place in range(10_000)
    ]
    rows[17], rows[5_000], rows[9_999] = (
        "{",
        json.dumps({"id": "x"}),
        json.dumps({"id": "y", "text": "FAIL"}),
    )
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows))
    result = archive.add([path])
    assert len(result.read) == 9_997
    assert len(result.failures) == 3
    assert len(archive.failures()) == 3
    assert sum(story.reports for story in archive.stories()) == 9_997


@pytest.mark.slow
def test_the_real_reader_on_one_process_and_on_two(tmp_path: Path) -> None:
    reports = [
        make_report(text, id=f"{at}{n}")
        for at, text in enumerate([FERRY, FERRY_OWN, DAM])
        for n in range(4)
    ]
    states = []
    for jobs in (1, 2):
        with Archive(tmp_path / f"{jobs}.db") as archive:
            assert len(archive.add(reports, jobs=jobs).read) == len(reports)
            states.append(_state(archive))
    assert states[0] == states[1]
    assert json.loads(states[0])[0]
