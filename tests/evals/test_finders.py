"""The peers of lineage beside Onrecord: measured alike where they are installed, and
named where they are not.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from evals import beside, finders
from evals.finders import AS_SET, LOOSER, OWN, Setting, shingles
from evals.near_copies import near_copies
from evals.scale import print_pairs
from onrecord.lineage.prose import prose_of
from tests.evals.small_sets import COUNCIL, FERRY, OWN_LEAD, write_sets

ABSENT = Setting(name="nothing", module="onrecord_has_no_such_peer")


@pytest.mark.parametrize(
    "setting", [OWN, *AS_SET, *LOOSER], ids=lambda setting: setting.name
)
def test_a_finder_proposes_copies_once_and_nothing_else(setting: Setting) -> None:
    if reason := setting.missing():
        pytest.skip(reason)
    finder = setting.finder()
    finder.sign([prose_of("b", " ".join(FERRY)), prose_of("c", " ".join(COUNCIL))])
    finder.sign(
        [prose_of("a", " ".join((OWN_LEAD, *FERRY[1:]))), prose_of("d", "Short.")]
    )
    assert list(finder.pairs()) == [("a", "b")]


def test_shingles_are_runs_of_five_words() -> None:
    assert shingles(prose_of("a", "One two three four five six.")) == {
        "one two three four five",
        "two three four five six",
    }
    assert shingles(prose_of("a", "One two.")) == {"one two"}
    assert shingles(prose_of("a", "")) == {""}


def test_near_copies_counts_the_pairs_it_is_given(tmp_path: Path) -> None:
    sets = write_sets(tmp_path)
    assert near_copies(sets) == {
        "recall": 1.0,
        "precision": 1.0,
        "recall with boilerplate": 1.0,
    }
    wrong = near_copies(
        sets, lambda rows, _: [(rows[0].id, rows[2].id), (rows[0].id, rows[1].id)]
    )
    assert wrong["precision"] == 0.5
    assert wrong["recall"] == 1.0


def test_a_peer_that_is_not_installed_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "AS_SET", (ABSENT,))
    monkeypatch.setattr(beside, "LOOSER", ())
    console = Console(width=120, record=True, file=StringIO())
    print_pairs([40], write_sets(tmp_path), console)
    told = console.export_text()
    assert (
        "nothing is not measured: No module named 'onrecord_has_no_such_peer'" in told
    )
    assert "Onrecord, no boilerplate learnt" in told


def test_pace_counts_reports_and_pairs(tmp_path: Path) -> None:
    pace = beside.pace(OWN, 30, write_sets(tmp_path))
    assert pace.reports == 30
    assert pace.pairs > 0
    assert min(pace.signing, pace.pairing, pace.memory) > 0


def test_each_finder_has_a_process_of_its_own(tmp_path: Path) -> None:
    (pace,) = beside.paces([20], write_sets(tmp_path), ())
    assert (pace.name, pace.reports) == ("Onrecord", 20)


def test_every_setting_has_a_finder() -> None:
    assert {setting.module for setting in (OWN, *AS_SET, *LOOSER)} == set(
        finders.FINDERS
    )
