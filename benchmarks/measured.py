"""What was measured: runs with the scorer's verdict on their rosters; to JSON and back, for the plot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.opening import Instance
from benchmarks.record import Checkpoint, Moment, Run, Seated
from benchmarks.runs import ENGINE
from benchmarks.score import Score

Scorer = Callable[[Instance, Sequence[Seated]], Score]


@dataclass(frozen=True, kw_only=True)
class Scored:
    """One roster by the scorer's count, with the bound that its run had proven by then."""

    limit: int
    cost: int
    bound: int | None
    first_open: float
    other_open: float
    changes: int = 0
    surviving: int = 0

    @property
    def gap(self) -> float | None:
        return None if self.bound is None else (self.cost - self.bound) / self.cost if self.cost else 0.0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One run of one solver on one instance of ``people`` people."""

    instance: str
    people: int
    solver: str
    seed: int
    peak_mib: int | None
    first_roster_seconds: float | None
    trajectory: tuple[Moment, ...]
    scored: tuple[Scored, ...]

    def at(self, limit: int) -> Scored | None:
        """Return what the run had at a limit."""
        return next((scored for scored in self.scored if scored.limit == limit), None)


def measured(
    run: Run,
    *,
    name: str,
    people: int,
    solver: str,
    seed: int,
    scorer: Callable[[Sequence[Seated]], Score],
    faults: list[str],
) -> Measured:
    """Return a run with its rosters scored; whatever is wrong with them goes to ``faults``."""
    found = []
    for checkpoint in run.checkpoints:
        where = f"{name}, {solver}, seed {seed}, {checkpoint.limit} s"
        if checkpoint.assign is not None:
            found.append(_judged(checkpoint, scorer(checkpoint.assign), where, faults))
        elif solver == ENGINE:
            faults.append(f"{where}: no roster")
    if solver == ENGINE and not run.checkpoints:
        faults.append(f"{name}, {solver}, seed {seed}: the run left nothing")
    return Measured(
        instance=name,
        people=people,
        solver=solver,
        seed=seed,
        peak_mib=run.peak_mib,
        first_roster_seconds=run.first_roster_seconds,
        trajectory=run.trajectory,
        scored=tuple(found),
    )


def _judged(checkpoint: Checkpoint, counted: Score, where: str, faults: list[str]) -> Scored:
    if counted.hard:
        faults.append(f"{where}: hard violations {dict(counted.hard)}")
    if counted.cost != checkpoint.cost:
        faults.append(f"{where}: the scorer's cost is {counted.cost}, the solver's {checkpoint.cost}")
    if checkpoint.bound is not None and counted.cost < checkpoint.bound:
        faults.append(f"{where}: the cost {counted.cost} is below the proven bound {checkpoint.bound}")
    return Scored(
        limit=checkpoint.limit,
        cost=counted.cost,
        bound=checkpoint.bound,
        first_open=counted.first_open,
        other_open=counted.other_open,
        changes=counted.changes,
        surviving=counted.surviving,
    )
