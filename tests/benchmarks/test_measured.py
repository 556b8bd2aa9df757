"""Whatever is wrong with a run is heard."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks.measured import Measured, measured
from benchmarks.record import Checkpoint, Run, Seated
from benchmarks.score import Score

BELOW = "the cost 100 is below the proven bound 101"
SEATS: tuple[Seated, ...] = (("gate", 0, "Mei"),)


def judged(
    checkpoint: Checkpoint, *, hard: dict[str, int] | None = None, solver: str = "engine"
) -> tuple[Measured, list[str]]:
    """What becomes of a run with one checkpoint that the scorer finds to cost 100."""

    def scorer(seats: Sequence[Seated]) -> Score:
        return Score(hard=hard or {}, terms={"first": 100}, first_open=1, other_open=0)

    faults: list[str] = []
    run = Run(checkpoints=(checkpoint,))
    found = measured(run, name="S", people=40, solver=solver, seed=0, scorer=scorer, faults=faults)
    return found, faults


def test_an_honest_run_has_no_faults() -> None:
    found, faults = judged(Checkpoint(limit=10, cost=100, bound=100, assign=SEATS))
    assert faults == []
    assert [(scored.cost, scored.gap) for scored in found.scored] == [(100, 0.0)]


@pytest.mark.parametrize(
    ("checkpoint", "hard", "words"),
    [
        (Checkpoint(limit=10, cost=99, assign=SEATS), {}, "the scorer's cost is 100, the solver's 99"),
        (Checkpoint(limit=10, cost=100, assign=SEATS), {"rest": 2}, "hard violations {'rest': 2}"),
        (
            Checkpoint(limit=10, cost=100, bound=101, assign=SEATS),
            {},
            BELOW,
        ),
        (Checkpoint(limit=10), {}, "no roster"),
    ],
)
def test_what_is_wrong_is_said(checkpoint: Checkpoint, hard: dict[str, int], words: str) -> None:
    assert judged(checkpoint, hard=hard)[1] == [f"S, engine, seed 0, 10 s: {words}"]


def test_a_rival_may_have_no_roster() -> None:
    assert judged(Checkpoint(limit=10), solver="plain")[1] == []
