"""A run keeps its trajectory and what it had at each limit, and survives being written to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.record import Moment, Recorder, Run, Seated, read_run, write_run

ONE: Sequence[Seated] = [("gate", 0, "Mei")]
TWO: Sequence[Seated] = [("gate", 0, "Li")]


class Clock:
    """A monotonic clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr("benchmarks.record.time", found)
    return found


def ran(clock: Clock) -> Run:
    """A run with 9 after two seconds, a bound after four, and 7 after twelve."""
    recorder = Recorder([10, 20])
    clock.now = 2
    recorder.note(9, None, lambda: ONE)
    clock.now = 4
    recorder.note(9, 5, lambda: ONE)
    clock.now = 6
    recorder.note(9, 5, lambda: ONE)
    clock.now = 12
    recorder.note(7, 6, lambda: TWO)
    clock.now = 15
    return recorder.finish(7, 7, lambda: TWO)


def test_only_what_changes_is_in_the_trajectory(clock: Clock) -> None:
    moments = [(moment.seconds, moment.cost, moment.bound) for moment in ran(clock).trajectory]
    assert moments == [(2, 9, None), (4, 9, 5), (12, 7, 6), (15, 7, 7)]


def test_each_limit_has_what_there_was_by_then(clock: Clock) -> None:
    found = [(point.limit, point.cost, point.bound, point.assign) for point in ran(clock).checkpoints]
    assert found == [(10, 9, 5, tuple(ONE)), (20, 7, 7, tuple(TWO))]


def test_without_a_roster_there_is_none_at_any_limit(clock: Clock) -> None:
    run = Recorder([10]).finish(None, 3, None)
    assert [(point.cost, point.bound, point.assign) for point in run.checkpoints] == [(None, 3, None)]
    assert run.first_roster_seconds is None


def test_a_run_that_ends_late_has_its_last_roster_at_the_longest_limit_only(clock: Clock) -> None:
    recorder = Recorder([10, 20])
    clock.now = 21
    run = recorder.finish(7, None, lambda: TWO)
    assert [point.cost for point in run.checkpoints] == [None, 7]


def test_the_first_roster_is_the_first_with_a_cost() -> None:
    moments = (Moment(seconds=1, bound=3), Moment(seconds=2, cost=9), Moment(seconds=3, cost=8))
    assert Run(trajectory=moments).first_roster_seconds == 2


def test_a_run_is_the_same_after_writing_and_reading(clock: Clock, tmp_path: Path) -> None:
    run = ran(clock)
    write_run(run, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json", None) == run


def test_a_solver_that_wrote_nothing_had_nothing(tmp_path: Path) -> None:
    assert read_run(tmp_path / "run.json", 7) == Run(peak_mib=7)
