"""Origins: which reports are one writing, by the copy they share and the agencies they
credit.

A missing credit proves nothing (most agency copy runs uncredited), so origins come from
the text first. A shared quotation proves a shared speaker only and ties nothing
together; neither does a press release that both give, nor an agency's paragraph of
background, where the reports are else their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.ids import content_hash
from onrecord.intake.agencies import known_agency
from onrecord.lineage.direction import first_of
from onrecord.lineage.named_agencies import named_agency
from onrecord.model import AgencyReason, Origin, OriginReason, Passage, Report
from onrecord.sets import Sets

_PARTS = re.compile(r"\s*(?:[,;/&+]|\band\b|\bwith\b)\s*", re.IGNORECASE)


def find_origins(
    reports: Sequence[Report],
    tied: Sequence[tuple[str, str]],
    passages: Sequence[Passage],
) -> tuple[Origin, ...]:
    """The origins of `reports`, sorted by their members' ids: every report belongs to
    exactly one.

    Reports that credit the same agency are one origin, and so are reports that share
    copy: the pairs `tied`, those that share most first (`shares.shares`). They are
    joined in that order, and never two that would bring together reports crediting
    different agencies: a report that mixes both stays with the one it shares most with.
    The result depends on no order of `reports` and `passages`; these are looked at for
    an agency they name. Raises ValueError where two reports have one id.
    """
    ids = sorted(report.id for report in reports)
    for before, after in pairwise(ids):
        if before == after:
            raise ValueError(f"two reports have the id {before}")
    agencies = _by_one_name({report.id: _agencies(report.credit) for report in reports})
    groups = _Groups(agencies)
    groups.join_same_credit()
    for a, b in tied:
        groups.join(a, b)
    by_id = {report.id: report for report in reports}
    shared: dict[str, list[Passage]] = {}
    for passage in passages:
        shared.setdefault(passage.a, []).append(passage)
    return tuple(
        _origin([by_id[id_] for id_ in members], names, shared)
        for members, names in groups.all()
    )


class _Groups:
    """Disjoint sets of reports, each with the agencies its members' credits leave
    possible (None: any).
    """

    def __init__(self, agencies: dict[str, frozenset[str] | None]) -> None:
        self._agencies = dict(agencies)
        self._sets = Sets(sorted(agencies))

    def join(self, a: str, b: str) -> None:
        """Make one group of two, unless their credits exclude each other."""
        first, second = self._sets.first(a), self._sets.first(b)
        one, other = self._agencies[first], self._agencies[second]
        both = one & other if one is not None and other is not None else one or other
        if (both is None or both) and self._sets.tie(a, b):
            self._agencies[self._sets.first(a)] = both

    def join_same_credit(self) -> None:
        """One group for each agency credited alone. A report with two credits waits for
        its copy to decide.
        """
        first_of: dict[frozenset[str], str] = {}
        for id_, agencies in sorted(self._agencies.items()):
            if agencies is not None and len(agencies) == 1:
                self.join(first_of.setdefault(agencies, id_), id_)

    def all(self) -> list[tuple[tuple[str, ...], frozenset[str] | None]]:
        """The groups, each with its members sorted, sorted by them."""
        return [(tuple(ids), self._agencies[ids[0]]) for ids in self._sets.all()]


def _agencies(credit: str | None) -> frozenset[str] | None:
    """The agencies a credit names by their short names, None where it names none."""
    if not credit or not credit.strip():
        return None
    if whole := known_agency(credit):
        return frozenset({whole})
    known = frozenset(filter(None, map(known_agency, _PARTS.split(credit))))
    return known or frozenset({" ".join(credit.split())})


def _by_one_name(
    agencies: dict[str, frozenset[str] | None],
) -> dict[str, frozenset[str] | None]:
    """The agencies credited, an unlisted one that appears in full and by its initials
    under the initials alone.

    Initials that two of the full names could have stand for neither.
    """
    names = {name for found in agencies.values() if found is not None for name in found}
    full: dict[str, list[str]] = {}
    for name in sorted(names):
        full.setdefault(
            "".join(word[0] for word in name.split() if word[0].isupper()), []
        ).append(name)
    short = {
        long[0]: initials
        for initials, long in full.items()
        if initials in names and len(long) == 1
    }
    return {
        id_: None
        if found is None
        else frozenset(short.get(name, name) for name in found)
        for id_, found in agencies.items()
    }


def _origin(
    members: Sequence[Report],
    agencies: frozenset[str] | None,
    shared: Mapping[str, Sequence[Passage]],
) -> Origin:
    """`shared`: the passages of each report that is their `a`."""
    ids = tuple(report.id for report in members)
    crediting = [report for report in members if report.credit]
    why: OriginReason = "shared copy"
    if len(crediting) == len(members):
        why = "credited"
    elif len(members) == 1:
        why = "single"
    if agencies is not None:
        agency = min(agencies) if len(agencies) == 1 else crediting[0].credit
        named = None
    else:
        named = named_agency(
            members, [passage for id_ in ids for passage in shared.get(id_, ())]
        )
        agency = named.agency if named else None
    first = first_of(members, agency)
    by: AgencyReason | None = None if agency is None else "text" if named else "credit"
    evidence = (*(named.evidence if named else ()), *(first.evidence if first else ()))
    return Origin(
        id="o-" + content_hash(ids),
        agency=agency,
        reports=ids,
        why=why,
        agency_by=by,
        first=first.report if first else None,
        first_by=first.by if first else None,
        evidence=tuple(sorted(set(evidence), key=lambda c: (c.report, c.span))),
    )
