"""The registry of inputs: what each is taken for, and that all ways lead through it."""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path

import pytest

from onrecord.intake import Limits, read_sources
from onrecord.intake.formats import FORMATS, format_of
from onrecord.intake.inputs import HEAD_BYTES, Input
from onrecord.model import Failure, Report
from tests.intake.anatomies import PROSE
from tests.intake.test_html import PAGE

LINE = json.dumps({"id": "j", "text": PROSE})
PRETTY = json.dumps({"id": "j", "text": PROSE}, indent=2)
ROWS = json.dumps([{"text": PROSE}, {"text": f"{PROSE} More."}])
NEWSML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns='
    '"http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML><nitf><body>'
    f"<body.content><p>{PROSE}</p></body.content></body></nitf></inlineXML>"
    "</contentSet></newsItem>"
)
XHTML = PAGE.replace(
    "<!DOCTYPE html>",
    '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE html PUBLIC '
    '"-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1.dtd">',
)
BARE = PAGE.replace("<!DOCTYPE html>\n", "")


def given(data: str | bytes, name: str = "", media_type: str | None = None) -> Input:
    return Input.opened(
        io.BytesIO(data if isinstance(data, bytes) else data.encode()),
        source=name or "standard input",
        limits=Limits(),
        name=name,
        media_type=media_type,
    )


@pytest.mark.parametrize(
    ("data", "name", "media_type", "expected"),
    [
        # by content, whatever it is called
        (LINE, "", None, "JSON Lines"),
        (LINE, "a.txt", None, "JSON Lines"),
        (LINE + "\n" + LINE, "", "text/plain", "JSON Lines"),
        ("\ufeff\n " + LINE, "", None, "JSON Lines"),
        ('{"text": "' + "x" * 2 * HEAD_BYTES + '"}\n', "", None, "JSON Lines"),
        (PRETTY, "", None, "JSON"),
        (ROWS, "a.txt", None, "JSON"),
        (PAGE, "a.txt", None, "HTML"),
        (PAGE, "", "text/plain", "HTML"),
        (PAGE.encode("utf-16"), "", None, "HTML"),
        (BARE, "", None, "HTML"),
        (BARE, "page", None, "HTML"),
        (XHTML, "a.xml", None, "HTML"),
        ("<!-- saved -->\n<p>Boats left.</p>", "", None, "HTML"),
        ("<article><p>Boats left.</p></article>", "a.txt", None, "HTML"),
        (NEWSML, "a.html", None, "XML of another kind"),
        (NEWSML.encode("utf-16"), "a.html", None, "XML of another kind"),
        ("<rss version='2.0'>\n<channel>", "a", None, "XML of another kind"),
        ("<nitf>\n <head>", "", None, "XML of another kind"),
        ("<!DOCTYPE nitf SYSTEM 'x'>\n<nitf>", "", None, "XML of another kind"),
        (
            '<article xmlns="http://docbook.org/ns/docbook">',
            "a.html",
            None,
            "XML of another kind",
        ),
        (b"%PDF-1.7", "a.html", "text/html", "binary file"),
        (b"\x16\x16\x01a0001", "a.txt", None, "text that is no report"),
        ("WEBVTT\n\n00:01 --> 00:02\nHello", "a.txt", None, "text that is no report"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHi", "", None, "text that is no report"),
        (
            "From: a@b.example\nMIME-Version: 1.0\n\nHi",
            "",
            None,
            "text that is no report",
        ),
        (
            "WARC/1.0\r\nWARC-Type: response\r\n",
            "a.txt",
            None,
            "text that is no report",
        ),
        # a press release has a head too, and prose may open with a mark of syntax
        ("From: the mayor\nDate: 4 May\n\nBoats left.", "", None, "plain text"),
        ("[1] Boats left.", "", None, "plain text"),
        ("<Begin segment> Boats left.", "a.txt", None, "plain text"),
        ("{ boats } left", "a.txt", None, "plain text"),
        # by name, where the content says nothing
        (PROSE, "a.HTM", None, "HTML"),
        ("oops", "a.jsonl", None, "JSON Lines"),
        (LINE, "a.json", None, "JSON"),
        ("oops", "a.json", None, "JSON"),
        ("oops", "a.xml", None, "XML of another kind"),
        ("outlet,text\n", "a.csv", None, "text that is no report"),
        (PROSE, "a.md", None, "plain text"),
        (PROSE, "a.story", None, "plain text"),
        (PROSE, "", None, "plain text"),
        # by what a server calls it, where it is neither
        (PROSE, "", "text/html", "HTML"),
        (PROSE, "", "text/plain", "plain text"),
        ("oops", "", "application/rss+xml", "XML of another kind"),
    ],
)
def test_each_input_is_taken_for_what_it_is(
    data: str | bytes, name: str, media_type: str | None, expected: str
) -> None:
    assert format_of(given(data, name, media_type)).name == expected


def test_every_format_has_a_name_of_its_own_and_claims_no_other_s_suffix() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    types = [media_type for form in FORMATS for media_type in form.media_types]
    assert len(set(types)) == len(types)


def test_each_format_is_a_module_named_in_the_registry_alone() -> None:
    """A newcomer's way: a module with a FORMAT that no list holds is not read."""
    import onrecord.intake  # noqa: PLC0415

    folder = Path(onrecord.intake.__file__).parent
    with_format = {
        path.stem
        for path in folder.glob("*.py")
        if "\nFORMAT = Format(" in path.read_text("utf-8")
    }
    assert len(with_format) == len(FORMATS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (NEWSML, "this is an XML document <newsItem> of a kind that is not read; save"),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "this is an XML document <feed>",
        ),
        ("WEBVTT\n\n", "this is a file of subtitles, not a report; save"),
        ("From: a\nMIME-Version: 1.0\n\n", "this is a mail message, not a report;"),
    ],
)
def test_what_nobody_reads_is_refused_by_every_door(
    data: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(data)
    results = [
        *read_sources(["-"], stdin=io.BytesIO(data.encode())),
        *read_sources([str(path), str(tmp_path)]),
    ]
    assert len(results) == 3
    for result in results:
        assert isinstance(result, Failure)
        assert result.reason.startswith(reason)


@pytest.mark.parametrize("data", [PRETTY, ROWS, BARE, XHTML, LINE])
def test_standard_input_and_files_are_read_alike(data: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(data)
    piped = list(read_sources(["-"], stdin=io.BytesIO(data.encode())))
    read = list(read_sources([str(path)]))
    assert [r.text for r in piped if isinstance(r, Report)] == [
        r.text for r in read if isinstance(r, Report)
    ]
    assert all(isinstance(r, Report) for r in piped)


def test_a_report_written_to_a_pipe_is_read_before_the_next_is_written() -> None:
    import os  # noqa: PLC0415

    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as stream, os.fdopen(write_end, "wb") as writer:
        results: list[Report | Failure] = []
        first_was_read = threading.Event()

        def consume() -> None:
            for result in read_sources(["-"], stdin=stream):
                results.append(result)
                first_was_read.set()

        consumer = threading.Thread(target=consume)
        consumer.start()
        writer.write(LINE.encode() + b"\n")
        writer.flush()
        assert first_was_read.wait(20)
        writer.write(LINE.encode() + b"\n")
        writer.close()
        consumer.join()
    assert len(results) == 2
