"""`python -m evals.growth [--only ROOM]`: whether time grows with the text alone, stage
by stage, over texts made to hurt.

Each case makes its job at two sizes, the larger four times the smaller, and says to
which power the work may grow. Two things are held. `steps` counts the lines of Python
and the built-in functions that a job runs: the same on every machine, so the tests ask
for them. What goes on inside a pattern, a parser of HTML or a matrix takes no steps;
for that `main` takes the processor time of both sizes, the best of some turns, and says
how much dearer the larger is. A square would be sixteen times as dear.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console

import onrecord
from onrecord.cli.terminal import print_shared
from onrecord.exports import dossier_object, dumps
from onrecord.intake import make_report
from onrecord.intake.anatomy import find_anatomy
from onrecord.intake.html import read_html
from onrecord.intake.inputs import InputError
from onrecord.lineage.align import align
from onrecord.lineage.prose import prose_of
from onrecord.model import PlaceEntry, Reading, ReadReport, Report, Span
from onrecord.pages import dossier_page
from onrecord.pages.places_map import draw
from onrecord.reading.reader import prepared
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.find import read_statements
from onrecord.reading.times.find import read_times
from onrecord.stories.group import group
from onrecord.stories.vectors import vector_of

if TYPE_CHECKING:
    from _typeshed import TraceFunction

FACTOR = 4  # how many times the smaller size the larger is
TURNS = 3  # of which the fastest counts
# What the larger may cost beside FACTOR to the case's power: caches that no longer hold
# the text, and lists that are grown.
SLACK = 2.0
LEAST_SECONDS = 0.05  # added to both times, so that no ratio is of two small numbers

NEWS = (
    "Mayor Ada Venn said on Monday that 12 boats had left Norbury. "
    '"We will not wait any longer," she told reporters.'
)
GATE = "The harbour master closed the northern gate of Port Ellery at noon on Friday. "

Job = Callable[[], object]
Text = Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A stage over what is made to hurt it.

    `prepare` makes, outside of what is measured, the job over a text of so many
    characters, or so many reports, places or sentences. `counted` and `timed` are the
    smaller of the two sizes whose steps are counted and whose time is taken. The work
    may grow with the size to `power`: 2 where every two reports are compared.
    """

    name: str
    prepare: Callable[[int], Job]
    counted: int
    timed: int
    power: int = 1


