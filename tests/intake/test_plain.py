"""Plain text files."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.intake.inputs import InputError
from onrecord.intake.plain import read_plain
from tests.intake.anatomies import PROSE


def test_a_text_file_is_a_report() -> None:
    data = f"Crane falls across pier\r\n\r\n{PROSE}\r\n".encode()
    made = read_plain(data, source="a.txt")
    assert made.text == data.decode()
    assert made.title == "Crane falls across pier"
    assert made.outlet is None
    assert (made.source, made.source_hash) == (
        "a.txt",
        hashlib.sha256(data).hexdigest(),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t", "it is empty"),
        (b"%PDF-1.7", "this is a PDF, not text; save its text as .txt"),
    ],
)
def test_what_is_no_text_fails_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_plain(data, source="a.txt")
    assert str(refusal.value).startswith(reason)
