"""The plot draws what the runner wrote, and names what is missing."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from benchmarks import plot
from benchmarks.record import Moment
from tests.benchmarks.test_table import run

MOMENTS = (
    Moment(seconds=0.01, cost=300),
    Moment(seconds=1, cost=250, bound=-90),
    Moment(seconds=4, bound=200),
)


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A file with a run of ours and one of a rival that found nothing."""
    ours = replace(run("engine", 0, 250, bound=200), trajectory=MOMENTS)
    theirs = replace(run("plain", 0), first_roster_seconds=None, peak_mib=None)
    file = tmp_path / "runs.json"
    file.write_text(json.dumps([asdict(ours), asdict(theirs)]), "utf-8")
    return file


def test_runs_are_read_as_they_were_written(runs: Path) -> None:
    ours, theirs = plot.read_measured(runs)
    assert ours == replace(run("engine", 0, 250, bound=200), trajectory=MOMENTS)
    assert theirs.scored == ()


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_it_makes_a_picture(runs: Path, tmp_path: Path, ending: str) -> None:
    pytest.importorskip("matplotlib")
    out = tmp_path / f"picture.{ending}"
    assert plot.main([str(runs), "--out", str(out)]) == 0
    assert out.read_bytes().startswith({"png": b"\x89PNG", "svg": b"<?xml"}[ending])


def test_without_matplotlib_it_names_the_install(
    runs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.delitem(sys.modules, "matplotlib.figure", raising=False)
    assert plot.main([str(runs), "--out", str(tmp_path / "picture.png")]) == 1
    assert "pip install 'paiban[benchmarks]'" in capsys.readouterr().err
