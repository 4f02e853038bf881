"""Characters that nobody can see and some programs obey: shown as signs, so that
nothing is hidden or carried out.
"""

from __future__ import annotations

# Unicode has a picture for every control character below the space, and for DEL.
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_UNKNOWN = dict.fromkeys(
    [
        *range(0x80, 0xA0),
        *range(0xD800, 0xE000),
        *range(0xFDD0, 0xFDF0),
        0xFFFE,
        0xFFFF,
    ],
    0xFFFD,
)
_NOT_WHITE = {
    code: sign for code, sign in _PICTURES.items() if chr(code) not in "\t\n\r\f"
} | _UNKNOWN
_NOT_NEWLINE = {
    code: sign for code, sign in _PICTURES.items() if chr(code) not in "\n"
} | _UNKNOWN
_ALL = _PICTURES | _UNKNOWN | dict.fromkeys([0x2028, 0x2029], 0x2424)


def for_page(text: str) -> str:
    """`text` with a sign for every character that HTML does not allow; white space
    stays as it is.

    >>> for_page("a" + chr(27) + " b")
    'a␛ b'
    """
    return text.translate(_NOT_WHITE)


def for_terminal(text: str) -> str:
    """`text` with a sign for every control character but the newline: none moves a
    cursor or sets a colour.

    >>> for_terminal("a" + chr(27) + "[31m")
    'a␛[31m'
    """
    return text.translate(_NOT_NEWLINE)


def one_line(text: str) -> str:
    """`text` on one line: a sign for every control character, for line ends and tabs as
    well.

    >>> one_line("a" + chr(10) + "b" + chr(27))
    'a␊b␛'
    """
    return text.translate(_ALL)
