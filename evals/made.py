"""Made reports, as many as wanted: the measuring sets' reports edited and mixed, for
measures of scale.

Two in five are trimmed, three in ten edited, some have another's sentences, some are
words in no order; over a year, one in ten undated. They are made from the same thousand
however many are made: of a million, a thousand come from each, far more than in any
archive.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from evals.arrival import SETS
from evals.rows import GoldRow, load
from onrecord.english.sentences import split_sentences
from onrecord.model import Report

FIRST_DAY = date(2024, 1, 1)
SENTENCES = range(5, 81)  # of a report that is taken up
OUTLETS = 50


def reports(count: int, sets: Path, *, seed: int = 1) -> Iterator[Report]:
    """So many reports, the same ones for a seed: each of the sets' comes up again and
    again, changed.
    """
    rng = random.Random(seed)
    bases = _bases(sets)
    words = [word for base in bases for sentence in base for word in sentence.split()]
    for number in range(count):
        base = rng.randrange(len(bases))
        sentences = _changed(bases[base], rng, bases, words)
        day = FIRST_DAY + timedelta(days=(base * 7919) % 365 + rng.randrange(4))
        yield Report(
            id=f"r{rng.getrandbits(48):012x}",
            text="\n".join(sentences),
            outlet=f"outlet {number % OUTLETS}",
            title=sentences[0][:80],
            published=day.isoformat() if rng.random() < 0.9 else None,
        )


def batches(made: Iterable[Report], size: int) -> Iterator[list[Report]]:
    """The reports in their order, so many at a time; the last batch may be smaller."""
    left = iter(made)
    while batch := list(islice(left, size)):
        yield batch


def _bases(sets: Path) -> list[list[str]]:
    texts = (row.text for file in SETS.values() for row in load(sets / file, GoldRow))
    cut = ([span.of(text) for span in split_sentences(text)] for text in texts)
    return [sentences for sentences in cut if len(sentences) in SENTENCES]


def _changed(
    base: list[str], rng: random.Random, bases: list[list[str]], words: list[str]
) -> list[str]:
    kind = rng.random()
    if kind < 0.4:  # trimmed
        return [sentence for sentence in base if rng.random() > 0.25] or base[:3]
    if kind < 0.7:  # edited
        return [
            " ".join(rng.choice(words) if rng.random() < 0.08 else w for w in s.split())
            for s in base
        ]
    if kind < 0.85:  # mixed
        return base[: len(base) // 2] + rng.choice(bases)[:6]
    return [
        " ".join(rng.choices(words, k=len(sentence.split()))) for sentence in base
    ]  # nobody's
