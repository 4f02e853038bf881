"""The commands as a person types them, against a real archive of the examples."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli import main
from tests.conftest import EXAMPLES


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments], input=stdin, catch_exceptions=False)


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_stories_lists_both_events(examples_archive: Path) -> None:
    done = run("stories", "--archive", str(examples_archive))
    assert done.exit_code == 0
    assert len(re.findall(r"^\d+ +s-", done.stdout, re.MULTILINE)) == 2


def test_story_shows_what_differs(examples_archive: Path) -> None:
    numbers = [
        run("story", n, "--archive", str(examples_archive)).stdout for n in ("1", "2")
    ]
    assert all(
        "What differs" in text and "Reports and origins" in text for text in numbers
    )


def test_dossier_writes_a_page_and_json(examples_archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert (
        run(
            "dossier", "1", "-o", str(page), "--archive", str(examples_archive)
        ).exit_code
        == 0
    )
    assert page.read_text("utf-8").startswith("<!doctype html>")
    done = run("dossier", "1", "--format", "json", "--archive", str(examples_archive))
    assert json.loads(done.stdout)["accounts"]
    named = tmp_path / "story.json"
    run("dossier", "1", "-o", str(named), "--archive", str(examples_archive))
    assert named.read_text("utf-8") == done.stdout


def test_compare_shows_copy_and_what_is_only_in_one(examples_archive: Path) -> None:
    done = run(
        "compare", "mna-flood-1", "daily-flood-1", "--archive", str(examples_archive)
    )
    assert "verbatim" in done.stdout
    assert "The Lisk dam, built in 1961" in done.stdout.split("Only in A")[1]


def test_why_shows_the_clues_of_two_tellings(examples_archive: Path) -> None:
    sent = ("a3ba1a335d4aa2bd:62-74", "courier-flood-1b:419-436")
    done = run("why", *sent, "--archive", str(examples_archive))
    assert "a3ba1a335d4aa2bd:48-113  The army sent 200 soldiers" in done.stdout
    assert "numbers: another" in done.stdout
    assert " needed" in done.stdout
    answer = run("why", *sent, "--format", "json", "--archive", str(examples_archive))
    best = json.loads(answer.stdout)["best"]
    assert sum(clue["weight"] for clue in best["clues"]) == pytest.approx(best["sum"])


FLOOD = line(id="a", text="The flood killed 12 people in the valley.") + line(
    id="b", text="The flood killed 14 people in the valley on Monday."
)
TWO_TOLLS = ("a:17-26", "b:17-26")


def test_why_takes_the_reports_of_one_story_without_an_archive(tmp_path: Path) -> None:
    reports = tmp_path / "flood.jsonl"
    reports.write_text(FLOOD)
    asked = ("why", *TWO_TOLLS, "--jobs", "1", "--archive", str(tmp_path / "none.db"))
    done = run(*asked, str(reports))
    assert done.exit_code == 0
    assert "figure: " in done.stdout
    assert "a:17-40  12 people in the valley" in done.stdout
    assert run(*asked, "-", stdin=FLOOD).stdout == done.stdout
    answer = run(*asked, "--format", "json", "-", stdin=FLOOD)
    assert json.loads(answer.stdout)["kind"] == "figure"


def test_why_without_an_archive_goes_on_past_a_line_that_is_no_report() -> None:
    asked = ("why", *TWO_TOLLS, "-", "--jobs", "1")
    done = run(*asked, stdin=FLOOD + "{}\n")
    assert done.exit_code == 1
    assert "12 people" in done.stdout
    assert '"error"' in done.stderr
    assert run(*asked, stdin="{}\n").exit_code == 1


def test_why_of_no_item_of_the_reports_given() -> None:
    done = run("why", "zzz", "a:17-26", "-", "--jobs", "1", stdin=FLOOD)
    assert done.exit_code == 2
    assert "no account and no item 'zzz'" in done.stderr


def test_why_of_what_is_not_there(examples_archive: Path) -> None:
    done = run("why", "zzz", "a:1-2", "--archive", str(examples_archive))
    assert done.exit_code == 2
    assert "no account and no item 'zzz'" in done.stderr


@pytest.mark.parametrize(
    "query",
    ["prisoner", '"Old Lisk"', 'unpaired " quote', "NEAR(", "*", "-", "a OR", "'; --"],
)
def test_search_takes_whatever_is_typed(examples_archive: Path, query: str) -> None:
    assert run("search", "--archive", str(examples_archive), "--", query).exit_code == 0


def test_search_finds_a_report_by_its_words(examples_archive: Path) -> None:
    assert (
        "courier-flood-1"
        in run("search", "campsites", "--archive", str(examples_archive)).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("stories",), "make one with `onrecord add`"),  # showing makes no archive
        (("story", "1"), "make one with `onrecord add`"),
    ],
)
def test_no_archive_is_one_line_and_status_2(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    done = run(*arguments, "--archive", str(tmp_path / "none.db"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_story_that_is_not_there(examples_archive: Path) -> None:
    done = run("story", "77", "--archive", str(examples_archive))
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database, really not" * 100)
    done = run("stories", "--archive", str(tmp_path / "x.db"))
    assert done.exit_code == 2
    assert "is not an Onrecord archive" in done.stderr


def test_the_archive_may_be_named_by_the_environment(
    examples_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(examples_archive))
    assert run("stories").exit_code == 0


def test_add_tells_read_known_and_failed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "Ada Venn said on Monday that 12 boats had left Porto.", "utf-8"
    )
    (tmp_path / "empty.txt").write_text("", "utf-8")
    archive = str(tmp_path / "a.db")
    first = run(
        "add",
        str(tmp_path / "good.txt"),
        str(tmp_path / "empty.txt"),
        "--archive",
        archive,
        "--jobs",
        "1",
    )
    assert first.exit_code == 1
    assert re.search(r"^read +1\b", first.stdout, re.MULTILINE)
    assert re.search(r"^failed +1\b", first.stdout, re.MULTILINE)
    assert "read\t" in first.stderr
    again = run("add", str(tmp_path / "good.txt"), "--archive", archive, "--jobs", "1")
    assert again.exit_code == 0
    assert re.search(r"^known already +1\b", again.stdout, re.MULTILINE)
    assert "empty.txt" in run("failures", "--archive", archive).stdout


def test_annotate_answers_every_line_in_order() -> None:
    text = "Ada Venn said on Monday that 12 boats had left Porto."
    given = (
        line(id="a", text=text, published="2025-08-14")
        + "no json\n"
        + line(id="c")
        + line(id="d", text="Boats left.")
    )
    done = run("annotate", "--jobs", "1", stdin=given)
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert [row["id"] for row in rows] == ["a", None, "c", "d"]
    assert ["error" in row for row in rows] == [False, True, True, False]
    figure = rows[0]["figures"][0]
    assert text[slice(*figure["span"])] == "12 boats"


@pytest.mark.slow
def test_annotate_gives_the_same_on_two_processes_as_on_one() -> None:
    rows = (EXAMPLES / "wires.jsonl").read_text("utf-8")
    one = run("annotate", "--jobs", "1", stdin=rows)
    two = run("annotate", "--jobs", "2", stdin=rows)
    assert one.stdout == two.stdout


def test_group_keeps_the_order_and_puts_the_events_apart() -> None:
    done = run("group", stdin=(EXAMPLES / "wires.jsonl").read_text("utf-8"))
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    stories = {row["id"]: row["story"] for row in rows}
    assert rows[0]["id"] == "mna-flood-1"
    assert len({v for k, v in stories.items() if "flood" in k}) == 1
    assert len({v for k, v in stories.items() if "talks" in k}) == 1
    assert len(set(stories.values())) == 2


def test_group_refuses_an_id_that_came_before() -> None:
    done = run("group", stdin=line(id="a", text="Boats left Porto.") * 2)
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert "came before" in rows[1]["error"]


def test_align_finds_the_copied_sentence_and_repeats_within_one_text() -> None:
    copied = "The river rose by two metres in a single night and swept away the old bridge at Lisk."
    other = f"Nothing of the kind was known before this morning. {copied}"
    twice = f"{copied} Nobody was hurt, the mayor of the town said. {copied}"
    given = (
        line(id="x", a=copied, b=other)
        + line(id="y", a=twice, b=twice)
        + line(id="z", a=1, b="x")
    )
    done = run("align", stdin=given)
    x, y, z = (json.loads(row) for row in done.stdout.splitlines())
    assert done.exit_code == 1
    (a0, a1, b0, b1, kind, similarity) = x["passages"][0]
    assert (copied[a0:a1], other[b0:b1], kind, similarity) == (
        copied,
        copied,
        "verbatim",
        1.0,
    )
    assert all(p[:2] != p[2:4] for p in y["passages"])
    assert y["passages"]
    assert "must both be texts" in z["error"]


def test_reconcile_gives_one_dossier_whatever_grouping_would_say() -> None:
    given = line(id="a", text="The union said 12 boats had sunk.") + line(
        id="b", text="Prices rose by 3 per cent."
    )
    done = run("reconcile", "--jobs", "1", stdin=given)
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert [r["id"] for r in found["reports"]] == ["a", "b"]


def test_reconcile_of_nothing_says_so() -> None:
    done = run("reconcile", stdin="")
    assert done.exit_code == 1
    assert "no dossier" in done.stderr


def altered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_an_archive_is_checked_copied_and_brought_up_to_date(
    examples_archive: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    backup = ["archive", "backup", str(copy), "--archive", str(examples_archive)]
    assert run(*backup).exit_code == 0
    assert "is there already" in run(*backup).stderr
    assert run(*backup).exit_code == 2
    checked = run("archive", "check", "--archive", str(copy))
    assert checked.exit_code == 0
    assert re.search(r"^texts +\d+ +in order", checked.stdout, re.MULTILINE)
    altered(copy, "UPDATE derivation SET derived_by = ''")
    checked = run("archive", "check", "--archive", str(copy))
    assert checked.exit_code == 0
    assert "all are out of date" in checked.stdout
    assert run("update", "--archive", str(copy)).stdout == "All is up to date.\n"
    altered(copy, "UPDATE report SET text = text || '!'")
    checked = run("archive", "check", "--archive", str(copy))
    assert checked.exit_code == 1
    assert "is not the one that came in" in checked.stdout


def test_checking_leaves_an_older_layout_as_it_is(
    examples_archive: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    run("archive", "backup", str(copy), "--archive", str(examples_archive))
    altered(copy, "PRAGMA user_version = 3")
    before = copy.read_bytes()
    checked = run("archive", "check", "--archive", str(copy))
    assert checked.exit_code == 2
    assert "is of an older layout (schema 3" in checked.stderr
    assert copy.read_bytes() == before


def test_a_report_is_removed(examples_archive: Path, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    run("archive", "backup", copy, "--archive", str(examples_archive))
    with Archive(copy) as archive:
        report = archive.dossier(1).reports[0].id
    done = run("remove", report, "--archive", copy)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"removed {report}")
    assert run("remove", report, "--archive", copy).exit_code == 2
    assert run("archive", "check", "--archive", copy).exit_code == 0


def test_reports_gives_what_the_filters_read(tmp_path: Path) -> None:
    text = "Ada Venn said on Monday that 12 boats had left Porto."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.jsonl").write_text(line(id="b", text=text, outlet="Post"), "utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\x00\x01")
    done = run("reports", str(tmp_path))
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert [row.get("text") for row in rows] == [text, text, None]
    assert rows[0]["source"] == str(tmp_path / "a.txt")
    assert (rows[1]["id"], rows[1]["outlet"]) == ("b", "Post")
    assert rows[2]["source"] == str(tmp_path / "c.pdf")
    assert rows[2]["error"]
    again = run("reports", "-", stdin=done.stdout)
    written_again = [json.loads(row) for row in again.stdout.splitlines()]
    assert [row.get("id") for row in written_again[:2]] == [r["id"] for r in rows[:2]]
    assert written_again[2]["error"] == '"text" is missing'


def test_reports_of_good_sources_ends_with_status_0() -> None:
    done = run("reports", str(EXAMPLES / "wires.jsonl"))
    assert done.exit_code == 0
    given = (EXAMPLES / "wires.jsonl").read_text("utf-8").splitlines()
    written = [json.loads(row) for row in done.stdout.splitlines()]
    assert [row["text"] for row in written] == [json.loads(r)["text"] for r in given]


def test_reconcile_writes_what_it_could_not_read_in_the_one_shape() -> None:
    done = run("reconcile", "--jobs", "1", stdin=line(id="a") + line(text="A boat."))
    assert done.exit_code == 1
    failure = json.loads(done.stderr.splitlines()[0])
    assert set(failure) == {"id", "error", "source"}
    assert failure["id"] == "a"
