"""Origins, and the passages that reports share, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lineage.edits import Change, find_edits
from onrecord.model import Origin, Passage
from onrecord.pages.cited_reports import CitedReports
from onrecord.pages.excerpts import Excerpt, cut, marks_of_changes
from onrecord.pages.page_parts import OriginView, PassageView

MOST_PASSAGES = 200  # shown on the page, the longest; the JSON export holds them all
SHARING = {
    "copy": "",
    "quotation": "a quotation both have",
    "source": "a source's words",
    "background": "background of other stories too",
}
FIRST_BY = {
    "agency": "the agency's own report",
    "credit": "the others credit it",
    "date": "published first",
}


def origin_view(origin: Origin, cited: CitedReports) -> OriginView:
    """One origin with its reports and with the words that show whose writing it is."""
    numbers = sorted(cited.number(report_id) for report_id in origin.reports)
    return OriginView(
        label=cited.origin(origin.reports[0]),
        why="named in the text" if origin.agency_by == "text" else origin.why,
        reports=tuple((n, cited.label(n)) for n in numbers),
        first=_first(origin, cited),
        evidence=tuple(
            (cited.words(citation), cited.anchor(citation))
            for citation in origin.evidence
        ),
    )


def _first(origin: Origin, cited: CitedReports) -> str:
    """Who had the writing first, and by what that is known; "" where it is open."""
    if origin.first is None or origin.first_by is None:
        return ""
    label = cited.label(cited.number(origin.first))
    words = f"{label}: {FIRST_BY[origin.first_by]}"
    if origin.first_by != "date":
        return words
    return f"{words}, {cited.by_id(origin.first).published}"


def longest(passages: Sequence[Passage]) -> list[Passage]:
    """The MOST_PASSAGES longest, in the order given; of equals those that come
    first.
    """
    if len(passages) <= MOST_PASSAGES:
        return list(passages)

    def shortness(at: int) -> int:
        return passages[at].a_span.start - passages[at].a_span.end

    ranked = sorted(range(len(passages)), key=shortness)
    return [passages[at] for at in sorted(ranked[:MOST_PASSAGES])]


def passage_view(passage: Passage, cited: CitedReports) -> PassageView:
    """One passage on both sides, what an editor changed marked."""
    a, b = cited.number(passage.a), cited.number(passage.b)
    a_text, b_text = cited.reports[a].text, cited.reports[b].text
    edits: tuple[Change, ...] = ()
    if passage.kind == "edited":
        edits = find_edits(a_text, passage.a_span, b_text, passage.b_span)
    a_marks, b_marks = marks_of_changes(edits)
    a_anchor = cited.cite(a, [(passage.a_span, "shared")]).anchor
    b_anchor = cited.cite(b, [(passage.b_span, "shared")]).anchor
    a_stretches = tuple(cut(a_text, passage.a_span, a_marks))
    b_stretches = tuple(cut(b_text, passage.b_span, b_marks))
    return PassageView(
        kind=passage.kind,
        sharing=SHARING[passage.sharing],
        similarity=f"{passage.similarity:.0%}",
        a_label=cited.label(a),
        b_label=cited.label(b),
        a=Excerpt(anchor=a_anchor, stretches=a_stretches),
        b=Excerpt(anchor=b_anchor, stretches=b_stretches),
    )
