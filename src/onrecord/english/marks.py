"""The marks of writing by what they are: for quoting, joining, ending, and those that
show nothing.

Each is a string of single characters. In a pattern they stand in brackets, HYPHENS
first, as its own first character is one that means a range between two others.
"""

from __future__ import annotations

DOUBLE = "“”„‟"
SINGLE = "‘’‚‛"
GUILLEMETS = "«»"
SINGLE_GUILLEMETS = "‹›"
STRAIGHT = "\"'"
BACKTICK = "`"  # typed for ‘, and twice for “

# By the end of a quotation they may stand at. German closes with “ and ‘, and Swedish
# opens with ”; English does neither.
OPENING = "“„‟‘‚‛«‹"
CLOSING = "”’»›"
MAY_OPEN = OPENING + STRAIGHT + BACKTICK
MAY_CLOSE = CLOSING + STRAIGHT
QUOTES = OPENING + CLOSING + STRAIGHT + BACKTICK

APOSTROPHES = "'’"
LIKE_APOSTROPHES = "‘`´ʼʹʻ′"  # typed for one, in names
# Endings that say something is owned, as the parser cuts them off.
POSSESSIVES = frozenset({"'s", "’s", "´s", "'", "’"})

HYPHENS = "-‐‑"
DASHES = "‒–—―"
STOPS = ".!?…"

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
UNBROKEN_SPACES = "\u00a0\u202f"
INVISIBLE = "\u00ad\u200b\u200e\u200f\x00"


def straight(text: str) -> str:
    """`text` with its apostrophes as a typewriter has them.

    >>> straight("the mayor’s")
    "the mayor's"
    """
    return text.replace("’", "'")
