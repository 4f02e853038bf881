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
from onrecord.model import (
    AgencyReason,
    Citation,
    Origin,
    OriginReason,
    Passage,
    Report,
)
from onrecord.sets import Sets

# The agencies whose a writing may be by its credits, by their short names; None where
# no credit says so, which leaves any.
_Agencies = frozenset[str] | None

_PARTS = re.compile(r"\s*(?:[,;/&+]|\band\b|\bwith\b)\s*", re.IGNORECASE)


def find_origins(
    reports: Sequence[Report],
    tied: Sequence[tuple[str, str]],
    passages: Sequence[Passage],
) -> tuple[Origin, ...]:
    """The origins of `reports`, sorted by their members' ids: every report belongs to
    exactly one.

    Reports that credit the same agency are one origin, and so are reports that share
    copy: the pairs `tied`, those that share most first (`shared_copy`). They are joined
    in that order, and never two that would bring together reports crediting different
    agencies: a report that mixes both stays with the one it shares most with. The
    result depends on no order of `reports` and `passages`; these are looked at for an
    agency they name. Raises ValueError where two reports have one id.

    >>> reports = [Report(id=id_, text="", credit="AP") for id_ in "ab"]
    >>> [origin] = find_origins(reports, [], [])
    >>> origin.agency, origin.reports, origin.why
    ('AP', ('a', 'b'), 'credited')
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

    def __init__(self, agencies: Mapping[str, _Agencies]) -> None:
        self._agencies = dict(agencies)
        self._sets = Sets(sorted(agencies))

    def join(self, a: str, b: str) -> None:
        """Make one group of two, unless their credits exclude each other."""
        first, second = self._sets.first(a), self._sets.first(b)
        both = _in_common(self._agencies[first], self._agencies[second])
        exclude_each_other = both is not None and not both
        if not exclude_each_other and self._sets.tie(a, b):
            self._agencies[self._sets.first(a)] = both

    def join_same_credit(self) -> None:
        """One group for each agency credited alone. A report with two credits waits for
        its copy to decide.
        """
        first_of: dict[frozenset[str], str] = {}
        for id_, agencies in sorted(self._agencies.items()):
            if agencies is not None and len(agencies) == 1:
                self.join(first_of.setdefault(agencies, id_), id_)

    def all(self) -> list[tuple[tuple[str, ...], _Agencies]]:
        """The groups, each with its members sorted, sorted by them."""
        return [(tuple(ids), self._agencies[ids[0]]) for ids in self._sets.all()]


def _in_common(one: _Agencies, other: _Agencies) -> _Agencies:
    """The agencies that both leave possible, where None leaves any."""
    if one is None:
        return other
    return one if other is None else one & other


def _agencies(credit: str | None) -> _Agencies:
    """The agencies a credit names by their short names, None where it names none."""
    if not credit or not credit.strip():
        return None
    whole = known_agency(credit)
    if whole is not None:
        return frozenset({whole})
    known: set[str] = set()
    for part in _PARTS.split(credit):
        agency = known_agency(part)
        if agency is not None:
            known.add(agency)
    return frozenset(known or {" ".join(credit.split())})


def _by_one_name(agencies: Mapping[str, _Agencies]) -> dict[str, _Agencies]:
    """The agencies credited, an unlisted one that appears in full and by its initials
    under the initials alone.

    Initials that two of the full names could have stand for neither.
    """
    names: set[str] = set()
    for credited in agencies.values():
        names.update(credited or ())
    full_names: dict[str, list[str]] = {}
    for name in sorted(names):
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        full_names.setdefault(initials, []).append(name)
    short: dict[str, str] = {}
    for initials, with_them in full_names.items():
        if initials in names and len(with_them) == 1:
            short[with_them[0]] = initials
    by_one_name: dict[str, _Agencies] = {}
    for id_, credited in agencies.items():
        if credited is None:
            by_one_name[id_] = None
        else:
            by_one_name[id_] = frozenset(short.get(name, name) for name in credited)
    return by_one_name


def _origin(
    members: Sequence[Report],
    agencies: _Agencies,
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
    agency: str | None = None
    agency_by: AgencyReason | None = None
    evidence: set[Citation] = set()
    if agencies is not None:
        agency = min(agencies) if len(agencies) == 1 else crediting[0].credit
        agency_by = None if agency is None else "credit"
    else:
        passages = [passage for id_ in ids for passage in shared.get(id_, ())]
        named = named_agency(members, passages)
        if named is not None:
            agency, agency_by = named.agency, "text"
            evidence.update(named.evidence)
    first = first_of(members, agency)
    if first is not None:
        evidence.update(first.evidence)
    return Origin(
        id="o-" + content_hash(ids),
        agency=agency,
        reports=ids,
        why=why,
        agency_by=agency_by,
        first=first.report if first else None,
        first_by=first.by if first else None,
        evidence=tuple(sorted(evidence, key=lambda cited: (cited.report, cited.span))),
    )
