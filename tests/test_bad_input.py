"""Bad input through the whole house: each is one line with its reason, all else is
read, and nothing is lost.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import onrecord
from evals.growth import NEWS, PARSED, UNPARSED, places_by_chance, twice
from onrecord.archive import Archive
from onrecord.cli import main
from onrecord.cli.adding import add
from onrecord.exports import dossier_object, dumps, reading_row
from onrecord.intake import make_report
from onrecord.intake.html import read_html
from onrecord.intake.inputs import InputError
from onrecord.lineage.align import align
from onrecord.lineage.prose import prose_of
from onrecord.model import Failure, Reading, ReadReport, Report
from onrecord.pages import dossier_page
from onrecord.stories.vectors import vector_of
from tests.pages.test_dossier import Page
from tests.store.cheap import cheap_reader
from tests.web import QuietServer

ARTICLE = "".join(
    f"<p>{NEWS} It was the {n}th time that the boats of Norbury had left.</p>"
    for n in range(4, 8)
)

# No JSON, and a trap for patterns that look for a name behind each "author".
METADATA = '<script type="application/ld+json">' + '"author":' * 30_000 + "</script>"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments], input=stdin, catch_exceptions=False)


def row(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Boats</title></head><body>{body}</body></html>".encode()


# Name, bytes, and how the reason begins that a person is given.
BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "it is empty"),
    ("white.txt", b" \n\t\r\n", "it is empty"),
    ("only a mark.txt", b"\xef\xbb\xbf", "it is empty"),
    ("zeros.txt", bytes(9000), "this is a binary file, not text"),
    (
        "noise.bin",
        random.Random(5).randbytes(4000),
        "its encoding could not be told, or it is not text",
    ),
    (
        "minutes.txt",
        b"%PDF-1.7 minutes",
        "this is a PDF, not text; save its text as .txt or .html first",
    ),
    ("picture.html", b"\x89PNG\r\n\x1a\n", "this is a PNG picture, not text"),
    (
        "wide.txt",
        NEWS.encode("utf-16-le"),
        "this is a binary file, not text",
    ),  # UTF-16 without its mark
    (
        "mixed.txt",
        "Café. ".encode() + b"Caf\xe9. \x81\x8d\x9d bad",
        "its encoding could not be told",
    ),
    ("marked.txt", b"\xef\xbb\xbf\xff\xfe\xfa", "it is marked as utf-8-sig but is not"),
    (
        "large.txt",
        b"x" * 10_000_001,
        "it is larger than 10,000,000 bytes; split it into reports",
    ),
    (
        "elements.html",
        page("<i>" * 30_000),
        "the page has over 20,000 elements; save its text as .txt",
    ),
    (
        "attributes.html",
        page(f"<p {' '.join(f'a{n}=1' for n in range(40_000))}>{ARTICLE}"),
        "the page has a tag with",
    ),
    ("deep.html", page("<div>" * 15_000 + ARTICLE), "no article was found on the page"),
    (
        "links.html",
        page("<ul><li><a href=/a>A</a></li></ul>"),
        "no article was found on the page",
    ),
    (
        "entities.html",
        b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>&b;',
        "no article was found",
    ),
    ("list.json", b"[]", "the list is empty"),
    ("new\nline \x1b[31mred\x1b[0m.txt", b"", "it is empty"),
]
GOOD: list[tuple[str, bytes]] = [
    ("a good one.txt", NEWS.encode()),
    ("arabic.txt", ("قال الرئيس يوم الاثنين إن 12 قاربا غادرت. " * 4).encode()),
    (
        "western.txt",
        ("À Genève, le café était fermé lundi, déjà vu. " * 4).encode("cp1252"),
    ),
    ("wide and marked.txt", f"{NEWS} One more.".encode("utf-16")),
    ("one nul.txt", f"{NEWS} A NUL\0 stands here.".encode()),
    ("colours.txt", f"\x1b[31m{NEWS}\x1b[0m A bell \x07 rang.".encode()),
    ("quotes.txt", b'"' * 100_000),
    ("unpaired.txt", "Venn said “boats left. ".encode() * 300),
    ("article.html", page(f"<article>{ARTICLE}</article>")),
    ("metadata.html", page(f"{METADATA}{ARTICLE}<p>{NEWS} A last one.</p>")),
    (
        "year.txt",
        b"In 99999, on 2025-99-99, 31 February 99999 or 5/5/99999, "
        + b"9" * 400
        + b" boats and 1e400 men left.",
    ),
]
ROWS: list[tuple[bytes, str | None]] = [
    (row(id="first", text=f"{NEWS} First."), None),
    (row(id="first", text=f"{NEWS} Second."), "the id first belongs to another report"),
    (
        b'{"id": "half", "text": "a \\ud83d b"}\n',
        '"text" holds half a character (a lone surrogate)',
    ),
    (b'{"id": "\\udc00", "text": "a"}\n', '"id" holds half a character'),
    (row(id="n", text=7), '"text" must be a string'),
    (row(id=7, text="a"), '"id" must be a string'),
    (row(text=""), '"text" is empty'),
    (b"[1, 2]\n", "a report is an object"),
    (b'{"text": \n', "the line is not JSON"),
    (b"\xff\xfe\n", "the line is not UTF-8"),
    (b'{"text": ' + b"[" * 100_000 + b"\n", "the line is nested too deeply"),
    (row(text="Boats left in the year 99999.", published="99999-01-01"), None),
    (
        row(
            id="i" * 5000,
            outlet="o" * 5000,
            title="t" * 5000,
            text="Ada Venn said that boats left.",
        ),
        None,
    ),
    (
        row(
            id="two\nlines\t<b>\x1b[31m",
            outlet="</script><script>\x07",
            title="t\n\x85",
            text=f"{NEWS} Odd.",
        ),
        None,
    ),
    (row(id="cut\0off", text=f"{NEWS} A."), '"id" holds a NUL (U+0000)'),
    (row(id="b", outlet="o\0", text=f"{NEWS} B."), '"outlet" holds a NUL'),
    (
        b'{"text": "' + b"x" * 50_000_000 + b'"}\n',
        "the line is longer than 10,000,000 bytes; split it",
    ),
    (row(id="last", text=f"{NEWS} Last."), None),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is bad and all that is good in one folder."""
    made = tmp_path_factory.mktemp("bad") / "in"
    made.mkdir()
    for name, data in [*((name, data) for name, data, _ in BAD), *GOOD]:
        (made / name).write_bytes(data)
    with (made / "rows.jsonl").open("wb") as stream:
        stream.writelines(data for data, _ in ROWS)
    Path(os.fsdecode(os.fsencode(made) + b"/no name \xff.txt")).write_bytes(
        f"{NEWS} Named by bytes.".encode()
    )
    (made / "nowhere.txt").symlink_to(made / "never there")
    os.mkfifo(made / "pipe")
    return made


