"""What a run of any solver leaves: its costs and bounds over time, and its roster at each time limit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Seated = tuple[str, int, str]
"""A duty (or candidate shift), the number of a seat on it, and the volunteer who has it."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What a solver had at a moment: its best cost and its bound, as far as there were any."""

    seconds: float
    cost: int | None = None
    bound: int | None = None


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """The best roster of a run at a limit, and what the run itself claims about it."""

    limit: int
    cost: int | None = None
    bound: int | None = None
    assign: tuple[Seated, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run; times count from the moment the solver begins to read the instance."""

    trajectory: tuple[Moment, ...] = ()
    checkpoints: tuple[Checkpoint, ...] = ()
    peak_mib: int | None = None

    @property
    def first_roster_seconds(self) -> float | None:
        return next((moment.seconds for moment in self.trajectory if moment.cost is not None), None)


class Recorder:
    """Keeps the trajectory and what there was at each limit; its clock starts when it is made."""

    def __init__(self, limits: Sequence[int]) -> None:
        self._began = time.monotonic()
        self.limits = tuple(sorted(limits))
        self._trajectory: list[Moment] = []
        self._seen: dict[int, Callable[[], Sequence[Seated]]] = {}

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    @property
    def seconds_left(self) -> float:
        return self.limits[-1] - self.seconds

    def note(self, cost: int | None, bound: int | None, seats: Callable[[], Sequence[Seated]]) -> None:
        """Note how a run stands now; ``seats`` makes the roster, if anybody asks for it later."""
        now = self.seconds
        self._add(Moment(seconds=round(now, 3), cost=cost, bound=bound))
        if cost is not None:
            self._seen.update((limit, seats) for limit in self.limits if now <= limit)

    def finish(
        self, cost: int | None, bound: int | None, seats: Callable[[], Sequence[Seated]] | None
    ) -> Run:
        """Return the run; what it has at its end counts for the longest limit and all not yet reached."""
        ended = self.seconds
        self._add(Moment(seconds=round(ended, 3), cost=cost, bound=bound))
        for limit in self.limits:
            if seats is not None and (ended <= limit or limit == self.limits[-1]):
                self._seen[limit] = seats
        checkpoints = [self._checkpoint(limit, ended) for limit in self.limits]
        return Run(trajectory=tuple(self._trajectory), checkpoints=tuple(checkpoints))

    def _add(self, moment: Moment) -> None:
        last = self._trajectory[-1] if self._trajectory else None
        if last is None or (last.cost, last.bound) != (moment.cost, moment.bound):
            self._trajectory.append(moment)

    def _checkpoint(self, limit: int, ended: float) -> Checkpoint:
        is_last = ended <= limit or limit == self.limits[-1]
        known = [moment for moment in self._trajectory if is_last or moment.seconds <= limit]
        if limit not in self._seen:
            return Checkpoint(limit=limit, bound=known[-1].bound if known else None)
        return Checkpoint(
            limit=limit,
            cost=known[-1].cost,
            bound=known[-1].bound,
            assign=tuple(self._seen[limit]()),
        )


def write_run(run: Run, file: Path) -> None:
    """Write a run to a file."""
    file.write_text(json.dumps(asdict(run)) + "\n", "utf-8")


def read_run(file: Path, peak_mib: int | None) -> Run:
    """Return the run that a solver wrote to a file; one that wrote nothing had nothing."""
    if not file.exists():
        return Run(peak_mib=peak_mib)
    found = json.loads(file.read_text("utf-8"))
    return Run(
        trajectory=tuple(Moment(**known) for known in found["trajectory"]),
        checkpoints=tuple(_read_checkpoint(**known) for known in found["checkpoints"]),
        peak_mib=peak_mib,
    )


def _read_checkpoint(*, assign: Sequence[Sequence[Any]] | None, **known: Any) -> Checkpoint:
    seats = None if assign is None else tuple((duty, seat, person) for duty, seat, person in assign)
    return Checkpoint(assign=seats, **known)
