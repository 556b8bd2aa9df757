"""Timefold is set up without what slows it down; where it is ready, its rosters are scored as it claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generate import candidate, fixed
from benchmarks.opening import Grid, Instance
from benchmarks.runs import TIMEFOLD, run, why_not
from benchmarks.score import score
from benchmarks.timefold import setup


def test_a_folder_that_is_not_ready_has_no_class_path(tmp_path: Path) -> None:
    assert setup.class_path(tmp_path) == ""


def test_logging_and_testing_stay_off_the_class_path(tmp_path: Path) -> None:
    for name in (
        "jars/timefold-core.jar",
        "jars/logback-classic.jar",
        "jars/junit.jar",
        "classes/Roster.class",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert setup.class_path(tmp_path).split(":") == [
        str(tmp_path / "classes"),
        str(tmp_path / "jars/timefold-core.jar"),
    ]


def test_without_a_compiler_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.timefold.setup.shutil.which", lambda name: None)
    assert setup.main([str(tmp_path)]) == 1
    assert "there is no javac on the path" in capsys.readouterr().err


@pytest.mark.skipif(why_not(TIMEFOLD, fixed("S")) is not None, reason="Timefold is not set up")
@pytest.mark.parametrize("case", [fixed("S"), candidate("S", Grid.OWN)], ids=["fixed", "candidate"])
def test_its_rosters_cost_what_it_claims(case: Instance) -> None:
    (checkpoint,) = run(TIMEFOLD, case, [3], 0).checkpoints
    assert checkpoint.assign is not None
    counted = score(case, checkpoint.assign)
    assert (counted.cost, counted.hard) == (checkpoint.cost, {})
