"""Bytes to text."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.decode import binary_kind, decode

TEXT = "“The café stayed closed,” she said – naïvely."
LATIN = (
    "Le président a déclaré que la fenêtre était fermée à Genève, où l'été fut très chaud. "
    * 4
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        (LATIN.encode("cp1252"), LATIN),
        (b"a\0b stray NULs stay", "a\0b stray NULs stay"),
        (b"", ""),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert decode(data) == expected


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    assert decode(LATIN.encode("cp1252"), declared="windows-1252") == LATIN
    assert decode(TEXT.encode(), declared="ascii") == TEXT  # it does not fit
    assert decode(TEXT.encode(), declared="no-such-charset") == TEXT
    assert (
        decode(TEXT.encode(), declared="rot13") == TEXT
    )  # a codec, but none of bytes to text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (random.Random(1).randbytes(5000), "text"),
        (b"\0" * 5000, "binary"),
        (codecs.BOM_UTF16_LE + b"a", "marked as utf-16"),
    ],
)
def test_binary_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(data)


def test_known_kinds() -> None:
    assert binary_kind(b"plain") is None


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    try:
        decode(data).encode()
    except UnicodeEncodeError:
        pytest.fail("a lone surrogate was let through")
    except ValueError as refusal:
        reason = str(refusal)
    else:
        reason = "none"
    assert reason
