"""Runs improving and proving side by side, each with a solver of its own; can be stopped at any moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from paiban.scheduler.guide import Guide
from paiban.scheduler.improve import Improving
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.highs import Answer
from paiban.scheduler.prove import Proving
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import SolverProcess, Task, WorkerDiedError

TICK_SECONDS = 0.1
MOST_DEATHS = 3
REPAIR_PATIENCE = 10  # parts in a row without gain after which a repair is good enough


@dataclass(frozen=True, kw_only=True)
class SolveSettings:
    """How long to search and how.

    With ``workers`` 1 the search improves and proves in turns, with 2 or more at once. With ``steps`` it
    stops after so many parts whatever the clock says, so that the same input and seed give the same roster
    everywhere. With ``patience`` it stops when so many parts in a row have brought nothing.
    """

    seconds: float = 60.0
    seed: int = 0
    workers: int = 2
    steps: int | None = None
    patience: int | None = None


class Job(Protocol):
    """Something that asks one task after another and learns from the answers."""

    def next_task(self, seconds: float) -> Task | None: ...

    def take_answer(self, answer: Answer) -> None: ...


class Lane:
    """One job and the solver that works for it; ``spare`` is what it does when the job is over."""

    def __init__(self, job: Job, spare: Job | None = None) -> None:
        self.job = job
        self.is_over = False
        self._spare = spare
        self._deaths = 0
        self._is_waiting = False
        self._solver = SolverProcess()

    def advance(self, seconds_left: float, wait: float | None) -> None:
        """Hand out a task if none is out, then look for an answer for ``wait`` seconds."""
        try:
            if not self._is_waiting:
                self._ask(seconds_left)
            if self.is_over:
                return
            answer = self._solver.answer(wait)
        except WorkerDiedError:
            self._revive()
            return
        if answer is not None:
            self._is_waiting = not answer.is_last
            self.job.take_answer(answer)

    def _ask(self, seconds_left: float) -> None:
        task = self.job.next_task(seconds_left)
        if task is None and self._spare is not None:
            self.job, self._spare = self._spare, None
            task = self.job.next_task(seconds_left)
        if task is None:
            self.is_over = True
            return
        self._solver.ask(task)
        self._is_waiting = True

    def _revive(self) -> None:
        """Start another solver; give the job up when that happens again and again."""
        self._deaths += 1
        self._is_waiting = False
        self._solver.close()
        if self._deaths >= MOST_DEATHS:
            self.is_over = True
        else:
            self._solver = SolverProcess()

    def close(self) -> None:
        self._solver.close()


def search(
    statement: Statement,
    incumbent: Incumbent,
    settings: SolveSettings,
    deadline: float,
    tick: Callable[[], None],
) -> None:
    """Improve the incumbent until the deadline (a moment of the monotonic clock), the proof, or Ctrl-C.

    ``tick`` is called at once and then often, for the progress line.
    """
    if settings.steps is not None:
        _search_steps(statement, incumbent, settings, tick)
        return
    guide = Guide()
    lanes = [Lane(Improving(statement, incumbent, guide, seed=settings.seed))]
    if settings.workers > 1:
        proving = Proving(statement, incumbent, guide, seed=settings.seed, can_offer=True)
        helping = Improving(statement, incumbent, guide, seed=settings.seed + 1, is_sweeping=False)
        lanes.append(Lane(proving, spare=helping))
    try:
        tick()
        _run(lanes, incumbent, deadline, tick, settings.patience)
    except KeyboardInterrupt:
        return
    finally:
        for lane in lanes:
            lane.close()


def _run(
    lanes: list[Lane],
    incumbent: Incumbent,
    deadline: float,
    tick: Callable[[], None],
    patience: int | None = None,
) -> None:
    """Keep the lanes busy until they are over, the deadline, the proof, or the end of patience."""
    while not incumbent.is_optimal and not all(lane.is_over for lane in lanes):
        left = deadline - time.monotonic()
        if left <= 0 or (patience is not None and incumbent.idle_steps >= patience):
            return
        for lane in lanes:
            if not lane.is_over:
                lane.advance(left, min(TICK_SECONDS, left) / len(lanes))
        tick()


def _search_steps(
    statement: Statement, incumbent: Incumbent, settings: SolveSettings, tick: Callable[[], None]
) -> None:
    """Improve by a number of parts, then prove; neither looks at the clock for what the roster will be."""
    guide = Guide()
    improving = Lane(Improving(statement, incumbent, guide, seed=settings.seed, is_timed=False))
    proving = Lane(Proving(statement, incumbent, guide, seed=settings.seed, can_offer=False))
    try:
        tick()
        while incumbent.steps < (settings.steps or 0) and not improving.is_over:
            improving.advance(settings.seconds, None)
            tick()
        _run([proving], incumbent, time.monotonic() + settings.seconds, tick)
    except KeyboardInterrupt:
        return
    finally:
        improving.close()
        proving.close()
