"""Every table of the language keeps the one layout, and some code reads it."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest

import onrecord
from onrecord.english import tables

HOME = Path(onrecord.__file__).parent
TABLES = sorted((HOME / "english" / "tables").glob("*.tsv"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in HOME.rglob("*.py"))
NAMES = [path.stem for path in TABLES]
CODES = {"code", "country"}  # first cells that name places by codes and are no words
MOST_SHARED = 0.8  # of the words of two tables; above it they are one list


@pytest.mark.parametrize("path", TABLES, ids=NAMES)
def test_a_table_says_what_it_holds(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_as_wide_as_the_heading_and_stand_once(name: str) -> None:
    heading = tables.lines(name)[0].split("\t")
    assert all(cell.strip() for cell in heading)
    rows = tables.rows(name)
    assert rows
    assert all(len(row) >= len(heading) and row[0] for row in rows)
    assert [row for row, times in Counter(rows).items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_word_of_a_plain_list_stands_once(name: str) -> None:
    if len(tables.lines(name)[0].split("\t")) == 1:
        counts = Counter(row[0] for row in tables.rows(name))
        assert [word for word, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_some_code_reads_the_table(name: str) -> None:
    assert f'"{name}"' in CODE


def test_no_two_tables_of_the_package_share_a_name() -> None:
    names = Counter(path.stem for path in HOME.rglob("*.tsv"))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_two_tables_tell_the_same_list() -> None:
    first_cells = {
        name: tables.words(name)
        for name in NAMES
        if tables.lines(name)[0].split("\t")[0] not in CODES
    }
    told_twice = [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(first_cells.items(), 2)
        if len(a & b) > MOST_SHARED * len(a | b)
    ]
    assert told_twice == []
