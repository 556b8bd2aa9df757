"""Improves a roster part by part: frees some cells, has that part solved, keeps what is better."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.answer import Answer, Limits
from paiban.scheduler.cp_sat import is_either_or
from paiban.scheduler.guide import Guide
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.neighbourhoods import (
    DRAWS,
    MENDING_DRAWS,
    Kind,
    Neighbourhood,
    Neighbourhoods,
    Sweep,
    learn,
    nearest,
)
from paiban.scheduler.restrict import restrict
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Task
from paiban.values.problem import IntArray

PART_SECONDS = 6.0
UNTIMED = 100
PART_NODES, PART_EFFORT = 100, 6000
LEAST_CELLS, MOST_CELLS = 300, 60_000
FIRST_REACH, MOST_REACH, WIDER = 2.0, 200.0, 1.5
MOST_EFFORT, HARDER = 2.0, 1.1


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How large parts are made: they grow while they take less effort than ``easy``.

    They shrink when they take more than ``hard``. ``gap`` is how far from the best a part may end
    at first.
    """

    easy: int
    hard: int
    gap: float

    def growth(self, answer: Answer, effort: float) -> float:
        """Return by how much the next part may be larger, seeing how hard this one was."""
        if not answer.is_optimal:
            return 0.6
        if answer.effort < self.easy * effort:
            return 1.3
        return 0.8 if answer.effort > self.hard * effort else 1.0


# Small parts go through most cells in a second; large ones find what small ones cannot.
FIRST_CELLS = 3000
MENDING_CELLS = 1000  # who could come within a few hours of what was lost
SWEEPING = Pace(easy=1000, hard=2000, gap=5e-3)
SEARCHING = Pace(easy=2500, hard=7000, gap=1e-3)


class Improving(ABC):
    """Yields one part after another as a task and keeps what its answer makes cheaper.

    With ``is_timed`` false no part looks at the clock, only at its nodes: the same input gives the same
    roster on any machine.
    """

    pace: Pace

    def __init__(
        self, statement: Statement, incumbent: Incumbent, *, seed: int = 0, is_timed: bool = True
    ) -> None:
        self._statement = statement
        self._incumbent = incumbent
        self._seed = seed
        self._is_timed = is_timed
        self._effort = 1.0
        self._part: Neighbourhood | None = None

    @abstractmethod
    def draw(self, taken: IntArray) -> Neighbourhood | None:
        """Return the next part; ``None`` when this job is done."""

    @abstractmethod
    def learn(self, part: Neighbourhood, answer: Answer, gain: int) -> None:
        """Learn from what a part brought."""

    def next_task(self, seconds: float) -> Task | None:
        """Return the next part to solve; ``None`` when this job is done."""
        taken = self._incumbent.taken
        self._part = self.draw(taken)
        if self._part is None:
            return None
        self._incumbent.doing = self._part.name
        longest = PART_SECONDS * self._effort
        return Task(
            table=restrict(self._statement.table, taken, self._part.free, self._incumbent.values),
            start=taken[self._part.free],
            limits=Limits(
                seconds=min(longest, seconds) if self._is_timed else UNTIMED * longest,
                gap=self.pace.gap / self._effort,
                nodes=PART_NODES,
                effort=int(PART_EFFORT * self._effort),
                seed=self._seed,
            ),
        )

    def take_answer(self, answer: Answer) -> None:
        """Keep the part's roster if the whole gets cheaper by it.

        The rest may have changed since the part was handed out; then both changes together must be feasible.
        """
        assert self._part is not None
        self._incumbent.steps += 1
        before = self._incumbent.cost
        if answer.taken is not None:
            after = self._incumbent.taken > 0
            after[self._part.free] = answer.taken > 0
            self._incumbent.offer(after)
        self.learn(self._part, answer, before - self._incumbent.cost)

    def resized(self, cells: float, answer: Answer) -> float:
        """Return how large the next part should be, seeing how hard this one was.

        A part may have had fewer cells than it was allowed: then these were too many.
        """
        assert self._part is not None
        growth = self.pace.growth(answer, self._effort)
        base = min(cells, float(self._part.free.sum())) if growth < 1 else cells
        return min(MOST_CELLS, max(LEAST_CELLS, base * growth))


class Sweeping(Improving):
    """Goes through the whole time once, in small parts; several can share one sweep."""

    pace = SWEEPING

    def __init__(
        self,
        statement: Statement,
        incumbent: Incumbent,
        sweep: Sweep,
        *,
        from_end: bool = False,
        is_timed: bool = True,
    ) -> None:
        super().__init__(statement, incumbent, is_timed=is_timed)
        self._sweep = sweep
        self._from_end = from_end

    def draw(self, taken: IntArray) -> Neighbourhood | None:
        return self._sweep.draw(from_end=self._from_end)

    def learn(self, part: Neighbourhood, answer: Answer, gain: int) -> None:
        self._sweep.cells = self.resized(self._sweep.cells, answer)


class Searching(Improving):
    """Looks for better rosters in parts at random, of cells that the relaxation does not rule out.

    The longer nothing gets better, the more work a part may be, the closer to its best it must end, and the
    further from the relaxation are its cells. It ends after ``most_parts``.
    """

    pace = SEARCHING

    def __init__(
        self,
        statement: Statement,
        incumbent: Incumbent,
        sweep: Sweep,
        guide: Guide,
        *,
        seed: int,
        is_timed: bool = True,
        most_parts: int | None = None,
    ) -> None:
        super().__init__(statement, incumbent, seed=seed, is_timed=is_timed)
        self._parts_left = most_parts
        self._sweep = sweep
        self._guide = guide
        self._rng = np.random.default_rng(seed)
        self._kinds: Neighbourhoods | None = None
        self._kind: Kind
        self._reach = FIRST_REACH

    def draw(self, taken: IntArray) -> Neighbourhood | None:
        if not len(taken) or self._parts_left == 0:
            return None
        if self._kinds is None:  # as large as what the sweep found to be small parts
            draws = DRAWS if self._statement.cells.problem.promised is None else MENDING_DRAWS
            trusts_guide = not is_either_or(self._statement.table)
            self._kinds = Neighbourhoods(self._rng, self._sweep.cells, draws, trusts_guide=trusts_guide)
        self._kind = self._kinds.choose(can_guide=self._guide.is_ready)
        rank = self._kind.draw(self._statement, self._incumbent.values, self._rng)
        allowed = self._guide.promising(taken, self._reach if self._kind.is_guided else np.inf)
        return Neighbourhood(self._kind.name, nearest(rank, allowed, int(self._kind.cells)))

    def learn(self, part: Neighbourhood, answer: Answer, gain: int) -> None:
        if self._parts_left is not None:
            self._parts_left -= 1
        learn(self._kind, gain, answer.effort)
        self._kind.cells = self.resized(self._kind.cells, answer)
        if not gain:
            self._effort = min(MOST_EFFORT, self._effort * HARDER)
            if self._kind.is_guided:
                self._reach = min(MOST_REACH, self._reach * WIDER)
