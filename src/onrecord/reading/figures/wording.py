"""The words in and beside a figure that say which of their kind are counted.

"Seven young Danish sailors": *young* tells them from others, *Danish* is whose they
are. "Two of them" are part of what was counted before, "two more" come to it. What is
read here is kept with the figure as spans, so that whoever compares figures reads no
sentence again.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.english import tables
from onrecord.english.countries import by_word, named_among
from onrecord.english.words import number_words, tokens, word_spans
from onrecord.model import Figure, Span, hull

_REACH = 30  # characters before or behind a figure in which such a word may stand


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in lower case and where it stands."""

    text: str
    span: Span


def worded(figure: Figure, text: str, sentence: Span) -> Figure:
    """The figure with what the words in and beside it say of the counted: `modifiers`,
    `discerning`, `owners`, `part`, `addition`, `least` and `most`.

    `text` is the report's, `sentence` the one the figure stands in.
    """
    within = _words(text, figure.span)
    behind = _words(text, _behind(figure.span, sentence))
    number = _without_more_than(within)
    counted = [word for word in within if not word.span.overlaps(figure.head)]
    part, addition = shares(figure.span, text, sentence)

    modifiers: list[Span] = []
    for word in counted:
        if not word.text[0].isdigit() and word.text not in _says_nothing():
            modifiers.append(word.span)
    telling_apart = [word for word in number if word.text in tables.words("discerning")]
    telling_apart += [word for word in behind if word.text in tables.words("severity")]
    least = most = None
    if figure.low is None and figure.high is None:
        least, most = vague_bounds(figure.span.of(text))
    return replace(
        figure,
        modifiers=tuple(modifiers),
        discerning=tuple(word.span for word in telling_apart),
        owners=_owners(text, figure.span),
        part=part,
        addition=addition,
        least=least,
        most=most,
    )


def _owners(text: str, figure: Span) -> tuple[Span, ...]:
    """Where countries are named among the words of a figure."""
    spans = word_spans(text, figure)
    names = named_among([span.of(text) for span in spans])
    return tuple(hull(spans[first:end]) for first, end, _ in names)


def shares(figure: Span, text: str, sentence: Span) -> tuple[Span | None, Span | None]:
    """The words by which a figure counts some of what was just told ("of them"), and
    those by which it counts more beside it ("another"), by
    `english/tables/partial.tsv`. None where there are none.
    """
    spans: dict[str, Span] = {}
    for span, share, _ in _cues(figure, text, sentence):
        spans.setdefault(share, span)
    return spans.get("part"), spans.get("addition")


def is_told_with_whole(number: Span, text: str, sentence: Span) -> bool:
    """Whether a number counts some of those just counted, so that what is said of them
    is said of it: "12 were hurt, including two children", "two of them children". The
    words that say so stand right beside it.
    """
    for span, _, measure in _cues(number, text, sentence):
        between = text[span.end : number.start] or text[number.end : span.start]
        if measure == "same" and not between.strip():
            return True
    return False


def _cues(figure: Span, text: str, sentence: Span) -> Iterator[tuple[Span, str, str]]:
    """The cues of `english/tables/partial.tsv` at a figure: where each stands, which
    share it tells ("part", "addition"), and whose measure it has ("same", "own").
    """
    start = min(max(sentence.start, figure.start - _REACH), figure.start)
    words: dict[str, Sequence[_Word]] = {
        "before": _words(text, Span(start, figure.start)),
        "within": _without_more_than(_words(text, figure)),
        "behind": _words(text, _behind(figure, sentence)),
    }
    for cue, where, share, measure in _partial():
        span = _cue(words[where], cue, where)
        if span is not None:
            yield span, share, measure


@functools.cache
def _partial() -> tuple[tuple[list[str], str, str, str], ...]:
    """The rows of `english/tables/partial.tsv`, each cue as its words."""
    table = tables.rows("partial")
    return tuple(
        (cue.split(), where, share, measure) for cue, where, share, measure in table
    )


def vague_bounds(surface: str) -> tuple[float | None, float | None]:
    """The least and the most that the longest vague word of `surface` can fairly be
    said of, by `english/tables/vague_bounds.tsv`; None where open.

    >>> vague_bounds("dozens of homes")
    (13.0, 400.0)
    """
    words = f" {' '.join(tokens(surface))} "
    for phrase, least, most in _vague():
        if f" {phrase} " in words:
            return least, most
    return None, None


@functools.cache
def _vague() -> tuple[tuple[str, float, float | None], ...]:
    """The vague words with their bounds, the longest first."""
    bounds: list[tuple[str, float, float | None]] = []
    for phrase, least, most in tables.rows("vague_bounds"):
        bounds.append((phrase, float(least), float(most) if most else None))
    return tuple(sorted(bounds, key=lambda bound: -len(bound[0])))


def _behind(figure: Span, sentence: Span) -> Span:
    end = min(sentence.end, figure.end + _REACH)
    return Span(figure.end, max(end, figure.end))


def _words(text: str, within: Span) -> list[_Word]:
    spans = word_spans(text, within)
    return [_Word(tokens(span.of(text))[0], span) for span in spans]


def _without_more_than(words: Sequence[_Word]) -> list[_Word]:
    """The words but for "more than", which hedges a number and adds nothing to
    another.
    """
    kept: list[_Word] = []
    for word in words:
        if word.text == "than" and kept and kept[-1].text == "more":
            kept.pop()
        else:
            kept.append(word)
    return kept


def _cue(words: Sequence[_Word], cue: list[str], where: str) -> Span | None:
    """Where a cue stands among the words before, within or behind a figure."""
    last = len(words) - len(cue)
    starts = {"before": (last,), "behind": (0,), "within": range(last + 1)}[where]
    for first in starts:
        stretch = words[first : first + len(cue)] if first >= 0 else []
        if stretch and [word.text for word in stretch] == cue:
            return Span(stretch[0].span.start, stretch[-1].span.end)
    return None


@functools.cache
def _says_nothing() -> frozenset[str]:
    """The words that do not say which are counted: numbers, light words, countries, and
    those that tell a thing from others of its kind, which are kept by themselves.
    """
    plain = number_words() | tables.words("light")
    countries = frozenset(by_word())
    return plain | countries | tables.words("discerning")
