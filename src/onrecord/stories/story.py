"""A story from its reports: its id, its title, its days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from onrecord.ids import content_hash
from onrecord.model import Report, Story
from onrecord.stories.group import LARGEST
from onrecord.stories.vectors import Vector, similarity, vector_of

LONGEST_TITLE = 140  # characters; a longer first sentence is cut at a word, with …
_HEADLINES = ("headline", "heading")
_QUOTES = ("“", "‘", "«", '"', "'", "`")
_PROSE = ("paragraph", "repeat")
_SENTENCE = re.compile(r"[^\n]*?[.!?…][\"”’'»)]*(?=\s+[\"“‘'«(]*[^\W_a-z]|\s*$)")


def story_id(members: Iterable[str]) -> str:
    """The id of the story of these reports: it stays the same while its report with the smallest id stays.

    Raises ValueError where there is no report.
    """
    return "s-" + content_hash([min(members)])


def make_story(reports: Sequence[Report]) -> Story:
    """The story of these reports (in any order). Raises ValueError where there is none."""
    ordered = sorted(reports, key=lambda report: report.id)
    published = sorted(report.published for report in ordered if report.published)
    return Story(
        id=story_id(report.id for report in ordered),
        title=title_of(ordered),
        reports=tuple(report.id for report in ordered),
        begins=published[0] if published else None,
        ends=published[-1] if published else None,
    )


def title_of(reports: Sequence[Report]) -> str:
    """The words of the most central report: its title, else its headline, else its first sentence. None are invented.

    Central is the report most like all the others; of equals the earlier, then the one with the smaller id. One whose
    title would open with a quotation comes after the others. Reports
    with a title or headline come before those without. "" where no report has a word.
    """
    ranked = sorted(reports, key=lambda report: (_headline(report) is None, report.published or "~", report.id))
    titled = [report for report in ranked if _headline(report) is not None] or ranked
    titles = [_headline(report) or _first_sentence(report) for report in _by_centrality(titled, reports)]
    found = [title for title in titles if title]
    # A first sentence in quotation marks says what someone said, not what the story is.
    telling = [title for title in found if not title.startswith(_QUOTES)]
    return _shortened((telling or found or [""])[0])


def _by_centrality(candidates: Sequence[Report], reports: Sequence[Report]) -> list[Report]:
    """`candidates`, the most like all `reports` first; as given where they are too many to compare."""
    if len(reports) == 1 or len(reports) > LARGEST:
        return list(candidates)
    vectors = {report.id: vector_of(report) for report in reports}
    others = [vectors[id_] for id_ in sorted(vectors)]
    return sorted(candidates, key=lambda report: -_centrality(vectors[report.id], others))


def _centrality(vector: Vector, others: Sequence[Vector]) -> float:
    return round(math.fsum(similarity(vector, other) for other in others if other.id != vector.id), 9)


def _headline(report: Report) -> str | None:
    if report.title and report.title.strip():
        return " ".join(report.title.split())
    for part in report.parts:
        if part.kind == "headline" and part.span.of(report.text).strip():
            return " ".join(part.span.of(report.text).split())
    return None


def _first_sentence(report: Report) -> str:
    prose = [part.span.of(report.text) for part in report.parts if part.kind in _PROSE] or [report.text]
    for piece in prose:
        text = piece.strip()
        if text:
            found = _SENTENCE.match(text[: 4 * LONGEST_TITLE])
            return " ".join((found.group() if found else text.partition("\n")[0]).split())
    return ""


def _shortened(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + " …"
