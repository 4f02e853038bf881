"""The registry of exports: every format is offered, and writes what its name says."""

from __future__ import annotations

import json

from onrecord.exports.formats import EXPORTS, exports_of
from onrecord.exports.item_rows import ROWS
from onrecord.kinds import ITEM_KINDS
from onrecord.model import Dossier, Reading, Telling
from tests.dossiers import dossier


def test_names_and_suffixes_are_told_apart() -> None:
    for type_ in {export.takes for export in EXPORTS}:
        exports = [export for export in EXPORTS if export.takes is type_]
        assert len({export.name for export in exports}) == len(exports)
        assert len({export.suffix for export in exports}) == len(exports)


def test_every_format_of_a_dossier_writes_it() -> None:
    for export in exports_of(Dossier).values():
        assert export.write(dossier()).strip(), export.name


def test_what_the_formats_write() -> None:
    written = {name: e.write(dossier()) for name, e in exports_of(Dossier).items()}
    assert written["html"].startswith("<!doctype html>")
    assert json.loads(written["json"])["accounts"]
    line = exports_of(Reading)["jsonl"].write(Reading(report="a", published=None))
    assert line.count("\n") == 1
    assert json.loads(line)["id"] == "a"


def test_every_kind_of_item_has_its_row() -> None:
    """Tellings alone have none: they repeat, clause by clause, the items that the
    formats promise.
    """
    assert {*ROWS, Telling} == {kind.type for kind in ITEM_KINDS}
    assert Telling not in ROWS