def steps(job: Job) -> int:
    """How many lines of Python a job runs, each turn of a comprehension for itself, and
    how many functions it calls that are not written in Python.

    >>> fewer, more = (steps(lambda: [n for n in range(turns)]) for turns in (10, 100))
    >>> more - fewer >= 90
    True
    """
    counted = 0

    def on_line(_frame: FrameType, event: str, _value: object) -> TraceFunction:
        nonlocal counted
        counted += event == "line"
        return on_line

    def on_call(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal counted
        counted += event == "c_call"

    tracer, profiler = sys.gettrace(), sys.getprofile()
    sys.settrace(on_line)
    sys.setprofile(on_call)
    try:
        job()
    finally:
        sys.settrace(tracer)
        sys.setprofile(profiler)
    return counted


def growth_of_steps(case: Case) -> float:
    """How many times the steps of the smaller size the larger takes, divided by what it
    may: at most about 1 where the promise is kept, FACTOR where it is broken.
    """
    # Reads tables and patterns, which count for nobody.
    case.prepare(FACTOR * case.counted)()
    smaller, larger = (
        steps(case.prepare(size)) for size in (case.counted, FACTOR * case.counted)
    )
    return larger / smaller / float(FACTOR**case.power)


def growth_of_time(case: Case) -> float:
    """The same of processor time, the best of TURNS."""
    smaller, larger = (
        min(_seconds(case.prepare(size)) for _ in range(TURNS)) + LEAST_SECONDS
        for size in (case.timed, FACTOR * case.timed)
    )
    return larger / smaller / float(FACTOR**case.power)


def _seconds(job: Job) -> float:
    began = time.process_time()
    job()
    return time.process_time() - began


# Texts of about n characters that are no prose: the parser has little to do with them,
# so a megabyte must go through everything else quickly.
UNPARSED: dict[str, Text] = {
    "quotation marks": lambda n: '"' * n,
    "newlines": lambda n: "\n" * n,
    "digits": lambda n: "7" * n,
    "combining marks": lambda n: "a" + "\u0301" * n,
    "NULs": lambda n: "\0" * n,
    "no white space": lambda n: "x" * n,
    "a word and white space": lambda n: "word" + " " * n + "said",
}
# And texts that are parsed, whose items the accounts, the page and the export are of.
PARSED: dict[str, Text] = {
    "one sentence": lambda n: (
        "The mayor said on Monday that 12 boats left Paris. " * (n // 51)
    ),
    "unpaired quotes with cues": lambda n: 'said "word ' * (n // 11),
    "cues": lambda n: "he said " * (n // 8),
    "places": lambda n: "Paris, London, " * (n // 15),
    "emoji": lambda n: "👩‍👩‍👧 said 🇺🇦 " * (n // 13),
}


def twice(report: Report, reading: Reading) -> list[ReadReport]:
    """A report with its reading, and a copy of both under the id "b"."""
    copy, copied = replace(report, id="b"), replace(reading, report="b")
    return [
        ReadReport(report=report, reading=reading),
        ReadReport(report=copy, reading=copied),
    ]


def _from_text_to_vector(text: Text) -> Callable[[int], Job]:
    def prepare(size: int) -> Job:
        given = text(size)

        def job() -> None:
            report = make_report(given, id="a", published="2025-08-14")
            onrecord.reconcile(twice(report, onrecord.read(report)))
            vector_of(report)

        return job

    return prepare


def _from_reading_to_page(text: Text) -> Callable[[int], Job]:
    def prepare(size: int) -> Job:
        report = make_report(text(size), id="a", published="2025-08-14")
        pair = twice(report, onrecord.read(report))

        def job() -> None:
            dossier = onrecord.reconcile(pair)
            dossier_page(dossier)
            dumps(dossier_object(dossier))

        return job

    return prepare


def _reading() -> Iterable[Case]:
    for name, text in UNPARSED.items():
        yield Case(
            name=f"reading: {name}",
            prepare=_from_text_to_vector(text),
            counted=2_000,
            timed=40_000,
        )
    for name, text in PARSED.items():
        yield Case(
            name=f"accounts: {name}",
            prepare=_from_reading_to_page(text),
            counted=3_000,
            timed=2_000,
        )


TIMES = (
    *("the ", "second ", "Friday ", '"', "1", "two days later ", "1,111", "twenty-"),
    *("\n ", "(", "5 am (0500 GMT) ", "Friday's summit on Friday "),
    *("a day before the summit ", "the quarter ended May 3 "),
    *("from May 3 until Friday ", "1 January " + "9" * 5_000 + " ", "'98 ", "1/"),
)


def _times() -> Iterable[Case]:
    def prepare(unit: str, size: int) -> Job:
        report = make_report(unit * (size // len(unit)), published="2025-08-14")
        return lambda: read_times(Sheet(report=report))

    for unit in TIMES:
        yield Case(
            name=f"times: {unit[:24].strip() or 'white space'}",
            prepare=lambda size, unit=unit: prepare(unit, size),  # type: ignore[misc]
            counted=max(2_000, 2 * len(unit)),
            timed=20_000,
        )


def _statements() -> Iterable[Case]:
    def prepare(unit: str, size: int) -> Job:
        sheet = prepared(make_report(unit * (size // len(unit))))
        return lambda: read_statements(sheet)

    for unit in ("Orlo, who said, ", "''a said ''", "“a,” said b, "):
        yield Case(
            name=f"statements: {unit}",
            prepare=lambda size, unit=unit: prepare(unit, size),  # type: ignore[misc]
            counted=600,
            timed=6_000,
        )


def _numbered(count: int) -> str:
    return "".join(
        f"The harbour master closed gate number {n} at noon on Friday. "
        for n in range(count)
    )


ALIGNED: dict[str, Text] = {
    "one sentence": lambda n: GATE * (n // len(GATE)),
    "sentences alike": lambda n: _numbered(n // 60),
    "one word": lambda n: "harbour " * (n // 8),
    "marks": lambda n: "“harbour ‘gate " * (n // 15),
    "a cycle of words": lambda n: " ".join(
        "abcdefgh"[i % 8] * 3 for i in range(n // 4)
    ),
}


def _passages() -> Iterable[Case]:
    def prepare(text: str) -> Job:
        a, b = prose_of("a", text), prose_of("b", text)
        return lambda: (align(a, b), align(a, a))

    for name, text in ALIGNED.items():
        yield Case(
            name=f"passages: {name}",
            prepare=lambda size, text=text: prepare(text(size)),  # type: ignore[misc]
            counted=10_000,
            timed=100_000,
        )


ALIKE = (
    "A crane fell on two barges at Port Ellery. Harbour master Ida Vance closed the "
    "northern gate.",
    "Judges in Marlow gave the gold medal for hard cheese to a dairy run by three "
    "sisters.",
)


def _stories() -> Iterable[Case]:
    def prepare(size: int) -> Job:
        copies = [
            vector_of(Report(id=f"{n:04}", text=ALIKE[n % 2], published="2025-05-01"))
            for n in range(size)
        ]
        return lambda: group(copies)

    yield Case(
        name="stories: all alike", prepare=prepare, counted=50, timed=170, power=2
    )


TAKEN_APART: dict[str, Text] = {
    "quotation marks": lambda n: '"' * n,
    "spaced quotation marks": lambda n: '" ' * (n // 2),
    "unpaired quotes": lambda n: ("“He said " * 50 + "\n") * (n // 451),
    "right to left": lambda n: "אמר השר כי הגשר נסגר. " * (n // 22),
    "NULs": lambda n: "\0" * n,
    "empty lines": lambda n: "\n" * n,
    "short lines": lambda n: "a\n" * (n // 2),
    "brackets": lambda n: ("(Aa " * 40 + "\n") * (n // 161),
    "labels": lambda n: ("Photo: Aa, " * 40 + "\n") * (n // 441),
    "dates": lambda n: ("1 May 2031 " * 30 + "\n") * (n // 331),
    "names": lambda n: ("By Aa Bb and " * 20 + "\n") * (n // 261),
    "runs": lambda n: ("x" * 500 + " ") * (n // 501),
}
# No JSON, and a trap for patterns that look for a name behind each "author".
PAGES: dict[str, Text] = {
    "metadata": lambda n: _page(
        '<script type="application/ld+json">' + '"author":' * (n // 9) + "</script>"
    ),
    "open tags": lambda n: _page("<p " * (n // 3)),
    "open quotes": lambda n: _page("<p a=\" b='" * (n // 10)),
    "open comments": lambda n: _page("<!--" * (n // 4)),
    "ends": lambda n: _page("</div>" * (n // 6)),
    "one value": lambda n: _page(f'<p class="{"x " * (n // 2)}">'),
    "a title": lambda n: _page(f"<title>{'a | ' * (n // 4)}</title>"),
    "less than": lambda n: "<" * n,
}


def _page(body: str) -> str:
    paragraphs = "".join(f"<p>{NEWS} It was the {n}th time.</p>" for n in range(4, 8))
    return f"<!doctype html><html><body>{body}{paragraphs}</body></html>"


def _intake() -> Iterable[Case]:
    def prepare(page: bytes) -> Job:
        def job() -> None:
            with suppress(InputError):
                read_html(page, source="a.html")

        return job

    for name, text in TAKEN_APART.items():
        yield Case(
            name=f"parts: {name}",
            prepare=lambda size, text=text: lambda: find_anatomy(text(size)),  # type: ignore[misc]
            counted=4_000,
            timed=100_000,
        )
    for name, text in PAGES.items():
        yield Case(
            name=f"pages: {name}",
            prepare=lambda size, text=text: prepare(text(size).encode()),  # type: ignore[misc]
            counted=4_000,
            # below what is refused at once for its many elements
            timed=12_000 if name.startswith("open tags") else 45_000,
        )


def places_by_chance(count: int) -> list[PlaceEntry]:
    """So many places, spread over some hundred thousand square miles, always alike."""
    spread = random.Random(3)
    return [
        PlaceEntry(
            name=f"Place {n}",
            lat=spread.uniform(44, 52),
            lon=spread.uniform(22, 40),
            accounts=(),
        )
        for n in range(count)
    ]


def _shown() -> Iterable[Case]:
    def places(size: int) -> Job:
        entries = places_by_chance(size)
        return lambda: draw(entries)

    def edited(size: int) -> Job:
        """Every sentence was edited alike, and every word stands in all of them."""
        text = (
            "The mayor said on Monday that 12 boats had left the port of Norbury. "
            * size
        )
        a, b = make_report(text), make_report(text.replace("had left", "have now left"))
        first, second = (a, Span(0, len(a.text))), (b, Span(0, len(b.text)))
        out = Console(file=io.StringIO(), width=120)
        return lambda: print_shared(out, first, second)

    yield Case(name="shown: places", prepare=places, counted=500, timed=1_000)
    yield Case(name="shown: a long passage", prepare=edited, counted=200, timed=750)


CASES = (
    *_reading(),
    *_times(),
    *_statements(),
    *_passages(),
    *_stories(),
    *_intake(),
    *_shown(),
)


def main() -> int:
    """0 where no case grows faster than it may, else 1; see the module."""
    parser = argparse.ArgumentParser(prog="python -m evals.growth", description=__doc__)
    parser.add_argument("--only", default="", help="cases whose name begins so")
    wanted = parser.parse_args()
    too_fast = 0
    for case in CASES:
        if case.name.startswith(wanted.only):
            dearer = growth_of_time(case)
            too_fast += dearer > SLACK
            verdict = "GROWS" if dearer > SLACK else "holds"
            sys.stdout.write(f"{verdict} {case.name}: {dearer:.2f}\n")
    return 1 if too_fast else 0


if __name__ == "__main__":
    sys.exit(main())
