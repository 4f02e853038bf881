"""Headlines and section headings: short lines without a full stop that stand before
prose.
"""

from __future__ import annotations

import re

from onrecord.english.marks import (
    DASHES,
    HYPHENS,
    LIKE_APOSTROPHES,
    MAY_CLOSE,
    MAY_OPEN,
    QUOTES,
    STOPS,
)

LONGEST_HEADLINE = (
    200  # characters; the longest title among 383 reports of 94 outlets has 147
)
_LONGEST_HEADING = 80
_MOST_HEADING_WORDS = 10
_SHORTEST_TITLE = 12  # a shorter title ("Japan") may open a sentence

_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
_CLOSERS = MAY_CLOSE + ")]*_"
_SENTENCE_END = (*STOPS, *":;,", *HYPHENS, *DASHES)
# A sentence ends, and another one begins: no heading holds two.
_TWO_SENTENCES = re.compile(rf"[a-z0-9{MAY_CLOSE})][.!]\s+[A-Z{MAY_OPEN}]")
_SPEECH_AT_END = re.compile(
    r"\b(?:said|says|told|added|asked|replied|wrote|tweeted|continued|explained)$"
)
_LISTED = re.compile(rf"[{HYPHENS}{DASHES}*•‣◦▪]\s|[0-9]{{1,3}}[.)]\s")


def is_closed(block: str) -> bool:
    """True where `block` ends as a sentence does: full stop, question or exclamation
    mark, but for quotes.
    """
    return block.rstrip(_CLOSERS)[-1:] in {*STOPS}


def is_prose(block: str) -> bool:
    """True for running text: at least eight words, ended as a sentence, or a quotation
    or clause that leads on.
    """
    return len(block.split(maxsplit=8)) >= 8 and (
        is_closed(block) or block[-1:] in {*":,;", *MAY_CLOSE}
    )


def is_headline(block: str) -> bool:
    """True where a first block can be a headline: short, opened by a capital or digit,
    one clause, no closing mark.
    """
    if _MARKDOWN.match(block):
        return len(block) <= LONGEST_HEADLINE
    bare = block.rstrip(_CLOSERS)
    return (
        len(block) <= LONGEST_HEADLINE
        and 2 <= len(block.split()) <= 30
        and _opens_title(block)
        and not bare.endswith(_SENTENCE_END)
        and not _SPEECH_AT_END.search(block)
        and not _TWO_SENTENCES.search(block)
    )


def is_heading(block: str) -> bool:
    """True where a block between paragraphs can be a section heading: short, and no
    sentence.
    """
    if _MARKDOWN.match(block):
        return len(block) <= LONGEST_HEADLINE
    return (
        len(block) <= _LONGEST_HEADING
        and 1 <= len(block.split()) <= _MOST_HEADING_WORDS
        and _opens_title(block)
        and block[0] not in MAY_OPEN
        and not block.endswith(_SENTENCE_END)
        and not is_closed(block)
        and block[-1] not in MAY_CLOSE
        and not _SPEECH_AT_END.search(block)
        and not _TWO_SENTENCES.search(block)
    )


def plain_heading(block: str) -> str:
    """The words of a headline or heading, without Markdown's signs.

    >>> plain_heading("## A crane falls")
    'A crane falls'
    """
    return _MARKDOWN.sub("", block).strip("*_ \t")


def title_end(block: str, title: str) -> int | None:
    """Where in `block` its own title ends, if it begins with it, else None.

    Behind the title stands nothing, a full stop, or a dash or bar: a sentence that goes
    on with the same words is prose. White space and the kind of quotation mark do not
    count.

    The place is an offset into `block`.

    >>> title_end("Crane falls across pier. It rained.", "Crane falls across pier")
    24
    """
    words = title.split()
    if not words or len(title) > LONGEST_HEADLINE * 2:
        return None
    pattern = r"\s+".join(_loosely(word) for word in words)
    match = re.match(
        rf"(?:#{{1,6}}\s+)?{pattern}(?P<end>\s*[.|{DASHES}-]?)(?=\s|$)",
        block,
        re.IGNORECASE,
    )
    if match is None:
        return None
    if match.end() == len(block):
        return match.end()
    ended = match["end"].strip() or title.rstrip(_CLOSERS)[-1:] in {"?", "!", "."}
    return (
        match.end()
        if ended and len(title) >= _SHORTEST_TITLE and len(words) > 1
        else None
    )


def resembles(line: str, title: str) -> bool:
    """True where at least half of the words of `line` stand in `title`: one headline,
    worded twice.
    """
    words = re.findall(r"\w+", line.casefold())
    titled = frozenset(re.findall(r"\w+", title.casefold()))
    return 2 * sum(word in titled for word in words) >= len(words)


def _loosely(word: str) -> str:
    """A pattern for `word` with any kind of quotation mark or dash."""
    quotes, dashes = QUOTES + LIKE_APOSTROPHES, HYPHENS + DASHES
    return "".join(
        f"[{quotes}]{{1,2}}"
        if c in quotes
        else f"[{dashes}]"
        if c in dashes
        else re.escape(c)
        for c in word
    )


def _opens_title(block: str) -> bool:
    first = block.lstrip(MAY_OPEN + "([")[:1]
    return (first.isupper() or first.isdigit()) and not _LISTED.match(block)
