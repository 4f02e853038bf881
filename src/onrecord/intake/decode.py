"""Bytes to text: byte order mark, declared charset, UTF-8, and only then a detector;
binary files are refused.

Nothing here replaces a character: where no encoding fits, there is a reason instead of
a text.
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from onrecord.intake.inputs import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of what people drop into a folder of reports by mistake.
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC media file"),
    (b"\x1aE\xdf\xa3", "a Matroska media file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
)
# Codecs of Python's that are no encoding of a page: the first two take time with the
# square of the length, the others rewrite what stands in the text.
_NO_CHARSETS = frozenset(
    {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"}
)
_SAMPLE = 200_000  # bytes shown to the detector, whose time grows with them
# Text holds a stray control character at most; of random bytes one in nine is one.
_MOST_CONTROLS = 0.01
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def binary_kind(data: bytes) -> str | None:
    """What `data` is by its first bytes, if it is a known kind of file that holds no
    plain text.

    >>> binary_kind(b"%PDF-1.4"), binary_kind(b"The pier is shut.")
    ('a PDF', None)
    """
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def not_text(kind: str) -> str:
    """Why a file of that kind is not read, and what to do about it, as a failure's
    reason.
    """
    return f"this is {kind}, not text; save its text as .txt or .html first"


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of `data`. `declared` is the charset a server or a page names; it is
    believed only where it fits.

    Raises InputError, with a sentence for the person who gave the file, where `data` is
    binary or its encoding cannot be told.

    >>> decode("Orléans".encode()), decode("Orléans".encode("utf-16"))
    ('Orléans', 'Orléans')
    """
    if kind := binary_kind(data):
        raise InputError(not_text(kind))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = _strictly(data, encoding)
            if marked is None:
                reason = f"it is marked as {encoding} but is not; save it as UTF-8"
                raise InputError(reason)
            return _textual(marked)
    for charset in (declared, "utf-8"):
        fitting = _strictly(data, charset) if charset and _is_charset(charset) else None
        if fitting is not None:
            return _textual(fitting)
    return _textual(_detected(data))


def _is_charset(name: str) -> bool:
    try:
        return codecs.lookup(name).name.replace("_", "-") not in _NO_CHARSETS
    except (LookupError, ValueError):  # ValueError for a name with a NUL
        return False


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (
        UnicodeError,
        LookupError,
    ):  # LookupError also for what is a codec but no text encoding ("rot13")
        return None


def _detected(data: bytes) -> str:
    """The text by charset-normalizer's best guess that fits all of `data`; Windows-1252
    where it fits as well.
    """
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError(
            "its encoding could not be told, or it is not text; save it as UTF-8"
        )
    likely = [best.encoding, *best.could_be_from_charset]
    likely.sort(key=lambda name: name != "cp1252")
    for encoding in likely:
        fitting = _strictly(data, encoding)
        if fitting is not None:
            return fitting
    raise InputError("its encoding changes within the file; save it as UTF-8")


def _textual(text: str) -> str:
    if sum(1 for _ in _CONTROLS.finditer(text)) > max(8, _MOST_CONTROLS * len(text)):
        raise InputError("this is a binary file, not text")
    return text
