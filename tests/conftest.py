"""Shared by all tests: the examples in an archive, made once a worker, and the seeds'
folder where it is there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord.archive import Archive

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "reports"
SEEDS = ROOT.parent / "shared" / "seeds"

# No test hangs on a clock: a busy machine is slow, and a slow example is no fault. The
# same examples are tried every time; `HYPOTHESIS_PROFILE=seek` looks for new ones.
settings.register_profile(
    "plain",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "seek", parent=settings.get_profile("plain"), derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "plain"))


@pytest.fixture(scope="session")
def examples_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file of the examples. Tests only read it."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Archive(path) as archive:
        result = archive.add([EXAMPLES], jobs=1)
    assert result.failures == ()
    return path
