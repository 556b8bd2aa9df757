"""Improves a roster part by part: frees some cells, has that part solved, keeps what is better."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.guide import Guide
from paiban.scheduler.highs import Answer, Limits
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.neighbourhoods import Neighbourhoods
from paiban.scheduler.restrict import restrict
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Task
from paiban.values.problem import BoolArray

PART_SECONDS = 6.0
PART_NODES = 100
PART_GAP = 1e-3  # the last tenth of a per cent of a part takes longer than the next part gains
FIRST_CELLS, LEAST_CELLS, MOST_CELLS = 2500, 300, 60_000
EASY_ITERATIONS, HARD_ITERATIONS = 2500, 7000  # of the simplex method: about half a second and two
FIRST_REACH, MOST_REACH = 2.0, 200.0  # up to which reduced cost cells are looked at
MOST_EFFORT = 3.0
WIDER, HARDER = 1.5, 1.1  # how reach and effort grow with each part that brings nothing


class Improving:
    """Yields one part after another as a task and keeps what its answer makes cheaper.

    Parts grow while they are easy and shrink when they are hard. With ``is_timed`` false no part looks at the
    clock, only at its nodes: the same input gives the same roster on any machine. With ``is_sweeping``
    false it leaves the first pass through the whole time to somebody else.
    """

    def __init__(
        self,
        statement: Statement,
        incumbent: Incumbent,
        guide: Guide,
        *,
        seed: int,
        is_timed: bool = True,
        is_sweeping: bool = True,
    ) -> None:
        self._statement = statement
        self._incumbent = incumbent
        self._guide = guide
        self._seed = seed
        self._is_timed = is_timed
        self._parts = Neighbourhoods(statement, np.random.default_rng(seed), is_sweeping=is_sweeping)
        self._most_cells = min(FIRST_CELLS, max(LEAST_CELLS, len(statement.cells) / 4))
        self._reach = FIRST_REACH
        self._effort = 1.0
        self._free: BoolArray | None = None

    def next_task(self, seconds: float) -> Task | None:
        """Return the next part to solve; ``None`` if there is nothing to decide."""
        if not len(self._statement.cells):
            return None
        taken = self._incumbent.taken
        part = self._parts.draw(int(self._most_cells), self._guide.promising(taken, self._reach))
        self._incumbent.doing = part.name
        self._free = part.free
        return Task(
            table=restrict(self._statement.table, taken, part.free),
            start=taken[part.free],
            limits=Limits(
                seconds=min(PART_SECONDS * self._effort, seconds) if self._is_timed else 100 * PART_SECONDS,
                gap=PART_GAP,
                nodes=PART_NODES,
                seed=self._seed,
            ),
        )

    def take_answer(self, answer: Answer) -> None:
        """Keep the part's roster if the whole gets cheaper by it.

        The rest may have changed since the part was handed out; then both changes together must be feasible.
        """
        assert self._free is not None
        self._incumbent.steps += 1
        growth = _growth(answer, self._effort)
        self._most_cells = min(MOST_CELLS, max(LEAST_CELLS, self._most_cells * growth))
        if answer.taken is not None:
            after = self._incumbent.taken > 0
            after[self._free] = answer.taken > 0
            if self._incumbent.offer(after):
                return
        if self._guide.is_ready:
            self._reach = min(MOST_REACH, self._reach * WIDER)
            self._effort = min(MOST_EFFORT, self._effort * HARDER)


def _growth(answer: Answer, effort: float) -> float:
    """Return by how much the next part may be larger, seeing how hard this one was."""
    if not answer.is_optimal:
        return 0.6
    if answer.iterations < EASY_ITERATIONS * effort:
        return 1.3
    return 0.8 if answer.iterations > HARD_ITERATIONS * effort else 1.0
