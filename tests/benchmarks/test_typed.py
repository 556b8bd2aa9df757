"""A repair is timed as it is typed, and leaves the roster as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kills import head
from benchmarks.program import run
from benchmarks.typed import Timed, drawn, line, replanned
from examples.generate import workbook_of


@pytest.mark.slow
def test_a_replan_is_timed_and_taken_back(tmp_path: Path) -> None:
    (tmp_path / "paiban.xlsx").write_bytes(workbook_of("quickstart").read_bytes())
    run("solve", tmp_path, "--seconds", 1)
    people, now = drawn(tmp_path, 1)
    timed = replanned(tmp_path, people[0], now)
    assert timed is not None
    assert 0 < timed.saved <= timed.ended
    assert head(tmp_path) == (1, 2)  # the repair was number 2, and number 1 is in force again


def test_a_replan_that_saves_nothing_has_no_time(tmp_path: Path) -> None:
    (tmp_path / "paiban.xlsx").write_bytes(workbook_of("quickstart").read_bytes())
    assert replanned(tmp_path, "Nobody", "4/3 00:00") is None


def test_the_table_has_medians_and_the_longest() -> None:
    found = [Timed(1.0, 4.0), Timed(2.0, 5.0), Timed(6.0, 7.0)]
    assert line("quickstart", found) == ["quickstart", "3", "2.0", "6.0", "5.0", "7.0"]
