"""Candidate pairs for lineage: which pairs of a story set does the sampled index
propose, and which of them share copy?

Recall is over the reference pairs (`lineage/real-pairs.jsonl`), and over those of them
that share more than boilerplate: some are two reports of one outlet with one newsletter
form. A proposed pair is right where it shares a run of eight words outside quotations
and boilerplate. Boilerplate is what stands in three stories or more: our stories for
what is proposed, the set's for what is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evals.rows import GoldRow, load
from onrecord import make_report
from onrecord.lineage.fingerprints import boilerplate, candidates, fingerprint
from onrecord.lineage.prose import Prose, prose_of
from onrecord.stories.group import group
from onrecord.stories.vectors import vector_of

SETS = {
    "giveme5w1h": "stories/giveme5w1h.jsonl",
    "ecbplus": "stories/ecbplus-dev.jsonl",
}
RUN = 8  # words, as the reference was made
SPREAD = 3  # stories

Pair = tuple[str, str]
Run = tuple[str, ...]
Propose = Callable[[Sequence[GoldRow], Mapping[str, Prose]], Iterable[Pair]]


class Reference(msgspec.Struct, frozen=True):
    """Two reports of one set that share copy, as an exhaustive comparison found
    them.
    """

    set: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Every run of eight words of a text, and those outside quotations, as the measure
    counts them: none is sampled.
    """

    every: frozenset[Run]
    own: frozenset[Run]


def near_copies(sets: Path, propose: Propose | None = None) -> dict[str, float]:
    """Precision, recall over the reference pairs that share more than boilerplate, and
    over all; both sets together.

    Of the pairs that `propose` gives for the rows of one set and their prose, the
    smaller id first; of Onrecord's own where none is given.
    """
    reference = load(sets / "lineage" / "real-pairs.jsonl", Reference)
    wanted_all = found_all = wanted = found = right = proposed = 0
    for name, file in SETS.items():
        rows = load(sets / file, GoldRow)
        pairs = {_pair(row.a, row.b) for row in reference if row.set == name}
        proses = {row.id: prose_of(row.id, row.text) for row in rows}
        told = _without_boilerplate(
            proses, {row.id: row.gold.story or row.id for row in rows}
        )
        real = {(a, b) for a, b in pairs if told[a].every & told[b].every}
        given = set((propose or _proposed)(rows, proses))
        wanted_all, found_all = wanted_all + len(pairs), found_all + len(pairs & given)
        wanted, found = wanted + len(real), found + len(real & given)
        right += sum(1 for a, b in given if told[a].own & told[b].own)
        proposed += len(given)
    return {
        "recall": found / wanted,
        "precision": right / proposed,
        "recall with boilerplate": found_all / wanted_all,
    }


def _pair(a: str, b: str) -> Pair:
    return min(a, b), max(a, b)


def _without_boilerplate(
    proses: Mapping[str, Prose], stories: Mapping[str, str]
) -> dict[str, Runs]:
    runs = {id_: _runs(prose) for id_, prose in proses.items()}
    spread: defaultdict[Run, set[str]] = defaultdict(set)
    for id_, held in runs.items():
        for run in held.every:
            spread[run].add(stories[id_])
    known = frozenset(run for run, held in spread.items() if len(held) >= SPREAD)
    return {
        id_: Runs(every=held.every - known, own=held.own - known)
        for id_, held in runs.items()
    }


def _runs(prose: Prose) -> Runs:
    places = range(len(prose.words) - RUN + 1)
    own = [at for at in places if not any(prose.quoted[at : at + RUN])]
    return Runs(
        every=frozenset(prose.words[at : at + RUN] for at in places),
        own=frozenset(prose.words[at : at + RUN] for at in own),
    )


def _proposed(rows: Sequence[GoldRow], proses: Mapping[str, Prose]) -> tuple[Pair, ...]:
    """What the index proposes, with the boilerplate that our own grouping shows."""
    vectors = [
        vector_of(
            make_report(
                row.text,
                id=row.id,
                title=row.title or None,
                published=row.published or None,
            )
        )
        for row in rows
    ]
    stories = {id_: members[0] for members in group(vectors) for id_ in members}
    prints = {id_: fingerprint(prose) for id_, prose in proses.items()}
    return candidates(prints, boilerplate(prints, stories))