@pytest.fixture(scope="module")
def added(folder: Path) -> tuple[Result, str]:
    """What `onrecord add` says of the folder, and the archive it made."""
    archive = str(folder.parent / "bad.db")
    return run("add", str(folder), "--archive", archive, "--jobs", "1"), archive


def expected(folder: Path) -> dict[str, str]:
    """Every source that must fail, as it is shown, with how its reason begins."""
    found = {
        f"{folder}/{name}".replace("\n", "␊").replace("\x1b", "␛"): reason
        for name, _, reason in BAD
    }
    found |= {
        f"{folder}/rows.jsonl:{n}": reason
        for n, (_, reason) in enumerate(ROWS, 1)
        if reason
    }
    return found | {
        f"{folder}/nowhere.txt": "it is not a regular file",
        f"{folder}/pipe": "it is not a regular file",
    }


def table(text: str) -> dict[str, str]:
    """The lines of a table of sources and reasons; what stands in no such line is left
    out.
    """
    lines = (re.match(r" *(/.*?\S)  +(\S.*?) *$", line) for line in text.split("\n"))
    return {line[1]: line[2] for line in lines if line}


def test_each_bad_one_is_one_line_with_its_reason_and_the_others_are_read(
    folder: Path, added: tuple[Result, str]
) -> None:
    done, _ = added
    wanted, shown = expected(folder), table(done.stdout)
    assert done.exit_code == 1
    assert shown.keys() == wanted.keys()
    assert {
        source: reason
        for source, reason in shown.items()
        if not reason.startswith(wanted[source])
    } == {}
    assert re.search(rf"^failed +{len(wanted)}\b", done.stdout, re.MULTILINE)
    good = (
        len(GOOD) + sum(reason is None for _, reason in ROWS) + 1
    )  # and the one named by bytes
    assert re.search(rf"^read +{good}\b", done.stdout, re.MULTILINE)
    assert len(re.findall(r"^read\t", done.stderr, re.MULTILINE)) == good


