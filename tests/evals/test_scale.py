"""What scale costs, on a few reports: the same whatever the number of processes, and
said where nothing is measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evals.made import reports
from evals.million import derive, points
from evals.scale import curve, main
from onrecord.lineage import fingerprints
from onrecord.lineage.fingerprints import candidates, fingerprint
from onrecord.lineage.prose import prose_of
from tests.evals.small_sets import write_sets


def test_made_reports_are_the_same_ones_however_many(tmp_path: Path) -> None:
    sets = write_sets(tmp_path)
    few, many = list(reports(20, sets)), list(reports(60, sets))
    assert many[:20] == few
    assert len({report.id for report in many}) == 60


def test_a_batch_has_the_fingerprints_of_its_reports(tmp_path: Path) -> None:
    made = list(reports(12, write_sets(tmp_path)))
    derived = derive(made)
    prints = [fingerprint(prose_of(report.id, report.text)) for report in made]
    assert derived.hashes.tolist() == [
        value for found in prints for value in (*found.own, *found.quoted)
    ]
    assert derived.sizes.tolist() == [len(found) for found in prints]
    assert int(derived.quoted.sum()) == sum(len(found.quoted) for found in prints)
    assert derive([]).sizes.tolist() == []


@pytest.mark.slow
def test_points_do_not_hang_on_the_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        fingerprints, "PARTNERS", 1_000
    )  # the index holds what is chosen from
    sets = write_sets(tmp_path)
    one, two = (list(points([30, 250], sets, jobs=jobs)) for jobs in (1, 2))
    assert [(p.reports, p.pairs, p.mark, p.disk) for p in one] == [
        (p.reports, p.pairs, p.mark, p.disk) for p in two
    ]
    for point in one:
        prints = {
            r.id: fingerprint(prose_of(r.id, r.text))
            for r in reports(point.reports, sets)
        }
        assert point.pairs == len(candidates(prints))


def test_the_archive_s_curve_has_a_point_at_each_size(tmp_path: Path) -> None:
    found = list(curve([5, 15], write_sets(tmp_path)))
    assert [point.reports for point in found] == [5, 15]
    assert all(point.median <= point.p95 for point in found)


def test_each_part_prints_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sets = str(write_sets(tmp_path))
    for part, head in (("archive", "one more, median"), ("fingerprints", "reports/s")):
        monkeypatch.setattr(
            sys, "argv", ["scale", "10", "20", "--only", part, "--sets", sets]
        )
        assert main() == 0
        assert head in capsys.readouterr().out


def test_without_sets_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["scale", "--sets", str(tmp_path / "none")])
    assert main() == 0
    assert "nothing measured" in capsys.readouterr().out
