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
    between: dict[frozenset[str], list[Passage]] = {}
    for passage in passages:
        pair = frozenset((passage.a, passage.b))
        between.setdefault(pair, []).append(passage)
    revisions: list[Revision] = []
    for versions in _versions(reports, tied):
        ordered, order = _ordered(versions, arrived)
        for before, after in pairwise(ordered):
            shared = between.get(frozenset((before.id, after.id)), [])
            revisions.append(_revision(before, after, order, readings, shared))
    revisions.sort(key=lambda revision: (revision.before, revision.after))
    return tuple(revisions)


def superseded(revisions: Iterable[Revision]) -> frozenset[str]:
    """The reports (ids) of which a later version is known; none where it is open which
    of two came first.
    """
    return frozenset(
        revision.before for revision in revisions if revision.order is not None
    )


def address(url: str | None) -> str | None:
    """A page's address without what does not tell pages apart; None where it is none,
    or a site's front page.

    >>> address("https://www.example.org/fair/?utm_source=mail")
    'example.org/fair?'
    >>> address("https://example.org/") is None
    True
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    parameters = parse_qsl(parts.query)
    telling = [pair for pair in parameters if not _TRACKING.fullmatch(pair[0])]
    query = urlencode(telling)
    path = parts.path.rstrip("/")
    is_on_the_web = parts.scheme in ("http", "https") and parts.netloc
    if not is_on_the_web or not (path or query):
        return None
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{path}?{query}"


def _versions(
    reports: Sequence[Report], tied: Collection[tuple[str, str]]
) -> list[list[Report]]:
    """The sets of two and more reports that are versions of one, each in order of
    id.
    """
    addresses: dict[str, str] = {}
    for report in reports:
        known = address(report.url)
        if known is not None:
            addresses[report.id] = known
    sets = Sets(sorted(addresses))
    for a, b in tied:
        if a in addresses and addresses[a] == addresses.get(b):
            sets.tie(a, b)
    by_id = {report.id: report for report in reports}
    several = (ids for ids in sets.all() if len(ids) > 1)
    return [[by_id[id_] for id_ in ids] for ids in several]


def _ordered(
    versions: Sequence[Report], arrived: Sequence[str] | None
) -> tuple[list[Report], RevisionOrder | None]:
    """The versions from first to last as far as that is known, and by what."""

    def date_of(report: Report) -> tuple[str, str, str]:
        published = report.published or ""
        return published[:10], published, report.id  # some dates have no hour

    by_date = sorted(versions, key=date_of)
    dates = pairwise(report.published for report in by_date)
    if all(precedes(before, after, one_clock=True) for before, after in dates):
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
    in_both: list[tuple[Span, Span]] = []
    edited: list[tuple[Span, Span]] = []
    for passage in shared:
        spans = (passage.a_span, passage.b_span)
        if passage.a != before.id:
            spans = (passage.b_span, passage.a_span)
        in_both.append(spans)
        if passage.kind != "verbatim":
            edited.append(spans)
    earlier, later = readings[before.id], readings[after.id]
    figures: list[tuple[Span, Span]] = []
    for a, b in sorted(edited):
        figures += _figures(before, a, earlier, after, b, later)
    return Revision(
        before=before.id,
        after=after.id,
        order=order,
        headline=(before.title or "").split() != (after.title or "").split(),
        figures=tuple(figures),
        cut=untouched(earlier.sentences, [a for a, _ in in_both]),
        added=untouched(later.sentences, [b for _, b in in_both]),
        notice=_notice(before.text, after.text),
    )


def _figures(
    before: Report, a: Span, earlier: Reading, after: Report, b: Span, later: Reading
) -> list[tuple[Span, Span]]:
    """The numbers of a passage that stand in another's place: as they were read, else
    the words with digits.
    """
    pairs: list[tuple[Span, Span]] = []
    for change in find_edits(before.text, a, after.text, b):
        if change.a is None or change.b is None:
            continue
        olds = _figures_at(change.a, earlier)
        news = _figures_at(change.b, later)
        if len(olds) == len(news) and olds:
            for old, new in zip(olds, news, strict=True):
                if old.of(before.text).split() != new.of(after.text).split():
                    pairs.append((old, new))
            continue
        words_before, words_after = change.a.of(before.text), change.b.of(after.text)
        if _DIGIT.search(words_before) and _DIGIT.search(words_after):
            pairs.append((change.a, change.b))
    return pairs


def _figures_at(span: Span, reading: Reading) -> list[Span]:
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
