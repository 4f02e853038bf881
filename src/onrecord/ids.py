"""Ids are hashes of content: the same input gives the same ids, in any order, on any
machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

# hex digits, 64 bits: under one collision in a thousand at 190 million ids (birthday
# bound)
_LENGTH = 16


def content_hash(parts: Iterable[str | None], *, length: int = _LENGTH) -> str:
    """A hex digest of `parts` in order; None and "" differ, and no two lists of parts
    run together.

    Raises UnicodeEncodeError where a part holds a lone surrogate, which is no text.

    `length`: the hex digits that are kept, 64 at most.

    >>> content_hash(["a", "b"], length=8)
    'bdaff63f'
    >>> content_hash(["a", None]) == content_hash(["a", ""])
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else b"=" + part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:length]


def report_id(
    *,
    text: str,
    outlet: str | None,
    url: str | None,
    title: str | None,
    published: str | None,
) -> str:
    """The id of a report that came without one. The same copy in two outlets is two
    reports.
    """
    return content_hash([text, outlet, url, title, published])
