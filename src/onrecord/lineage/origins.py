"""Origins: which reports are one writing, by the copy they share and the agencies they credit.

A missing credit proves nothing (most agency copy runs uncredited), so origins come from the text first. A shared
quotation proves a shared speaker only and ties nothing together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.ids import content_hash
from onrecord.intake.agencies import known_agency
from onrecord.lineage.prose import Prose
from onrecord.model import Origin, OriginReason, Passage, Report, Span

SHARE = 0.2  # of the words of the shorter report, held in copy from the other, from which the two are one writing
LEAST_WORDS = 60  # and so many of them: a sentence or two may reach two newsrooms from one press release …
OR_HALF = 0.5  # … unless they are half of all the shorter report says
_PARTS = re.compile(r"\s*(?:[,;/&+]|\band\b|\bwith\b)\s*", re.IGNORECASE)


def find_origins(reports: Sequence[Report], proses: Sequence[Prose], passages: Sequence[Passage]) -> tuple[Origin, ...]:
    """The origins of `reports`, sorted by their members' ids: every report belongs to exactly one.

    Reports that credit the same agency are one origin, and so are reports that share copy: passages of any kind but
    `same quote`, each word counted by its passage's similarity, make at least SHARE of the shorter report's words, and
    LEAST_WORDS words or half of it. Pairs are joined from the largest share down, and never two that would bring
    together reports crediting different agencies: a report that mixes both stays with the one it shares most with. The
    result depends on no order of the input. Passages within one report or with reports not given are not looked at.
    Raises ValueError where two reports have one id or a report has no prose.
    """
    by_id = {prose.id: prose for prose in proses}
    ids = sorted(report.id for report in reports)
    for before, after in pairwise(ids):
        if before == after:
            raise ValueError(f"two reports have the id {before}")
    missing = [id_ for id_ in ids if id_ not in by_id]
    if missing:
        raise ValueError(f"no prose was given of the reports {', '.join(missing)}")
    agencies = _by_one_name({report.id: _agencies(report.credit) for report in reports})
    groups = _Groups(agencies)
    groups.join_same_credit()
    for _, a, b in _shares({id_: by_id[id_] for id_ in ids}, passages):
        groups.join(a, b)
    credits_ = {report.id: report.credit for report in reports if report.credit}
    return tuple(_origin(members, agencies, credits_) for members, agencies in groups.all())


class _Groups:
    """Disjoint sets of reports, each with the agencies its members' credits leave possible (None: any)."""

    def __init__(self, agencies: dict[str, frozenset[str] | None]) -> None:
        self._agencies = dict(agencies)
        self._parent = {id_: id_ for id_ in agencies}

    def _root(self, id_: str) -> str:
        while self._parent[id_] != id_:
            self._parent[id_] = self._parent[self._parent[id_]]
            id_ = self._parent[id_]
        return id_

    def join(self, a: str, b: str) -> None:
        """Make one group of two, unless their credits exclude each other."""
        first, second = sorted((self._root(a), self._root(b)))
        one, other = self._agencies[first], self._agencies[second]
        both = one & other if one is not None and other is not None else one or other
        if first != second and (both is None or both):
            self._parent[second] = first
            self._agencies[first] = both

    def join_same_credit(self) -> None:
        """One group for each agency credited alone. A report with two credits waits for its copy to decide."""
        first_of: dict[frozenset[str], str] = {}
        for id_, agencies in sorted(self._agencies.items()):
            if agencies is not None and len(agencies) == 1:
                self.join(first_of.setdefault(agencies, id_), id_)

    def all(self) -> list[tuple[tuple[str, ...], frozenset[str] | None]]:
        """The groups, each with its members sorted, sorted by them."""
        members: dict[str, list[str]] = {}
        for id_ in sorted(self._parent):
            members.setdefault(self._root(id_), []).append(id_)
        return [(tuple(ids), self._agencies[root]) for root, ids in sorted(members.items(), key=lambda item: item[1])]


def _agencies(credit: str | None) -> frozenset[str] | None:
    """The agencies a credit names by their short names, None where it names none."""
    if not credit or not credit.strip():
        return None
    if whole := known_agency(credit):
        return frozenset({whole})
    known = frozenset(filter(None, map(known_agency, _PARTS.split(credit))))
    return known or frozenset({" ".join(credit.split())})


def _by_one_name(agencies: dict[str, frozenset[str] | None]) -> dict[str, frozenset[str] | None]:
    """The agencies credited, an unlisted one that appears in full and by its initials under the initials alone.

    Initials that two of the full names could have stand for neither.
    """
    names = {name for found in agencies.values() if found is not None for name in found}
    full: dict[str, list[str]] = {}
    for name in sorted(names):
        full.setdefault("".join(word[0] for word in name.split() if word[0].isupper()), []).append(name)
    short = {long[0]: initials for initials, long in full.items() if initials in names and len(long) == 1}
    return {
        id_: None if found is None else frozenset(short.get(name, name) for name in found)
        for id_, found in agencies.items()
    }


def _shares(proses: dict[str, Prose], passages: Iterable[Passage]) -> list[tuple[float, str, str]]:
    """The pairs of reports that are one writing by shared copy: minus the share, and both ids. Largest share first."""
    copies: dict[tuple[str, str], list[tuple[Span, float]]] = {}  # what of the shorter report stands in the other
    for passage in passages:
        a, b = passage.a, passage.b
        if passage.kind == "same quote" or a == b or a not in proses or b not in proses:
            continue
        shorter, longer = sorted((a, b), key=lambda id_: (len(proses[id_].words), id_))
        span = passage.a_span if shorter == a else passage.b_span
        copies.setdefault((shorter, longer), []).append((span, passage.similarity))
    found: list[tuple[float, str, str]] = []
    starts: dict[str, list[int]] = {}
    for (shorter, longer), spans in copies.items():
        prose = proses[shorter]
        if shorter not in starts:
            starts[shorter] = [place.start for place in prose.places()]
        words = _covered(starts[shorter], spans)
        if words >= SHARE * len(prose.words) and words >= min(LEAST_WORDS, OR_HALF * len(prose.words)):
            found.append((-words / len(prose.words), min(shorter, longer), max(shorter, longer)))
    return sorted(found)


def _covered(starts: Sequence[int], spans: Iterable[tuple[Span, float]]) -> float:
    """How many of the words that begin at `starts` the spans hold, each by the largest similarity of a span over it."""
    best = [0.0] * len(starts)
    for span, similarity in spans:
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            best[at] = max(best[at], similarity)
    return round(sum(best), 6)


def _origin(members: tuple[str, ...], agencies: frozenset[str] | None, credits_: dict[str, str]) -> Origin:
    crediting = [id_ for id_ in members if id_ in credits_]
    agency: str | None = None
    if agencies is not None:
        agency = min(agencies) if len(agencies) == 1 else credits_[crediting[0]]
    why: OriginReason = "shared copy"
    if len(crediting) == len(members):
        why = "credited"
    elif len(members) == 1:
        why = "single"
    return Origin(id="o-" + content_hash(members), agency=agency, reports=members, why=why)
