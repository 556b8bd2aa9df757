"""Runs improving and proving side by side, each with a solver of its own; can be stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from paiban.scheduler.annealing import Annealing, is_worth_annealing
from paiban.scheduler.answer import Answer
from paiban.scheduler.guide import Guide
from paiban.scheduler.improve import FIRST_CELLS, MENDING_CELLS, UNTIMED, Searching, Sweeping
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.neighbourhoods import Sweep
from paiban.scheduler.prove import ROUGH, Relaxing, Whole, is_small
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Crew, Task, WorkerDiedError

TICK_SECONDS = 0.1
MOST_DEATHS = 3
PARTS_BEFORE_WHOLE = 8
COMPILING_SECONDS = 30.0  # the first time on a machine; afterwards it takes none
OVERDUE = 1.5  # times the time it has been given a solver may take: now and then one never comes back
REPAIR_PATIENCE = 20  # parts in a row without gain after which a repair is good enough


@dataclass(frozen=True, kw_only=True)
class SolveSettings:
    """How long to search and how.

    With ``workers`` 1 the search improves and proves in turns, with 2 at once. With ``steps`` it
    stops after so many parts whatever the clock says, so that the same input and seed give the same roster
    everywhere. With ``patience`` it stops when so many parts in a row have brought nothing.
    """

    seconds: float = 60.0
    seed: int = 0
    workers: int = 2
    steps: int | None = None
    patience: int | None = None

    @property
    def most_seconds(self) -> float:
        """How long a part may take: where steps are counted the clock only ends what never would."""
        return self.seconds if self.steps is None else UNTIMED * self.seconds

    @property
    def solvers(self) -> int:
        """How many solver processes work at once."""
        return 1 if self.steps is not None else min(2, self.workers)


class Job(Protocol):
    """Something that asks one task after another and learns from the answers."""

    def next_task(self, seconds: float) -> Task | None: ...

    def take_answer(self, answer: Answer) -> None: ...


class Lane:
    """A solver of a crew and the jobs it works for, one after another."""

    def __init__(self, jobs: Iterable[Job], crew: Crew) -> None:
        self._jobs = list(jobs)
        self._crew = crew
        self._deaths = 0
        self._overdue = 0.0
        self._is_waiting = False
        self._solver = crew.take()

    @property
    def is_over(self) -> bool:
        return not self._jobs

    def advance(self, seconds_left: float) -> None:
        """Take the answers that are there, and hand out the next task."""
        try:
            while self._is_waiting and (answer := self._solver.answer(0.0)) is not None:
                self._is_waiting = not answer.is_last
                self._jobs[0].take_answer(answer)
            if self._is_waiting and time.monotonic() > self._overdue:
                self._replace_solver()
                self._jobs[0].take_answer(Answer())
            if not self._is_waiting:
                self._ask(seconds_left)
        except WorkerDiedError:
            self._revive()

    def _ask(self, seconds_left: float) -> None:
        while self._jobs:
            task = self._jobs[0].next_task(seconds_left)
            if task is not None:
                self._solver.ask(task)
                self._is_waiting = True
                longest = OVERDUE * task.limits.seconds + OVERDUE
                self._overdue = time.monotonic() + longest + (COMPILING_SECONDS if task.heat else 0)
                return
            self._jobs.pop(0)

    def _replace_solver(self) -> None:
        self._is_waiting = False
        self._solver.close()
        self._solver = self._crew.take()

    def _revive(self) -> None:
        """Start another solver; give the jobs up when that happens again and again."""
        self._deaths += 1
        self._replace_solver()
        if self._deaths >= MOST_DEATHS:
            self._jobs = []

    def close(self) -> None:
        self._solver.close()


def search(
    statement: Statement,
    incumbent: Incumbent,
    settings: SolveSettings,
    deadline: float,
    tick: Callable[[], None],
    crew: Crew,
) -> None:
    """Improve the incumbent until the deadline (a moment of the monotonic clock), the proof, or Ctrl-C.

    ``tick`` is called at once and then often, for the progress line.
    """
    if settings.steps is not None:
        _search_steps(statement, incumbent, settings, tick, crew)
        return
    lanes = [Lane(jobs, crew) for jobs in _jobs(statement, incumbent, settings)]

    def is_done() -> bool:
        is_tired = settings.patience is not None and incumbent.idle_steps >= settings.patience
        return is_tired or incumbent.is_optimal

    _run(lanes, crew.bell, deadline, tick, is_done)


def _jobs(statement: Statement, incumbent: Incumbent, settings: SolveSettings) -> list[list[Job]]:
    """Return the jobs of each lane.

    One anneals a roster from nothing and then sweeps through the time, while the other asks for the
    relaxation, and later for the whole where that is small. Where there is little to anneal both sweep first:
    no relaxation is worth as much as the first pass. A roster that is being mended is as good as it was in
    most places: there all look for what costs most at once. Where it may change throughout, one asks for a
    rough relaxation at once, and has a guide before long.
    """
    guide, seed, problem = Guide(), settings.seed, statement.cells.problem
    is_renewed = problem.base is not None and problem.promised is None
    is_mending = problem.base is not None and not (is_renewed and is_small(statement.table))
    sweep = Sweep(statement, seed, FIRST_CELLS if problem.promised is None else MENDING_CELLS)

    def searching(lane: int, most_parts: int | None = None) -> Job:
        return Searching(statement, incumbent, sweep, guide, seed=seed + lane, most_parts=most_parts)

    def sweeping(*, from_end: bool = False) -> list[Job]:
        return [] if is_mending else [Sweeping(statement, incumbent, sweep, from_end=from_end)]

    annealing = _annealing(statement, incumbent, seed, is_timed=True)
    relaxing = Relaxing(statement.table, incumbent, guide)
    if settings.workers < 2:
        return [[*annealing, *sweeping(), relaxing, searching(0)]]
    second: list[Job] = []
    if is_renewed:
        second.append(Relaxing(statement.table, incumbent, guide, ROUGH))
    elif not annealing:
        second.extend(sweeping(from_end=True))
    if problem.base is not None:
        second.append(searching(1, REPAIR_PATIENCE))
    second.append(relaxing)
    if is_small(statement.table):
        second.append(searching(2, PARTS_BEFORE_WHOLE))
        second.append(Whole(statement.table, incumbent, seed=seed, can_offer=True))
    second.append(searching(1))
    return [[*annealing, *sweeping(), searching(0)], second]


def _annealing(statement: Statement, incumbent: Incumbent, seed: int, *, is_timed: bool) -> list[Job]:
    """Return the job of annealing: for a roster from nothing, of more than one exact part."""
    if statement.cells.problem.base is not None or not is_worth_annealing(statement.table):
        return []
    return [Annealing(statement, incumbent, seed=seed, is_timed=is_timed)]


def _run(
    lanes: list[Lane],
    bell: threading.Event,
    deadline: float,
    tick: Callable[[], None],
    is_done: Callable[[], bool],
) -> bool:
    """Keep the lanes busy until they are over, the deadline, Ctrl-C, or all is done; then close them.

    Return whether it was Ctrl-C.
    """
    try:
        tick()
        while not is_done() and not all(lane.is_over for lane in lanes):
            left = deadline - time.monotonic()
            if left <= 0:
                break
            bell.clear()
            for lane in lanes:
                if not lane.is_over:
                    lane.advance(left)
            tick()
            bell.wait(min(TICK_SECONDS, left))
    except KeyboardInterrupt:
        return True
    finally:
        for lane in lanes:
            lane.close()
    return False


def _search_steps(
    statement: Statement,
    incumbent: Incumbent,
    settings: SolveSettings,
    tick: Callable[[], None],
    crew: Crew,
) -> None:
    """Improve by a number of parts, then prove; neither looks at the clock for what the roster will be."""
    guide, sweep = Guide(), Sweep(statement, settings.seed, FIRST_CELLS)
    improving: list[Job] = [
        *_annealing(statement, incumbent, settings.seed, is_timed=False),
        Sweeping(statement, incumbent, sweep, is_timed=False),
        relaxing := Relaxing(statement.table, incumbent, guide),
        Searching(statement, incumbent, sweep, guide, seed=settings.seed, is_timed=False),
    ]
    proving: list[Job] = [relaxing, Whole(statement.table, incumbent, seed=settings.seed, can_offer=False)]
    is_stopped = _run(
        [Lane(improving, crew)],
        crew.bell,
        time.monotonic() + settings.most_seconds,
        tick,
        lambda: incumbent.steps >= (settings.steps or 0) or incumbent.is_optimal,
    )
    if not is_stopped:
        until = time.monotonic() + settings.seconds
        _run([Lane(proving, crew)], crew.bell, until, tick, lambda: incumbent.is_optimal)
