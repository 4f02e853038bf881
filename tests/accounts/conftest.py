"""Promises about what is one account that the learnt weights do not keep yet."""

from __future__ import annotations

from pathlib import Path

import pytest

_NOT_KEPT = Path(__file__).with_name("not_kept_yet.txt")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of `not_kept_yet.txt`: a line leaves that file when its test
    passes.
    """
    listed = set(_NOT_KEPT.read_text(encoding="utf-8").splitlines())
    for item in items:
        if item.nodeid in listed:
            item.add_marker(
                pytest.mark.xfail(reason="not kept by the learnt weights", strict=True)
            )
