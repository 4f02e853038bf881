"""Versions of one report: the same address with another text, and what was changed
between the two.

News sites edit what they have published, and seldom say so. A number or a headline that
is another is shown with where it stands in both texts; the rest are sentences cut and
added, and the passages between the two.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.english.tables import rows
from onrecord.lineage.direction import precedes
from onrecord.lineage.edits import find_edits
from onrecord.lineage.word_ranges import untouched
from onrecord.model import Passage, Reading, Report, Revision, RevisionOrder, Span
from onrecord.sets import Sets

# Parts of an address that only say where a reader came from.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ocid|ref|smid|ns_\w+", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")


def find_revisions(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    passages: Sequence[Passage],
    tied: Collection[tuple[str, str]],
    arrived: Sequence[str] | None = None,
) -> tuple[Revision, ...]:
    """The revisions among the reports of a story, sorted by their ids.

    Reports are versions of one where they have the same address, but for what says
    where a reader came from, and share so much that they are one writing (`tied`: pairs
    of ids, the smaller first): a front page or a live page under one address has many.
    Versions follow each other by their dates of publication where those all differ for
    certain, else in the order in which they `arrived` (ids); where that is not given it
    is not known which came first, and the smaller id is called `before`. `passages`
    between the reports, in any order.
    """
    between: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        between.setdefault(
            (min(passage.a, passage.b), max(passage.a, passage.b)), []
        ).append(passage)
    found: list[Revision] = []
    for versions in _versions(reports, tied):
        ordered, order = _ordered(versions, arrived)
        for before, after in pairwise(ordered):
            shared = between.get(
                (min(before.id, after.id), max(before.id, after.id)), []
            )
            found.append(_revision(before, after, order, readings, shared))
    return tuple(sorted(found, key=lambda revision: (revision.before, revision.after)))


def superseded(revisions: Iterable[Revision]) -> frozenset[str]:
    """The reports of which a later version is known."""
    return frozenset(
        revision.before for revision in revisions if revision.order is not None
    )


def address(url: str | None) -> str | None:
    """A page's address without what does not tell pages apart; None where it is none,
    or a site's front page.
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    query = urlencode(
        [
            (key, value)
            for key, value in parse_qsl(parts.query)
            if not _TRACKING.fullmatch(key)
        ]
    )
    path = parts.path.rstrip("/")
    if parts.scheme not in ("http", "https") or not parts.netloc or not (path or query):
        return None
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{query}"


def _versions(
    reports: Sequence[Report], tied: Collection[tuple[str, str]]
) -> list[list[Report]]:
    """The sets of two and more reports that are versions of one, each in order of
    id.
    """
    addresses = {
        report.id: known
        for report in reports
        if (known := address(report.url)) is not None
    }
    sets = Sets(sorted(addresses))
    for a, b in tied:
        if a in addresses and addresses[a] == addresses.get(b):
            sets.tie(a, b)
    by_id = {report.id: report for report in reports}
    return [
        [by_id[id_] for id_ in versions] for versions in sets.all() if len(versions) > 1
    ]


def _ordered(
    versions: Sequence[Report], arrived: Sequence[str] | None
) -> tuple[list[Report], RevisionOrder | None]:
    # by days first, as some dates have no hour
    by_date = sorted(
        versions,
        key=lambda report: (
            (report.published or "")[:10],
            report.published or "",
            report.id,
        ),
    )
    if all(
        precedes(one.published, other.published, one_clock=True)
        for one, other in pairwise(by_date)
    ):
        return by_date, "published"
    if arrived is None:
        return list(versions), None
    place = {id_: at for at, id_ in enumerate(arrived)}
    return sorted(versions, key=lambda report: place[report.id]), "arrival"


def _revision(
    before: Report,
    after: Report,
    order: RevisionOrder | None,
    readings: Mapping[str, Reading],
    shared: Sequence[Passage],
) -> Revision:
    """`shared`: the passages between the two."""
    spans = [
        (p.a_span, p.b_span, p.kind)
        if p.a == before.id
        else (p.b_span, p.a_span, p.kind)
        for p in shared
    ]
    one, other = readings[before.id], readings[after.id]
    figures = [
        pair
        for a, b, kind in sorted(spans, key=lambda pair: pair[:2])
        if kind != "verbatim"
        for pair in _figures(before, a, one, after, b, other)
    ]
    return Revision(
        before=before.id,
        after=after.id,
        order=order,
        headline=_words(before.title) != _words(after.title),
        figures=tuple(figures),
        cut=untouched(one.sentences, [a for a, _, _ in spans]),
        added=untouched(other.sentences, [b for _, b, _ in spans]),
        notice=_notice(before.text, after.text),
    )


def _words(title: str | None) -> list[str]:
    return (title or "").split()


def _figures(
    before: Report, a: Span, one: Reading, after: Report, b: Span, other: Reading
) -> list[tuple[Span, Span]]:
    """The numbers of a passage that stand in another's place: as they were read, else
    the words with digits.
    """
    pairs: list[tuple[Span, Span]] = []
    for change in find_edits(before.text, a, after.text, b):
        if change.a is None or change.b is None:
            continue
        olds, news = _read(one, change.a), _read(other, change.b)
        if len(olds) == len(news) and olds:
            for old, new in zip(olds, news, strict=True):
                if old.of(before.text).split() != new.of(after.text).split():
                    pairs.append((old, new))
            continue
        was, is_now = change.a.of(before.text), change.b.of(after.text)
        if _DIGIT.search(was) and _DIGIT.search(is_now):
            pairs.append((change.a, change.b))
    return pairs


def _read(reading: Reading, span: Span) -> list[Span]:
    return [figure.span for figure in reading.figures if figure.span.overlaps(span)]


def _notice(before: str, after: str) -> Span | None:
    """The line or sentence of the later text that says it is another, and that the
    earlier one has not.
    """
    for match in _notices().finditer(after):
        line_before = after.rfind("\n", 0, match.start())
        stop_before = after.rfind(". ", 0, match.start()) + 1
        line_behind = after.find("\n", match.end())
        stop_behind = after.find(". ", match.end()) + 1
        ends = [at for at in (line_behind, stop_behind) if at > 0]
        start = max(line_before, stop_before) + 1
        span = Span(start, min(ends, default=len(after)))
        if span.of(after) not in before:
            return span
    return None


@functools.cache
def _notices() -> re.Pattern[str]:
    phrases = [
        r"\s+".join(map(re.escape, phrase.split())) for (phrase,) in rows("notices")
    ]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)
