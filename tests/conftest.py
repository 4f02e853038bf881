"""Shared by all tests: the examples in an archive, made once a worker, and the seeds'
folder where it is there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.archive import Archive

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "reports"
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def examples_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file of the examples. Tests only read it."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Archive(path) as archive:
        result = archive.add([EXAMPLES], jobs=1)
    assert result.failures == ()
    return path
