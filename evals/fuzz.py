"""`python -m evals.fuzz`: the statement reader on random and mutated texts.

Every text must have an answer whose spans lie inside it and keep apart; and a text
repeated four times over must not take much more than four times as long. Texts are made
by a seeded generator from this project's own example reports and from characters of all
kinds, so that a failure can be had again by its number.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import Progress

from onrecord.intake import make_report, read_sources
from onrecord.model import Report, Span, Statement, hull
from onrecord.reading.pool import map_in_order
from onrecord.reading.reader import prepared
from onrecord.reading.statements.find import read_statements

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
MARKS = "“”„‟‘’‚‛\"'`«»‹›—–-:;,.?!()[]…"
ODD = (
    "\x00\x07\x1b\x85\u200b\u200f\u202e\u2028\u2029\ufeff\ufffd\u0301\ud7ff"
    "\U0001f600\U000e0041中あ한عש٣Ⅳǅßﬁİſ"
)
WORDS = (
    "said told says, according to he she Orlo who that added: — not never claimed on "
    "Monday the"
).split()
REPEATED = 200  # texts whose time is taken when they are repeated
SHORT, LONG = 8_000, 32_000  # characters they are repeated to
# how much dearer a character may be in the longer one before it is called worse than
# linear
MOST = 2.0


def texts(count: int, seed: int) -> Iterator[str]:
    """`count` texts, the same for the same seed."""
    reports = [r for r in read_sources([str(EXAMPLES)]) if isinstance(r, Report)]
    paragraphs = [
        part.span.of(r.text)
        for r in reports
        for part in r.parts
        if part.kind == "paragraph"
    ]
    for number in range(count):
        rng = random.Random(f"{seed}:{number}")
        if number % 2:
            yield _random(rng)
        else:
            text = "\n\n".join(rng.choices(paragraphs, k=rng.randint(1, 3)))
            for _ in range(rng.randint(1, 12)):
                text = rng.choice(MUTATIONS)(text, rng)
            yield text[:4_000]


def _random(rng: random.Random) -> str:
    """Words, marks and odd characters in any order."""
    kinds: tuple[Callable[[], str], ...] = (
        lambda: rng.choice(WORDS) + " ",
        lambda: rng.choice(MARKS),
        lambda: rng.choice(ODD),
        lambda: rng.choice((" ", "\n", "\n\n", "\t", "\r\n")),
        lambda: chr(rng.randrange(0x20, 0x3000)),
        lambda: rng.choice("abcXYZ019") * rng.randint(1, 30),
    )
    weights = [rng.random() for _ in kinds]
    return "".join(
        kind() for kind in rng.choices(kinds, weights, k=rng.randint(0, 120))
    )


def _cut(text: str, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randint(0, 40))


def _deleted(text: str, rng: random.Random) -> str:
    start, end = _cut(text, rng)
    return text[:start] + text[end:]


def _doubled(text: str, rng: random.Random) -> str:
    start, end = _cut(text, rng)
    return text[:end] + text[start:end] * rng.randint(1, 5) + text[end:]


def _inserted(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return (
        text[:at]
        + rng.choice((rng.choice(MARKS), rng.choice(ODD), rng.choice(WORDS), "\n"))
        + text[at:]
    )


def _recased(text: str, rng: random.Random) -> str:
    start, end = _cut(text, rng)
    return (
        text[:start]
        + rng.choice((str.upper, str.lower, str.title, str.swapcase))(text[start:end])
        + text[end:]
    )


def _remarked(text: str, rng: random.Random) -> str:
    """One kind of quotation mark becomes another throughout."""
    return text.replace(rng.choice("“”‘’\"'"), rng.choice(MARKS))


def _moved(text: str, rng: random.Random) -> str:
    start, end = _cut(text, rng)
    rest, at = text[:start] + text[end:], rng.randrange(len(text) + 1)
    return rest[:at] + text[start:end] + rest[at:]


MUTATIONS = (_deleted, _doubled, _inserted, _recased, _remarked, _moved)


def fault(text: str) -> str | None:
    """What is wrong with the answer to a text; None where nothing is."""
    try:
        report = make_report(text)
        statements = statements_alone(report)
    except Exception as error:  # noqa: BLE001 - any exception is a finding
        return f"{type(error).__name__}: {error}"
    whole = Span(0, len(report.text))
    for statement in statements:
        spans = sorted((*statement.speaker, *statement.cue, *statement.content))
        if not statement.content or not all(
            whole.covers(s) and s.start < s.end for s in spans
        ):
            return f"a span outside the text: {statement}"
        if any(
            a.overlaps(b) for a, b in itertools.pairwise(spans)
        ) or statement.span != hull(spans):
            return f"spans that overlap: {statement}"
    return None


def statements_alone(report: Report) -> tuple[Statement, ...]:
    """The statements of a report in which nobody and no time was found before."""
    return read_statements(prepared(report)).statements


def growth(text: str) -> float:
    """How much dearer a character is where the text is repeated to LONG characters than
    to SHORT.
    """
    cost = []
    for size in (SHORT, LONG):
        report = make_report((text + "\n\n") * (size // (len(text) + 2) + 1))
        began = time.process_time()
        statements_alone(report)
        cost.append((time.process_time() - began) / len(report.text))
    return cost[1] / cost[0]


def main() -> int:
    """0 where nothing is wrong, else 1, each finding a line with the number of its
    text.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.fuzz", description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args()
    faults = 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        shown = progress.add_task("texts", total=wanted.texts)
        given = texts(wanted.texts, wanted.seed)
        for number, (_, found) in enumerate(
            map_in_order(fault, _died, given, jobs=wanted.jobs)
        ):
            progress.advance(shown)
            if found is not None:
                faults += 1
                sys.stdout.write(f"text {number} of seed {wanted.seed}: {found}\n")
    dearer = [growth(text) for text in texts(REPEATED, wanted.seed) if text.strip()]
    sys.stdout.write(
        f"{wanted.texts:,} texts, {faults} faults; a character costs "
        f"{median(dearer):.2f} times as much (median of "
        f"{len(dearer)} texts; worst {max(dearer):.2f}) where four times the text is "
        "read\n"
    )
    return 1 if faults or max(dearer) > MOST else 0


def _died(_text: str, reason: str) -> str | None:
    return reason


if __name__ == "__main__":
    sys.exit(main())
