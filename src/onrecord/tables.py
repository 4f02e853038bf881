"""Readable tables: every room keeps its word lists as text files in its `data/` folder,
and reads them here.
"""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The lines of `data/NAME` in a package, as written, without blank ones and
    comments (which begin with #).
    """
    text = resources.files(package).joinpath("data", name).read_text(encoding="utf-8")
    return tuple(
        line for line in text.split("\n") if line.strip() and not line.startswith("#")
    )
