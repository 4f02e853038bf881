"""Whose reporters a shared text names: "told Reuters", "an AFP journalist saw"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.english.tables import rows
from onrecord.intake.agencies import known_agency, known_pattern
from onrecord.model import Citation, Passage, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An agency by its short name, and the words that name it."""

    agency: str
    evidence: tuple[Citation, ...]


def named_agency(
    members: Sequence[Report], passages: Sequence[Passage]
) -> Named | None:
    """The one agency whose reporters are named in what the members copied of each
    other; None where there are two.

    A report that shares nothing may well quote what somebody told an agency, and be its
    own.
    """
    by_id = {report.id: report for report in members}
    citations_of: dict[str, set[Citation]] = {}
    for passage in passages:
        a, b = passage.a, passage.b
        if passage.sharing != "copy" or a == b:
            continue
        if a not in by_id or b not in by_id:
            continue
        for id_, span in ((a, passage.a_span), (b, passage.b_span)):
            for agency, where in _voices(by_id[id_].text, span):
                citation = Citation(report=id_, span=where)
                citations_of.setdefault(agency, set()).add(citation)
    if len(citations_of) != 1:
        return None
    ((agency, citations),) = citations_of.items()
    in_order = sorted(citations, key=lambda cited: (cited.report, cited.span))
    return Named(agency=agency, evidence=tuple(in_order))


def _voices(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The agencies whose reporters a stretch of a text names, each with the words."""
    for match in _pattern().finditer(text, span.start, span.end):
        agency = known_agency(match["behind"] or match["before"])
        if agency is not None:
            yield agency, Span(*match.span())


@functools.cache
def _pattern() -> re.Pattern[str]:
    """What finds an agency where a line of the table says it stands: the group `behind`
    or `before` is its name.
    """
    shapes = [
        " ".join(template.split()).partition("{name}")
        for (template,) in rows("voices_of_agencies")
    ]
    ahead = "|".join(spaced(words) for words, _, _ in shapes if words)
    after = "|".join(spaced(words) for _, _, words in shapes if words)
    name = known_pattern()
    return re.compile(
        rf"\b(?i:{ahead})\s+(?:[Tt]he\s+)?(?P<behind>{name})\b|\b(?P<before>{name})\s+(?:{after})\b"
    )


def spaced(words: str) -> str:
    r"""A regular expression for some words, any white space between them.

    >>> spaced("told the AP")
    'told\\s+the\\s+AP'
    """
    return r"\s+".join(map(re.escape, words.split()))
