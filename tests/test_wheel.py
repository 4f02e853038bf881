"""The wheel, as a stranger installs it: by the pip that comes with Python, without the
lock files, in an empty environment; then the main job, run from another folder.

It needs the package index and some minutes, so it runs by itself: `make test-wheel`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT

pytestmark = pytest.mark.wheel

MOST_BYTES = 60_000_000


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints, in a folder that is no checkout and with nothing of this
    process's environment that could lend it modules or caches.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    home = folder / "home"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**kept, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, ROOT], check=True)
    (built,) = folder.glob("onrecord-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that holds the wheel and what it
    asks for.
    """
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = [
        str(programs / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--quiet",
    ]
    subprocess.run([*pip, "install", wheel], check=True)
    return programs


def test_it_holds_what_reading_needs_and_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "onrecord/reading/places/geonames.sqlite" in names
    assert "onrecord/reading/encoder/model/reader.onnx" in names
    assert "onrecord/reading/encoder/model/meanings.npy" in names
    assert "onrecord/english/tables/countries.tsv" in names
    assert not any(name.startswith(("tests/", "evals/")) for name in names)


def test_the_main_job_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    onrecord = installed / "onrecord"
    run(onrecord, "add", EXAMPLES, "--archive", "a.db", folder=tmp_path)
    stories = run(onrecord, "stories", "--archive", "a.db", folder=tmp_path)
    assert "dam" in stories.casefold()
    page = tmp_path / "flood.html"
    run(onrecord, "dossier", "2", "--archive", "a.db", "-o", page, folder=tmp_path)
    assert "</html>" in page.read_text("utf-8")
    assert not (tmp_path / "home" / "cache" / "onrecord").exists()
