"""Which pages are refused before they are parsed, because parsing them would take time
out of all proportion.

A page of a few hundred kilobytes can hold an HTML parser for hours. What is bounded
here was found by trying; each bound is far above what pages of news have.
"""

from __future__ import annotations

import re
from typing import Any

# Extraction takes time with the square of the number of elements in the worst case:
# 20,000 nested inline elements take 1.4 s, 50,000 take 24 s (trafilatura 2.3.1). The
# heaviest news pages have under 10,000.
MOST_TAGS = 20_000
# libxml2 (2.14) compares each attribute of a tag with all before it: 40,000 take 1.4 s,
# 300,000 over ten minutes. What is bounded is the sum of the squares over all tags,
# 31,000 attributes in one; a tag of news has under 100.
MOST_COMPARISONS = 1_000_000_000
# Where the metadata of a page are no valid JSON, trafilatura searches them by patterns
# that take time with the square of their length: 50,000 characters take 2.5 s at worst.
# Those of a long live ticker have more, of an article a tenth.
MOST_JSON = 50_000

_TAG = re.compile(r"<[A-Za-z]")
_NAME = re.compile(r"[^\s/>]*+")
# An attribute as the HTML standard reads it, or the end of the tag. Each quotation mark
# is looked for once at most, as what follows one that is not closed holds no other.
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(>)|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?)"""
)


def refusal(page: str) -> str | None:
    """Why `page` is not parsed, in words for the person who gave it; None where it may
    be. Linear in its length.
    """
    if sum(1 for _ in _TAG.finditer(page)) > MOST_TAGS:
        return f"the page has over {MOST_TAGS:,} elements; save its text as .txt"
    comparisons = at = 0
    while tag := _TAG.search(page, at):
        count, at = _attributes(page, tag.end())
        comparisons += count * count
        if comparisons > MOST_COMPARISONS:
            return (
                "the page has a tag with tens of thousands of attributes; "
                "save its text as .txt"
            )
    return None


def _attributes(page: str, at: int) -> tuple[int, int]:
    """How many attributes the tag has whose name goes on at `at`, and where the tag
    ends.
    """
    name = _NAME.match(page, at)
    at = name.end() if name else at
    count = 0
    while found := _ATTRIBUTE.match(page, at):
        at = found.end()
        if found[1]:
            break
        count += 1
    return count, at


def bound_metadata(tree: Any) -> None:
    """Empties the JSON scripts of a parsed page from where they have MOST_JSON
    characters together.
    """
    held = 0
    for script in tree.iter("script"):
        if "json" in (script.get("type") or "").lower():
            held += len(script.text or "")
            if held > MOST_JSON:
                script.text = None
