"""Texts that are no report as they stand: mail, subtitles, wire messages, programs.

As plain text each would be read without a word, its heads and times as if somebody had
written them. A kind that gets a format of its own leaves this list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, InputError
from onrecord.model import Failure, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of text: what a person calls it, what it opens with, how it is named."""

    name: str
    opens: Callable[[str], object] = lambda _: False
    suffixes: frozenset[str] = frozenset()


# Header fields that only mail programs write (RFC 5322 and RFC 2045): a press release
# may well begin with "From:" and "Date:".
_MAIL_FIELDS = frozenset(
    {"content-type", "message-id", "mime-version", "received", "return-path"}
)


def _opens_mail(opening: str) -> bool:
    """Whether the lines up to the first blank one are all header fields, and some of
    them a mail program's.
    """
    fields = set()
    for line in opening.splitlines():
        if not line.strip():
            break
        name, colon, _ = line.partition(":")
        if colon and " " not in name:
            fields.add(name.lower())
        elif not line[0].isspace() and not line.startswith("From "):
            return False
    return not _MAIL_FIELDS.isdisjoint(fields)


_KINDS = (
    _Kind(
        name="a mail message",
        opens=_opens_mail,
        suffixes=frozenset({".eml", ".mbox", ".mht", ".mhtml"}),
    ),
    _Kind(
        name="a file of subtitles",
        # WebVTT by its signature (W3C, 2019); SubRip by its first number and times
        opens=re.compile(r"WEBVTT\b|\d+\s*\n\d\d:\d\d:\d\d,\d{3} -->").match,
        suffixes=frozenset({".srt", ".sbv", ".vtt"}),
    ),
    _Kind(
        name="a web archive",
        opens=re.compile(r"WARC/\d").match,
        suffixes=frozenset({".warc"}),
    ),
    _Kind(
        name="a message of a news wire",
        # IPTC 7901 begins with SOH; ANPA 1312 with SYN, SYN, SOH
        opens=re.compile(r"\x16{0,8}\x01[A-Za-z0-9]").match,
    ),
    _Kind(
        name="a program or its data",
        opens=re.compile(r"#!\s*/|window\.[\w.]+\s*=|<\?php\b").match,
        suffixes=frozenset({".css", ".js", ".php", ".py", ".sh", ".sql"}),
    ),
    _Kind(name="a table", suffixes=frozenset({".csv", ".tsv"})),
    _Kind(
        name="a PostScript document",
        opens=re.compile("%!PS").match,
        suffixes=frozenset({".eps", ".ps"}),
    ),
)


def _recognises(given: Input) -> bool:
    opening = given.opening
    return any(kind.opens(opening) for kind in _KINDS)


def _refuse(given: Input) -> Iterator[Report | Failure]:
    opening = given.opening
    by_content = [kind.name for kind in _KINDS if kind.opens(opening)]
    by_name = [kind.name for kind in _KINDS if given.suffix in kind.suffixes]
    kind = (by_content + by_name)[0]
    raise InputError(
        f"this is {kind}, not a report; save each report's text as .txt, "
        "or write it as a line of JSON"
    )


FORMAT = Format(
    name="text that is no report",
    recognises=_recognises,
    read=_refuse,
    suffixes=frozenset(suffix for kind in _KINDS for suffix in kind.suffixes),
)
