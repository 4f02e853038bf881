"""What a web page puts between a report's paragraphs that is none of them: places of
advertisements, and heads of other reports in a row.
"""

from __future__ import annotations

import functools
import re

from onrecord.english.marks import MAY_CLOSE, MAY_OPEN
from onrecord.english.tables import words

_SENTENCE_END = re.compile(rf"[.!?][{MAY_CLOSE})]?$")


@functools.cache
def _beginning() -> re.Pattern[str]:
    phrases = sorted(words("page_furniture"), key=len, reverse=True)
    return re.compile(
        rf"(?i:{'|'.join(map(re.escape, phrases))})(?:\s*:|$|\s+[{MAY_OPEN}A-Z0-9])"
    )


# Two words or more in capitals, then a sentence: "TALL STORY Diver finds a …".
_HEAD = re.compile(r"\b[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]*)+[?!]? [A-Z][a-z]")
_SENTENCES = re.compile(r"[a-z)]\. [A-Z]")
_FEWEST_HEADS = 3


def _is_row_of_heads(block: str) -> bool:
    """Whether a block is heads of other reports run together, each behind a word or
    two in capitals, and no sentence of it ends.
    """
    return len(_HEAD.findall(block)) >= _FEWEST_HEADS and not _SENTENCES.search(block)


def is_furniture(block: str) -> bool:
    """True where `block` is a page's and not the report's.

    >>> is_furniture("READ MORE: Second ferry found")
    True
    >>> is_furniture("Related stories were told of the second ferry.")
    False
    """
    if _is_row_of_heads(block):
        return True
    return _beginning().match(block) is not None and not _SENTENCE_END.search(block)
