"""One scorer a task, each giving named figures 0..1. Written on their own; a test holds
them to the sets' score.py.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from evals.matching import Tally, characters, dice, one_to_one, overlap
from evals.rows import (
    AlignedRow,
    Answer,
    GoldRow,
    JudgedRow,
    Place,
    Range,
    Statement,
    Time,
)

Figures = Mapping[str, float]
LIGHT_WORDS = frozenset(
    "a an the of by to in on at for with from that as it is are was were be been "
    "being has have had having do does did "
    "will would can could may might must shall should not n't n’t also up out off "
    "about over and or".split()
)
_WORD = re.compile(r"[\w’'\-]+")
_TOKEN = re.compile(
    r"\w+|''|``|[^\w\s]"
)  # a word, or a mark (two where they are typed for one)
EARTH = 12_742  # kilometres, mean diameter
NEAR = 161  # kilometres, 100 miles: the customary bound for a place resolved right


def score_statements(gold: Sequence[GoldRow], answers: Mapping[str, Answer]) -> Figures:
    """Content (Dice >= .8, one to one), exact content, relation (content with its
    speaker), recall by form.

    Fragments are contiguous runs of content, right where every token is, quotation
    marks included (as CofeNet counts them, Wang et al. 2022).
    """
    content, exact, relation, fragments = Tally(), Tally(), Tally(), Tally()
    recall: dict[str, Tally] = defaultdict(Tally)
    for row in gold:
        wanted = row.gold.statements
        given = [s for s in answers.get(row.id, Answer()).statements if s.content]
        p = [characters(row.text, s.content) for s in given]
        g = [characters(row.text, s.content) for s in wanted]
        pairs = one_to_one(p, g, dice, least=0.8)
        content.add(len(pairs), len(p), len(g))
        relation.add(
            sum(_same_speaker(row.text, given[i], wanted[j]) for i, j in pairs),
            len(p),
            len(g),
        )
        pt = [characters(row.text, s.content, trim=True) for s in given]
        gt = [characters(row.text, s.content, trim=True) for s in wanted]
        exact.add(
            len(one_to_one(pt, gt, lambda a, b: float(a == b), least=1)),
            len(pt),
            len(gt),
        )
        pf, gf = _fragments(row.text, given), _fragments(row.text, wanted)
        fragments.add(len(pf & gf), len(pf), len(gf))
        found = {j for _, j in pairs}
        for j, statement in enumerate(wanted):
            recall[form_of(row.text, statement)].add(j in found, 0, 1)
    by_form = {
        f"recall {name}": recall[name].recall
        for name in ("direct", "mixed", "indirect")
    }
    overall = {
        "content F1": content.f1,
        "relation F1": relation.f1,
        "exact content F1": exact.f1,
    }
    return {**overall, "fragments F1": fragments.f1, **by_form}


def _fragments(text: str, statements: Sequence[Statement]) -> frozenset[Range]:
    """Each contiguous piece of content, from its first token to one past its last; none
    without a token.
    """
    tokens = [m.span() for m in _TOKEN.finditer(text)]
    starts, ends = [start for start, _ in tokens], [end for _, end in tokens]
    found = (
        (bisect_right(ends, start), bisect_left(starts, end))
        for one in statements
        for start, end in one.content
    )
    return frozenset((first, last) for first, last in found if first < last)


def score_speakers(
    gold: Sequence[JudgedRow], texts: Mapping[str, str], answers: Mapping[str, Answer]
) -> Figures:
    """Of the judged statements that were found (content Dice >= .8), the share whose
    speaker's name is right, or is rightly left open; the share whose name is wrong; and
    the share found."""
    judged = [row for row in gold if row.id in texts]
    right = wrong = found = 0
    for row in judged:
        text = texts[row.id]
        wanted = characters(text, row.content)
        given = answers.get(row.id, Answer()).statements
        best = max(
            given, key=lambda s: dice(characters(text, s.content), wanted), default=None
        )
        if best is None or dice(characters(text, best.content), wanted) < 0.8:
            continue
        found += 1
        names = {
            bare_name(text[span[0] : span[1]]) if span is not None else None
            for span in row.names
        }
        name = bare_name(best.speaker_name) if best.speaker_name is not None else None
        right += name in names
        wrong += name is not None and name not in names
    return {
        "speaker name right": right / found if found else 0.0,
        "no wrong name": 1 - wrong / found if found else 0.0,
        "judged found": found / len(judged) if judged else 0.0,
    }


def bare_name(name: str) -> str:
    """A name as names are compared: without an article before it, in lower case, its
    apostrophes straight.
    """
    return re.sub(r"^the\s+", "", name.replace("’", "'").lower())


def form_of(text: str, statement: Statement) -> str:
    """direct, mixed or indirect, by the quotation marks of the content."""
    parts = [text[s:e].strip().rstrip(".,;:!?-–— ") for s, e in statement.content]
    if all(p and p[0] in "\"“‘'" and p[-1] in "\"”’'" for p in parts):
        return "direct"
    return "mixed" if any(mark in p for p in parts for mark in '"“”') else "indirect"


def _same_speaker(text: str, a: Statement, b: Statement) -> bool:
    if not a.speaker and not b.speaker:
        return True
    return bool(
        characters(text, _heavy(text, a.speaker))
        & characters(text, _heavy(text, b.speaker))
    )


def _heavy(text: str, ranges: Sequence[Range]) -> Sequence[Range]:
    """The words in `ranges` that carry meaning; all where none does."""
    words = [
        (s + m.start(), s + m.end())
        for s, e in ranges
        for m in _WORD.finditer(text[s:e])
    ]
    return (
        [(s, e) for s, e in words if text[s:e].lower() not in LIGHT_WORDS]
        or words
        or ranges
    )


def score_times(gold: Sequence[GoldRow], answers: Mapping[str, Answer]) -> Figures:
    """TempEval-3: strict and relaxed extent, and value on relaxed matches."""
    strict, relaxed, value = Tally(), Tally(), Tally()
    for row in gold:
        given: Sequence[Time] = answers.get(row.id, Answer()).times
        n, m = len(given), len(row.gold.times)
        spans = {t.span for t in row.gold.times}
        strict.add(sum(t.span in spans for t in given), n, m)
        pairs = one_to_one(
            given, row.gold.times, lambda a, b: overlap(a.span, b.span), least=1
        )
        relaxed.add(len(pairs), n, m)
        value.add(
            sum(given[i].value == row.gold.times[j].value for i, j in pairs), n, m
        )
    return {"strict F1": strict.f1, "relaxed F1": relaxed.f1, "value F1": value.f1}


def score_places(gold: Sequence[GoldRow], answers: Mapping[str, Answer]) -> Figures:
    """Found (overlap); right at 161 km end to end, and given that the place was
    found.
    """
    found, right, given_found = Tally(), Tally(), Tally()
    for row in gold:
        given: Sequence[Place] = answers.get(row.id, Answer()).places
        pairs = one_to_one(
            given, row.gold.places, lambda a, b: overlap(a.span, b.span), least=1
        )
        found.add(len(pairs), len(given), len(row.gold.places))
        located = [
            (given[i], row.gold.places[j])
            for i, j in pairs
            if row.gold.places[j].lat is not None
        ]
        near = sum(_right(p, g) for p, g in located)
        unlocated = len(pairs) - len(located)
        right.add(
            near,
            len(given) - unlocated,
            sum(g.lat is not None for g in row.gold.places),
        )
        given_found.add(near, 0, len(located))
    return {
        "found F1": found.f1,
        "at 161 km F1": right.f1,
        "at 161 km given found": given_found.recall,
    }


def _right(p: Place, g: Place) -> bool:
    if p.lat is None or p.lon is None or g.lat is None or g.lon is None:
        return False
    same = g.geonames_id is not None and g.geonames_id == p.geonames_id
    return same or kilometres(p.lat, p.lon, g.lat, g.lon) <= NEAR


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance by the haversine formula; degrees in, kilometres out."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = (
        math.sin((c - a) / 2) ** 2
        + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    )
    return EARTH * math.asin(min(1.0, math.sqrt(h)))


def score_entities(gold: Sequence[GoldRow], answers: Mapping[str, Answer]) -> Figures:
    """Exact F1 of named persons, organisations and places."""
    tallies = {"PER": Tally(), "ORG": Tally(), "LOC": Tally()}
    kinds = {"person": "PER", "organisation": "ORG"}
    for row in gold:
        answer = answers.get(row.id, Answer())
        given = [(m.span, kinds.get(m.kind)) for m in answer.people if m.form == "name"]
        given += [(p.span, "LOC") for p in answer.places]
        for name, tally in tallies.items():
            spans = {e.span for e in row.gold.entities if e.type == name}
            own = [span for span, kind in given if kind == name]
            wanted = sum(e.type == name for e in row.gold.entities)
            tally.add(sum(span in spans for span in own), len(own), wanted)
    words = {"PER": "persons", "ORG": "organisations", "LOC": "places"}
    return {f"{words[name]} exact F1": tally.f1 for name, tally in tallies.items()}


def score_stories(gold: Sequence[GoldRow], answers: Mapping[str, Answer]) -> Figures:
    """BCubed (Bagga and Baldwin 1998) over the reports of the set."""
    wanted: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    home: dict[str, tuple[str, str]] = {}
    for row in gold:
        story = answers.get(row.id, Answer()).story or f"none:{row.id}"
        home[row.id] = (row.gold.story or "", story)
        wanted[row.gold.story or ""].add(row.id)
        given[story].add(row.id)
    shared = Counter(home.values())
    precision = sum(shared[pair] / len(given[pair[1]]) for pair in home.values()) / len(
        home
    )
    recall = sum(shared[pair] / len(wanted[pair[0]]) for pair in home.values()) / len(
        home
    )
    return {
        "BCubed F1": 2 * precision * recall / (precision + recall),
        "BCubed P": precision,
        "BCubed R": recall,
    }


def score_passages(
    gold: Sequence[GoldRow], answers: Mapping[str, AlignedRow]
) -> Figures:
    """Characters of B traced to the right place in A; share of passages of which four
    fifths are traced.
    """
    traced, whole, passages = Tally(), 0, 0
    for row in gold:
        given = answers[row.id].passages if row.id in answers else ()
        wanted = _sources(row.b, row.gold.passages)
        found = _sources(row.b, [p[:4] for p in given])
        right = {
            b
            for b, (start, end) in wanted.items()
            if b in found and overlap(found[b], (start, end)) > 0
        }
        traced.add(len(right), len(found), len(wanted))
        for _, _, start, end in row.gold.passages:
            inside = [b for b in range(start, end) if not row.b[b].isspace()]
            passages += 1
            whole += sum(b in right for b in inside) >= 0.8 * len(inside)
    return {"characters F1": traced.f1, "whole": whole / passages if passages else 0.0}


def _sources(b: str, passages: Sequence[tuple[int, int, int, int]]) -> dict[int, Range]:
    """For each character of B in a passage, the range of A it comes from."""
    return {
        i: (a0, a1)
        for a0, a1, b0, b1 in passages
        for i in range(b0, b1)
        if not b[i].isspace()
    }
