"""The archive opens in Datasette as it is: every table shows, rows link to their
report, text is searched.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from onrecord.archive import Archive
from tests.builders import report
from tests.store.cheap import cheap_reader

pytestmark = pytest.mark.slow  # Datasette takes a second to start


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("datasette") / "reports.db"
    with Archive(path, reader=cheap_reader) as archive:
        texts = (
            'The mill closed. "It floods" said Warden. It lost 3 wheels.',
            "On the Osk the mill closed. 3 wheels went.",
        )
        archive.add(
            [
                report(text, id=f"r{at}", title="The mill")
                for at, text in enumerate(texts)
            ]
        )
    return path


def _get(path: Path, page: str) -> Any:
    command = [sys.executable, "-m", "datasette", str(path), "--get", page]
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_tables_and_their_rows(path: Path) -> None:
    tables = {table["name"]: table for table in _get(path, "/reports.json")["tables"]}
    for name, rows in {
        "report": 2,
        "reading": 2,
        "statement": 1,
        "figure": 2,
        "event": 2,
        "story": 1,
    }.items():
        assert tables[name]["count"] == rows, name
    assert not tables["report"]["hidden"]
    assert tables["report"]["fts_table"] == "report_fts"
    assert tables["account"]["fts_table"] == "account_fts"
    assert tables["figure"]["foreign_keys"]["outgoing"][0]["other_table"] == "reading"


def test_full_text(path: Path) -> None:
    (row,) = _get(path, "/reports/report.json?_shape=array&_search=floods")
    assert row["id"] == "r0"


def test_places_have_the_columns_of_a_map(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            """
            INSERT INTO place
                (report, position, surface, name, kind, lat, lon, start, "end", method)
            VALUES ('r1', 0, 'Osk', 'Osk', 'river', 12.5, -3.25, 7, 10, 'cheap/1')
            """
        )
    (row,) = _get(path, "/reports/place_on_map.json?_shape=array")
    assert (row["surface"], row["latitude"], row["longitude"]) == ("Osk", 12.5, -3.25)


def test_surfaces_can_be_read(path: Path) -> None:
    rows = _get(
        path,
        "/reports.json?_shape=array&sql="
        + quote("select surface, low from figure order by report"),
    )
    assert rows == [
        {"surface": "3 wheels", "low": 3.0},
        {"surface": "3 wheels", "low": 3.0},
    ]
