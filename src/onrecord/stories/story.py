"""A story from its reports: its id, its title, its days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english.marks import DASHES, HYPHENS, MAY_CLOSE, MAY_OPEN, STOPS
from onrecord.ids import content_hash
from onrecord.model import Report, Story
from onrecord.stories.agglomerate import centrality, similarities
from onrecord.stories.group import LARGEST
from onrecord.stories.vectors import vector_of

LONGEST_TITLE = 140  # characters; a longer first sentence is cut at a word, with …
_HEADLINES = ("headline", "heading")
_QUOTES = tuple(MAY_OPEN)
_PROSE = ("paragraph", "repeat")
_SENTENCE = re.compile(
    rf"[^\n]*?[{STOPS}][{MAY_CLOSE})]*(?=\s+[{MAY_OPEN}(]*[^\W_a-z]|\s*$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a report adds to its story: its day and what the story may be called by it.

    `headed`: that is its title or headline; else it is its first sentence.
    """

    id: str
    published: str | None
    title: str
    headed: bool


def story_id(cards: Iterable[Card]) -> str:
    """The id of the story of these reports, the same in any order.

    It stays while the earliest report stays (of those of one day the smallest id, the
    undated last): news that comes in day by day changes no id. Raises ValueError where
    there is no report.

    >>> cards = [card_of(Report(id=id_, text="")) for id_ in "ab"]
    >>> story_id(cards) == story_id(cards[::-1])
    True
    """

    def day_and_id(card: Card) -> tuple[str, str]:
        return (card.published or "~")[:10], card.id

    earliest = min(cards, key=day_and_id)
    return "s-" + content_hash([earliest.id])


def card_of(report: Report) -> Card:
    """The card of a report.

    >>> card_of(Report(id="a", text="A crane fell. It rained.")).title
    'A crane fell.'
    """
    headline = _headline(report)
    title = _first_sentence(report) if headline is None else headline
    return Card(
        id=report.id,
        published=report.published,
        title=_shortened(title),
        headed=headline is not None,
    )


def make_story(reports: Sequence[Report]) -> Story:
    """The story of these reports (in any order). Raises ValueError where there is
    none.
    """
    return story_of([card_of(report) for report in reports], _centralities(reports))


def story_of(cards: Sequence[Card], central: Mapping[str, float]) -> Story:
    """The story of the reports of these cards (any order). `central`: by id, how like
    all others each one is.

    Raises ValueError where there is none.
    """
    published = sorted(card.published for card in cards if card.published)
    ids = sorted(card.id for card in cards)
    return Story(
        id=story_id(cards),
        title=_title(cards, central),
        reports=tuple(ids),
        begins=published[0] if published else None,
        ends=published[-1] if published else None,
    )


def title_of(reports: Sequence[Report]) -> str:
    """The words of the most central report: its title, else its headline, else its
    first sentence. None are invented.

    Central is the report most like all the others; of equals the earlier, then the one
    with the smaller id. One whose title would open with a quotation comes after the
    others. Reports with a title or headline come before those without. "" where no
    report has a word.

    >>> title_of([Report(id="a", text="A crane fell. It rained.")])
    'A crane fell.'
    """
    return _title([card_of(report) for report in reports], _centralities(reports))


def _title(cards: Sequence[Card], central: Mapping[str, float]) -> str:
    """As `title_of`, of reports whose centrality is known."""

    def rank(card: Card) -> tuple[float, str, str]:
        return -central[card.id], card.published or "~", card.id

    headed = [card for card in cards if card.headed]
    ranked = sorted(headed or cards, key=rank)
    titles = [card.title for card in ranked if card.title]
    # A first sentence in quotation marks says what someone said, not what the story is.
    unquoted = [title for title in titles if not title.startswith(_QUOTES)]
    return next(iter(unquoted or titles), "")


def _centralities(reports: Sequence[Report]) -> dict[str, float]:
    """How like all others each report is; of too many to compare, none more than
    another.
    """
    if len(reports) > LARGEST:
        return dict.fromkeys((report.id for report in reports), 0.0)
    ordered = sorted(reports, key=lambda report: report.id)
    alike = similarities([vector_of(report) for report in ordered])
    sums = centrality(alike, range(len(ordered)))
    return {ordered[at].id: value for at, value in sums}


def _headline(report: Report) -> str | None:
    """The title or the headline of a report, white space made one."""
    title = " ".join((report.title or "").split())
    if title:
        return title
    for part in report.parts:
        if part.kind == "headline":
            headline = " ".join(part.span.of(report.text).split())
            if headline:
                return headline
    return None


def _first_sentence(report: Report) -> str:
    """The first sentence of the prose, else its first line, white space made one."""
    parts = [part for part in report.parts if part.kind in _PROSE]
    prose = [part.span.of(report.text) for part in parts] or [report.text]
    for piece in prose:
        text = piece.strip()
        if text:
            sentence = _SENTENCE.match(text[: 4 * LONGEST_TITLE])
            first = sentence.group() if sentence else text.partition("\n")[0]
            return " ".join(first.split())
    return ""


def _shortened(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:" + HYPHENS + DASHES) + " …"
