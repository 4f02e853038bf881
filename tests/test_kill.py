"""A process killed at any moment leaves a file that opens, holds all it announced, and
nothing half written.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.exports import dossier_object
from onrecord.model import Report
from onrecord.reading.reader import read
from onrecord.workers import end_with_parent
from tests.store.cheap import cheap_read, cheap_reader

ROOT = Path(__file__).parent.parent
KILLS = 20
REPORTS = 40
REAL_KILLS = 2

pytestmark = pytest.mark.slow


def _rows(rng: random.Random) -> list[dict[str, str]]:
    """Small reports of eight invented events, told five times each with small
    changes.
    """
    places = [
        "Tellin",
        "Osk",
        "Quill",
        "Norbury",
        "Marrowby",
        "Haddon",
        "Ivel",
        "Sorrow",
    ]
    things = [
        "ferry",
        "dam",
        "viaduct",
        "market",
        "orchard",
        "lighthouse",
        "quarry",
        "brewery",
    ]
    rows = []
    for at in range(REPORTS):
        place, thing = places[at % 8], things[at % 8]
        text = (
            f"The old {thing} at {place} closed on Monday after {rng.randint(2, 90)} people fell ill nearby.\n"
            f'"We shall open the {thing} again when {place} is safe" said Warden.\n'
            f"Neighbours of the {place} {thing} had counted {rng.randint(2, 90)} complaints before."
        )
        rows.append(
            {
                "id": f"r{at:02}",
                "outlet": f"Outlet {at % 5}",
                "published": "2031-03-04",
                "text": text,
            }
        )
    rng.shuffle(rows)
    return rows


def _source(folder: Path) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in _rows(random.Random(11))))
    return path


def _state(archive: Archive) -> str:
    return json.dumps(
        [dossier_object(archive.dossier(story.id)) for story in archive.stories()]
    )


def _run_and_kill(command: list[str], announced: int, delay: float) -> list[str]:
    """Runs `command`, kills it `delay` seconds after so many lines, and gives the ids
    it announced as read.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert process.stdout is not None
    lines: list[str] = []
    with process:
        while len(lines) < announced and (line := process.stdout.readline()):
            lines.append(line)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    # A last line may have been cut short by the kill; every other was announced.
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [words[1] for words in whole if words[0] == "read"]


def _check_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute(
            "INSERT INTO report_fts (report_fts, rank) VALUES ('integrity-check', 1)"
        )
        connection.execute(
            "INSERT INTO account_fts (account_fts, rank) VALUES ('integrity-check', 1)"
        )
        for table in (
            "reading",
            "vector",
            "fingerprint",
        ):  # whatever report is there is there with all that is its own
            missing = (
                f"SELECT id FROM report WHERE id NOT IN (SELECT report FROM {table})"
            )
            assert connection.execute(missing).fetchall() == []
        homeless = """
            SELECT id FROM report
            WHERE id NOT IN (SELECT report FROM story_report) AND id NOT IN (SELECT report FROM pending_report)
        """
        assert connection.execute(homeless).fetchall() == []


def _stored(path: Path) -> list[Report]:
    with closing(sqlite3.connect(path)) as connection:
        try:
            ids = [
                row[0]
                for row in connection.execute("SELECT id FROM report ORDER BY id")
            ]
        except sqlite3.OperationalError:  # killed before the schema was there
            return []
    with Archive(path, reader=cheap_reader) as archive:
        return [archive.report(report_id) for report_id in ids]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    with Archive(folder / "a.db", reader=cheap_reader) as archive:
        assert len(archive.add([_source(folder)]).read) == REPORTS
        return _state(archive)


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(tmp_path: Path, undisturbed: str, seed: int) -> None:
    rng = random.Random(seed)
    path, source = tmp_path / "a.db", _source(tmp_path)
    # A third of the kills come after the last report, while stories and dossiers are
    # being made.
    announced, delay = (
        min(rng.randint(0, REPORTS * 3 // 2), REPORTS),
        rng.uniform(0, 0.1),
    )
    command = [sys.executable, "-m", "tests.store.killed", str(path), str(source)]
    read_ids = _run_and_kill(command, announced, delay)
    stored = {report.id: report for report in _stored(path)} if path.exists() else {}
    assert set(read_ids) <= set(stored)
    with Archive(path, reader=cheap_reader) as archive:
        for report in stored.values():
            assert archive.reading(report.id) == cheap_read(report)
        if stored:
            _check_file(path)
        result = archive.add([source], jobs=1)
        assert len(result.read) == REPORTS - len(stored)
        assert len(result.known) == len(stored)
        assert _state(archive) == undisturbed
    _check_file(path)


def test_the_command_killed_and_run_again(tmp_path: Path) -> None:
    """The same with the real reader, over and over on one file."""
    rng = random.Random(5)
    path, source = tmp_path / "a.db", _source(tmp_path)
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "add",
        str(source),
        "--jobs",
        "1",
        "--archive",
        str(path),
    ]
    told: set[str] = set()
    for part in range(1, REAL_KILLS + 1):
        told |= set(
            _run_and_kill(
                command, part * REPORTS // (REAL_KILLS + 1), rng.uniform(0, 0.3)
            )
        )
        stored = _stored(path)
        assert told <= {report.id for report in stored}
        _check_file(path)
    assert told
    with Archive(path) as archive:
        for report in stored[::4]:
            assert archive.reading(report.id) == read(report)
        assert len(archive.add([source], jobs=1).known) == len(stored)
        interrupted = _state(archive)
    with Archive(tmp_path / "undisturbed.db") as archive:
        archive.add([source], jobs=1)
        assert _state(archive) == interrupted


def _nap(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def _pool_then_die() -> None:
    pool = ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=end_with_parent
    )
    print(pool.submit(_nap, 0).result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(),
    reason="looks for processes where Linux lists them",
)
def test_workers_end_with_the_process_they_work_for() -> None:
    command = [
        sys.executable,
        "-c",
        "from tests import test_kill; test_kill._pool_then_die()",
    ]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    worker = int(ended.stdout)
    for _ in range(100):
        if not _alive(worker):
            return
        time.sleep(0.1)
    pytest.fail(f"worker {worker} outlived its parent by ten seconds")
