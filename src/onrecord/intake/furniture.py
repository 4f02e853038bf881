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


def is_furniture(block: str) -> bool:
    """True where `block` is a page's and not the report's.

    >>> is_furniture("READ MORE: Second ferry found")
    True
    >>> is_furniture("Related stories were told of the second ferry.")
    False
    """
    return _beginning().match(block) is not None and not _SENTENCE_END.search(block)