MANY = " ".join(f"a{n}=1" for n in range(40_000))  # above what is parsed at all
REFUSED_TAG = "the page has a tag with tens of thousands of attributes"

# Pages that would hold a parser, and how the reason begins where they are refused; the
# others are read. evals/growth.py holds that time grows with their length alone.
TRAPS: dict[str, tuple[bytes, str | None]] = {
    "metadata": (page(f"{METADATA}{ARTICLE}"), None),
    "attributes": (page(f"<p {MANY}>{ARTICLE}"), REFUSED_TAG),
    "attributes behind quotes": (page(f'<p a=b"{MANY}">{ARTICLE}'), REFUSED_TAG),
    "open tags": (page("<p " * 19_000 + ARTICLE), None),
    "open quotes": (page("<p a=\" b='" * 9_000 + ARTICLE), None),
    "open comments": (page(ARTICLE + "<!--" * 500_000), None),
    "ends": (page("</div>" * 500_000 + ARTICLE), None),
    "one value": (page(f'<p class="{"x " * 1_000_000}">{ARTICLE}'), None),
    "a title": (page(f"<title>{'a | ' * 200_000}</title>{ARTICLE}"), None),
    "less than": (b"<" * 2_000_000, "no article was found"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_page_that_would_hold_the_parser_is_read_or_refused(name: str) -> None:
    data, reason = TRAPS[name]
    if reason is None:
        assert read_html(data, source="a.html").text
    else:
        with pytest.raises(InputError, match=f"^{reason}"):
            read_html(data, source="a.html")


def test_failures_are_kept(folder: Path, added: tuple[Result, str]) -> None:
    done, archive = added
    assert table(run("failures", "--archive", archive).stdout) == table(done.stdout)
    again = run("add", str(folder), "--archive", archive, "--jobs", "1")
    assert again.exit_code == 1
    assert re.search(r"^read +0\b", again.stdout, re.MULTILINE)
    assert table(again.stdout).keys() == expected(folder).keys()
    assert (
        table(run("failures", "--archive", archive).stdout).keys()
        == expected(folder).keys()
    )


def test_no_command_sends_a_control_character(added: tuple[Result, str]) -> None:
    done, archive = added
    outputs = [done.stdout, done.stderr]
    stories = run("stories", "--archive", archive).stdout
    numbers = re.findall(r"^(\d+) +s-", stories, re.MULTILINE)
    assert numbers
    for number in numbers:
        outputs += [run("story", number, "--all", "--archive", archive).stdout]
        outputs += [run("dossier", number, "--archive", archive).stdout]
    outputs += [
        run("search", word, "--archive", archive).stdout
        for word in ("boats", "قال", '"', "\udcff", "nul")
    ]
    outputs += [
        run("compare", a, b, "--archive", archive).stdout
        for a, b in (("last", "two"), ("iii", "iii"))
    ]
    outputs += [run("failures", "--archive", archive).stdout]
    for output in (*outputs, stories):
        assert not re.search(
            r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", output.replace("\r\n", "\n")
        )


def test_every_dossier_is_written_and_its_offsets_lie_in_the_reports(
    added: tuple[Result, str],
) -> None:
    _, archive = added
    with Archive(archive) as opened:
        texts = {}
        for summary in opened.stories():
            written = json.loads(dumps(dossier_object(opened.dossier(summary.id))))
            for one in written["reports"]:
                texts[one["id"]] = opened.report(one["id"]).text
            for account in written["accounts"]:
                assert all(
                    0 <= m["span"][0] < m["span"][1] <= len(texts[m["report"]])
                    for m in account["members"]
                )
    assert len(texts) == len(GOOD) + sum(reason is None for _, reason in ROWS) + 1


HOSTILE = [
    "قال الرئيس: «لن ننتظر»، وأضاف أن 12 قاربا غادرت \u202eNorbury\u202c يوم الاثنين.",
    "Mayor\0 Ada Venn\x1b[31m said \x07that 12 boats\x85 had left\ufffe Norbury\ufdd0.",
    "<script>alert('Ada')</script> said Mayor Ada Venn & <b onload=x>12 boats</b> \"left\" ]]> --> Norbury.",
    "👩‍👩‍👧 said 12 🚢🇺🇦 had left 𝔑orbury, e\u0301\u0302\u0303 and Z"
    + "\u0489" * 60
    + " too.",
    "A" * 480 + " said that 12 boats had left " + "n" * 490 + ".",
    "</style></blockquote></p></article></body></html> Mayor Ada Venn said boats left. {{ 7 * 7 }} {% raw %}",
]
_VOID = {"meta", "br", "img", "input", "hr", "link"}


class Balanced(Page):
    """A page whose every tag is closed in order; paragraphs may hold no block."""

    def __init__(self, html: str) -> None:
        self.open: list[str] = []
        self.wrong: list[str] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def hostile_page() -> str:
    reports = [
        make_report(
            f"{text}\n{NEWS}",
            id=f'"{n}\n<i>\0',
            outlet=f"<O>\x1b{n}'\"",
            title=f"{text[:80]}\0",
            url=url,
        )
        for n, (text, url) in enumerate(
            zip(HOSTILE, ("javascript:x", "data:text/html,x", '"><i>') * 2, strict=True)
        )
    ]
    return dossier_page(
        onrecord.reconcile(
            [ReadReport(report=r, reading=onrecord.read(r)) for r in reports]
        )
    )


def test_the_page_of_a_hostile_story_is_well_formed_and_alone() -> None:
    html = hostile_page()
    seen = Balanced(html)
    assert (seen.wrong, seen.open) == ([], [])
    assert not re.search(
        r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", html
    )
    html.encode()
    ids = Counter(seen.all("id"))
    assert [i for i, n in ids.items() if n > 1] == []
    assert {link[1:] for link in seen.all("href")} <= set(
        ids
    )  # inner links only: no report has an address
    assert all(link.startswith("#") for link in seen.all("href"))
    tags = {tag for tag, _ in seen.tags}
    assert not tags & {"script", "iframe", "img", "link", "object", "form", "base", "i"}
    assert sum(tag == "style" for tag, _ in seen.tags) == 1
    assert not [
        a
        for _, a in seen.tags
        if any(name.startswith("on") or name in {"src", "style"} for name in a)
    ]
    for text in ("alert('Ada')", "{{ 7 * 7 }}", "␀", "␛[31m", "👩‍👩‍👧"):
        assert text in "".join(seen.words)


class Site(BaseHTTPRequestHandler):
    """Answers that hold no article, and one that does."""

    def do_GET(self) -> None:
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/good": (
                200,
                {"Content-Type": "text/html"},
                page(f"<article>{ARTICLE}</article>"),
            ),
            "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"),
            "/hidden-pdf": (200, {"Content-Type": "text/html"}, b"%PDF-1.4"),
            "/empty": (200, {"Content-Type": "text/html"}, b""),
            "/index": (200, {"Content-Type": "text/html"}, page("<a href=/a>A</a>")),
            "/puny": (
                200,
                {"Content-Type": "text/html; charset=punycode"},
                page("<a href=/a>A</a>"),
            ),
            "/round": (302, {"Location": "/about"}, b""),
            "/about": (302, {"Location": "/round"}, b""),
            "/broken": (302, {"Location": "http://[::1"}, b""),
            "/large": (200, {"Content-Type": "text/html"}, b"<p>" + b"more " * 600_000),
            **{f"/hop{n}": (302, {"Location": f"/hop{n + 1}"}, b"") for n in range(9)},
        }
        status, headers, body = answers.get(self.path, (404, {}, b"none"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: tests are quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = QuietServer(("127.0.0.1", 0), Site)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


ANSWERS = {
    "pdf": "it is application/pdf, not a page or a text; save the page in a browser and add the file",
    "hidden-pdf": "this is a PDF, not text",
    "empty": "the server sent an empty page",
    "index": "no article was found on the page",
    "puny": "no article was found on the page",
    "round": "it redirects in a circle",
    "broken": "it redirects to what is not a valid URL",
    "hop0": "it redirects more than 5 times",
    "large": "the page is larger than 1,000,000 bytes",
    "none": "the server answered 404 (no such page)",
    "\udcff": "this is not a valid URL",
}


def test_a_url_that_answers_with_anything_but_an_article(
    site: str, tmp_path: Path
) -> None:
    archive = str(tmp_path / "a.db")
    urls = [f"{site}/{name}" for name in ("good", *ANSWERS)]
    done = run(
        "add",
        *urls,
        "--allow-private",
        "--max-size",
        "1",
        "--archive",
        archive,
        "--jobs",
        "1",
    )
    assert done.exit_code == 1
    assert re.search(r"^read +1\b", done.stdout, re.MULTILINE)
    with Archive(archive) as opened:
        kept = {failure.source: failure.reason for failure in opened.failures()}
    assert len(kept) == len(ANSWERS)
    for name, reason in ANSWERS.items():
        source = f"{site}/{name}".replace("\udcff", r"\udcff")
        assert kept[source].startswith(reason), kept[source]
        assert f"{source} " in done.stdout


def test_private_addresses_need_leave(site: str, tmp_path: Path) -> None:
    done = run(
        "add", f"{site}/good", "--archive", str(tmp_path / "a.db"), "--jobs", "1"
    )
    assert done.exit_code == 1
    assert "is not a public address" in done.stdout


@pytest.mark.slow
def test_ten_thousand_files_of_which_three_are_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the command with a reader that costs nothing: the files, the archive and
    the closing table are real.
    """
    folder = tmp_path / "in"
    folder.mkdir()
    words = random.Random(7)
    texts = []
    for n in range(
        400
    ):  # each stands in 25 files: what was read once is known from then on
        names = " ".join(
            "".join(words.choices("abcdeimnorstu", k=7)).capitalize() for _ in range(12)
        )
        texts.append(f"Report {n} tells of {names}.")
    for n in range(10_000):
        (folder / f"{n:05}.txt").write_text(texts[n % 400], "utf-8")
    for name, data in (
        ("00007.txt", b""),
        ("05000.txt", bytes(900)),
        ("09999.txt", b"\xff\xfe\xfa"),
    ):
        (folder / name).write_bytes(data)
    archive = str(tmp_path / "a.db")
    original = Archive.__init__
    monkeypatch.setattr(
        Archive,
        "__init__",
        lambda self, path, **given: original(self, path, reader=cheap_reader, **given),
    )
    done = CliRunner().invoke(
        add, [str(folder), "--archive", archive, "--jobs", "1"], catch_exceptions=False
    )
    assert done.exit_code == 1
    assert re.search(r"^read +400\b", done.stdout, re.MULTILINE)
    assert re.search(r"^known already +9597\b", done.stdout, re.MULTILINE)
    assert [Path(source).name for source in table(done.stdout)] == [
        "00007.txt",
        "05000.txt",
        "09999.txt",
    ]
    with Archive(archive) as opened:
        assert len(opened.failures()) == 3
        assert sum(story.reports for story in opened.stories()) == 400


# Texts made to hurt: what each is, and a text of about n characters.
DEGENERATE: dict[str, Callable[[int], str]] = {
    **UNPARSED,
    **PARSED,
    "opening quotes with words": lambda n: "“word " * (n // 6),
    "one word": lambda n: "word " * (n // 5),
    "one sentence a line": lambda n: (
        "The mayor said on Monday that 12 boats left Paris.\n" * (n // 51)
    ),
    "names": lambda n: "Ada Venn " * (n // 9),
    "numbers": lambda n: "12 " * (n // 3),
    "times": lambda n: "Monday 3 March 2025 at 10am " * (n // 28),
    "words with marks": lambda n: "e\u0301\u0302 " * (n // 4),
    "words with NULs": lambda n: "a\0b " * (n // 4),
    "right to left": lambda n: "\u202eאמר «שלום» said 12\u202c " * (n // 24),
    "sources": lambda n: "according to " * (n // 13),
    "brackets": lambda n: "([{" * (n // 3),
    "half characters": lambda n: "\ud83d " * (n // 2),
}


@pytest.mark.parametrize("name", DEGENERATE)
def test_no_text_breaks_a_stage(name: str) -> None:
    text = DEGENERATE[name](3000)
    report = make_report(text, id="a", published="2025-08-14")
    reading = onrecord.read(report)
    dumps(reading_row(reading))
    assert all(0 <= s.start < s.end <= len(text) for s in reading.sentences)
    dossier = onrecord.reconcile(twice(report, reading))
    assert [r.id for r in dossier.reports] == ["a", "b"]
    dossier_page(dossier)
    prose = prose_of("a", text)
    assert not [p for p in align(prose, prose) if p.a_span.overlaps(p.b_span)]
    vector_of(report)


def test_an_unparsable_run_is_noted_and_the_rest_is_read() -> None:
    report = make_report(
        f"{NEWS} {'x' * 5000} The mayor said on Friday that the boats were safe."
    )
    parts = [part.kind for part in report.parts]
    assert parts == ["paragraph", "not prose", "paragraph"]
    assert len(onrecord.read(report).statements) >= 2
    whole = replace(
        report,
        parts=(replace(report.parts[0], span=onrecord.Span(0, len(report.text))),),
    )
    reading = onrecord.read(whole)
    assert reading.notes == (
        "5,000 characters in runs of over 500 without white space were not parsed",
    )
    assert len(reading.statements) >= 2


def test_a_word_before_much_white_space_is_read() -> None:
    """White space is no part of the word before it, however much there is: up to a
    slice, and beyond one.
    """
    for gap in (600, 60_000, 1_200_000):
        text = f"{NEWS}{' ' * gap}{NEWS}"
        reading = onrecord.read(make_report(text))
        assert reading.notes == ()
        assert reading.sentences[-1].of(text).endswith("told reporters.")


def test_thousands_of_places_are_drawn() -> None:
    """Labels that find no room are left out; the dots are all there."""
    from onrecord.pages.places_map import draw  # noqa: PLC0415 - this test's alone

    drawn = draw(places_by_chance(4000))
    assert drawn is not None
    assert len(drawn.dots) == 4000
    assert 20 < sum(dot.labelled for dot in drawn.dots) < 1000


def test_a_real_reader_among_bad_reports(tmp_path: Path) -> None:
    """More inputs than a pool is started for, one of which breaks its reader: it alone
    fails.
    """
    half = Report(id="bad", text=f"{NEWS} Half: \ud83d.", parts=make_report(NEWS).parts)
    reports = [make_report(f"{NEWS} Number {n}.", id=f"r{n}") for n in range(11)]
    with Archive(tmp_path / "a.db") as opened:
        result = opened.add([*reports[:5], half, *reports[5:]], jobs=2)
        assert result.read == tuple(r.id for r in reports)
        assert [f.id for f in result.failures] == ["bad"]
        assert all(isinstance(opened.reading(r.id), Reading) for r in reports)


PAIRS: list[tuple[bytes, str | None]] = [
    (row(id="x", a=NEWS, b=NEWS), None),
    (
        b'{"id": "h", "a": "Half \\ud83d of it.", "b": "b"}\n',
        None,
    ),  # it takes its place, and no offset minds it
    (
        b'{"id": "\\udc00", "a": "a", "b": "b"}\n',
        '"id" must be a string of whole characters',
    ),
    (row(id=3, a="a", b="b"), '"id" must be a string of whole characters'),
    (row(id="n", a="a"), '"a" and "b" must both be texts'),
    (b"\xff\n", "the line is not UTF-8"),
    (b'{"id": "a", \n', "the line is not JSON"),
    (b"[" * 100_000 + b"\n", "the line is nested too deeply"),
    (
        b'{"id": "l", "a": "' + b"x" * 20_000_000 + b'", "b": ""}\n',
        "the line is longer than 20,000,000 bytes",
    ),
    (row(id="q", a='"' * 200_000, b="“" * 200_000), None),
    (
        row(
            id="s",
            a="One sentence stands here again. " * 3000,
            b="One sentence stands here again. " * 3000,
        ),
        None,
    ),
    (b"\xef\xbb\xbf" + row(id="z", a=NEWS, b=NEWS), None),
]


def test_align_answers_each_line() -> None:
    done = run("align", stdin=b"".join(data for data, _ in PAIRS))
    answers = [json.loads(line) for line in done.stdout_bytes.splitlines()]
    assert done.exit_code == 1
    assert len(answers) == len(PAIRS)
    for answer, (_, reason) in zip(answers, PAIRS, strict=True):
        assert answer.get("error", "").startswith(reason or "")
        assert ("passages" in answer) == (reason is None)


@pytest.mark.parametrize("command", ["annotate", "group", "reconcile"])
def test_filters_answer_each_line(command: str) -> None:
    given = [data for data, _ in ROWS if len(data) < 1_000_000]
    done = run(
        command, *(() if command == "group" else ("--jobs", "1")), stdin=b"".join(given)
    )
    assert done.exit_code == 1
    answers = [json.loads(line) for line in done.stdout_bytes.splitlines()]
    if command == "reconcile":
        assert len(answers[0]["reports"]) == 5
        assert len(done.stderr.splitlines()) == len(given) - 5
    else:
        bad = ["error" in answer for answer in answers]
        wanted = [reason is not None for data, reason in ROWS if len(data) < 1_000_000]
        wanted[1] = (
            command == "group"
        )  # annotate stores nothing: it answers each line, whatever its id
        assert bad == wanted


def test_a_page_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    assert (
        run("add", "-", "--archive", archive, "--jobs", "1", stdin=NEWS).exit_code == 0
    )
    done = run(
        "dossier", "1", "-o", str(tmp_path / "no" / "page.html"), "--archive", archive
    )
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "command", [("story", "\udcff"), ("compare", "\udcff", "x"), ("dossier", "\0")]
)
def test_a_name_that_is_no_text_names_nothing(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    archive = str(tmp_path / "a.db")
    run("add", "-", "--archive", archive, "--jobs", "1", stdin=NEWS)
    done = run(*command, "--archive", archive)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_standard_input_may_be_anything(tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    for data in (
        b"",
        b"\0" * 99,
        b"%PDF",
        b"{",
        b"<",
        b"\xff\xfe\xfa",
        b'{"text": 1}\n\n[]\n',
    ):
        done = run("add", "-", "--archive", archive, "--jobs", "1", stdin=data)
        assert done.exit_code == 1
        assert re.search(r"^read +0\b", done.stdout, re.MULTILINE)
    failure = next(iter(onrecord.read_sources(["-"], stdin=io.BytesIO(b"\0" * 99))))
    assert isinstance(failure, Failure)
