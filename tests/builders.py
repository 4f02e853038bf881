"""Short ways to say a report in a test. Every line is a paragraph, so that no test
leans on intake.
"""

from __future__ import annotations

import re

from onrecord.model import Part, Report, Span


def report(
    text: str,
    *,
    id: str = "a",  # noqa: A002
    published: str | None = "2025-08-14",
    **fields: str | None,
) -> Report:
    """A report whose every non-empty line is one paragraph."""
    parts = tuple(
        Part(span=Span(m.start(), m.end()), kind="paragraph")
        for m in re.finditer(r"[^\s\n][^\n]*", text)
    )
    return Report(id=id, text=text, published=published, parts=parts, **fields)  # type: ignore[arg-type]


def span(text: str, surface: str, occurrence: int = 1) -> Span:
    """Where `surface` stands in `text`; raises ValueError where it does not."""
    at = -1
    for _ in range(occurrence):
        at = text.index(surface, at + 1)
    return Span(at, at + len(surface))
