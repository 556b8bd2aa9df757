"""A command that is killed at any moment leaves the store as it was or with the plan it had saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kills import Killed, broken_files, head, kill, killings
from tests.cli.compound import write_workbook
from tests.cli.conftest import QUICK, start


@pytest.fixture
def solved(tmp_path: Path) -> Path:
    folder = tmp_path / "compound"
    folder.mkdir()
    write_workbook(folder)
    start("solve", folder, *QUICK).communicate()
    return folder


@pytest.mark.slow
def test_whenever_it_is_killed_the_store_is_sound_and_no_file_is_torn(solved: Path) -> None:
    for killed in killings(solved, 12, seed=1):
        assert list(killed.faults) == []
    assert list(broken_files(solved)) == []


def test_a_command_that_has_ended_cannot_be_killed(solved: Path) -> None:
    killed = kill(solved, ("solve", *QUICK), 60)
    assert (killed.before, killed.after) == (1, 2)
    assert list(killed.faults) == []
    assert head(solved) == (2, 2)


def test_what_must_not_be_is_found(solved: Path) -> None:
    assert list(Killed(("solve",), 1.0, 1, 3, 4, "").faults)
    assert list(Killed(("solve",), 1.0, 1, 1, 2, "Saved: roster number 2 is in force.").faults)
    (solved / "torn.xlsx").write_bytes(b"PK")
    (solved / "torn.json").write_text("{", encoding="utf-8")
    assert len(list(broken_files(solved))) == 2
