"""Files, folders, standard input: in order, each failure in its place."""

from __future__ import annotations

import io
import json
import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.intake import Limits, read_rows, read_sources
from onrecord.model import Failure, Report
from tests.intake.anatomies import PROSE
from tests.intake.test_html import PAGE

LINE = json.dumps({"id": "j", "text": PROSE}).encode()


def told(results: Sequence[Report | Failure]) -> list[tuple[str, str]]:
    """Each result as (file name of its source, "read" or the reason)."""
    return [
        (Path(r.source or "").name, "read" if isinstance(r, Report) else r.reason)
        for r in results
    ]


def test_sources_come_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "a.jsonl").write_bytes(LINE + b"\n" + LINE)
    results = list(
        read_sources(
            [
                str(tmp_path / "b.txt"),
                str(tmp_path / "none.txt"),
                str(tmp_path / "a.jsonl"),
            ]
        )
    )
    assert told(results) == [
        ("b.txt", "read"),
        ("none.txt", "there is no such file or folder"),
        ("a.jsonl:1", "read"),
        ("a.jsonl:2", "read"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", PROSE.encode(), ["read"]),
        ("a.md", f"# Crane falls\n\n{PROSE}".encode(), ["read"]),
        ("a.HTML", PAGE.encode(), ["read"]),
        ("a.htm", PAGE.encode(), ["read"]),
        ("a.ndjson", LINE, ["read"]),
        ("a.json", LINE, ["read"]),
        (
            "a.json",
            json.dumps({"text": PROSE}, indent=2).encode(),
            ["read"],
        ),  # one report over several lines
        ("a.json", b"[" + LINE + b"," + LINE + b"]", ["read", "read"]),
        ("a.json", LINE + b"\n" + LINE, ["read", "read"]),  # JSON Lines by another name
        ("a.json", b"[]", ["the list is empty"]),
        ("report", PROSE.encode(), ["read"]),  # no suffix: looked at
        ("report", PAGE.encode(), ["read"]),
        ("a.bin", b"\0\1\2" * 1000, ["this is a binary file, not text"]),
        (
            "a.pdf",
            b"%PDF-1.4",
            ["this is a PDF, not text; save its text as .txt or .html first"],
        ),
        ("a.txt", b"", ["it is empty"]),
        ("a.html", b" ", ["it is empty"]),
        ("a.jsonl", b"\n\n", ["it is empty"]),
        (
            "a.jsonl",
            b"{",
            [
                "the line is not JSON: Expecting property name enclosed in double quotes at character 2"
            ],
        ),
        ("a.txt", random.Random(2).randbytes(3000), None),
        (
            "a.txt",
            "Crème brûlée à Genève, déjà vu; la fenêtre était fermée.".encode("cp1252")
            * 5,
            ["read"],
        ),
    ],
)
def test_files(
    tmp_path: Path, name: str, data: bytes, expected: list[str] | None
) -> None:
    (tmp_path / name).write_bytes(data)
    results = list(read_sources([str(tmp_path / name)]))
    if expected is None:
        assert isinstance(results[0], Failure)
    else:
        assert [reason for _, reason in told(results)] == expected


def test_a_file_over_the_limit_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    limits = Limits(max_bytes_per_report=1000)
    assert told(list(read_sources([str(tmp_path / "a.txt")], limits=limits))) == [
        ("a.txt", "it is larger than 1,000 bytes; split it into reports")
    ]


def test_one_line_of_fifty_megabytes_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(LINE + b'\n{"text": "')
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n' + LINE + b"\n")
    assert [reason for _, reason in told(list(read_sources([str(path)])))] == [
        "read",
        "the line is longer than 10,000,000 bytes; split it",
        "read",
    ]


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF" if name == "c.pdf" else PROSE.encode())
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert [
        (name, reason[:10])
        for name, reason in told(list(read_sources([str(tmp_path)])))
    ] == [
        ("a.txt", "read"),
        ("c.pdf", "this is a "),
        ("pipe", "it is not "),
        ("z.txt", "it is not "),
        ("1.txt", "read"),
        ("2.txt", "read"),
    ]


def test_a_folder_without_files_fails(tmp_path: Path) -> None:
    (results,) = read_sources([str(tmp_path)])
    assert isinstance(results, Failure)
    assert results.reason == "there is no file in this folder"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (LINE + b"\n" + LINE, ["standard input:1", "standard input:2"]),
        (b"\n \n" + LINE, ["standard input:3"]),  # line numbers count blank lines
        (b"\xef\xbb\xbf" + LINE, ["standard input:1"]),
        (PAGE.encode(), ["standard input"]),
        (b"\n" + PROSE.encode(), ["standard input"]),
    ],
)
def test_standard_input_is_told_by_its_first_character(
    data: bytes, expected: list[str]
) -> None:
    results = list(read_sources(["-"], stdin=io.BytesIO(data)))
    assert all(isinstance(result, Report) for result in results)
    assert [result.source for result in results] == expected


def test_text_on_standard_input_keeps_its_blank_lines() -> None:
    (result,) = read_sources(["-"], stdin=io.BytesIO(f"\n\n{PROSE}\n".encode()))
    assert isinstance(result, Report)
    assert result.text == f"\n\n{PROSE}\n"


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_empty_standard_input_fails(data: bytes) -> None:
    assert told(list(read_sources(["-"], stdin=io.BytesIO(data)))) == [
        ("standard input", "it is empty")
    ]


def test_standard_input_over_the_limit_fails() -> None:
    stream = io.BytesIO(b"x" * 2000)
    (result,) = read_sources(
        ["-"], stdin=stream, limits=Limits(max_bytes_per_report=1000)
    )
    assert isinstance(result, Failure)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("ftp://bay.example/a.txt", "only http and https are fetched, not ftp"),
        ("file:///etc/hosts", "only http and https are fetched, not file"),
        ("a\0b", "there is no such file or folder"),
        ("x" * 5000, "it cannot be read"),
        ("", "there is no such file or folder"),
    ],
)
def test_what_is_no_source_fails(source: str, reason: str) -> None:
    (result,) = read_sources([source])
    assert isinstance(result, Failure)
    assert result.reason.startswith(reason)


def test_rows_are_json_lines_alone() -> None:
    stream = io.BytesIO(LINE + b"\n\nnot json\n" + LINE)
    assert [isinstance(result, Report) for result in read_rows(stream)] == [
        True,
        False,
        True,
    ]
    assert told(list(read_rows(io.BytesIO(b"x"))))[0][0] == "standard input:1"
