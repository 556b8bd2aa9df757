"""Improves a roster part by part: frees some cells, has that part solved, keeps what is better."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.mip import MipAnswer, MipLimits
from paiban.scheduler.neighbourhoods import Neighbourhoods
from paiban.scheduler.restrict import restrict
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Task
from paiban.values.problem import BoolArray

PART_SECONDS = 6.0
PART_NODES = 100
PART_GAP = 5e-3  # the last half per cent of a part takes longer than the next part gains
FIRST_CELLS, LEAST_CELLS, MOST_CELLS = 2500, 300, 12_000
EASY_ITERATIONS, HARD_ITERATIONS = 2500, 7000  # of the simplex method: about half a second and two


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
        *,
        seed: int,
        is_timed: bool = True,
        is_sweeping: bool = True,
    ) -> None:
        self._statement = statement
        self._incumbent = incumbent
        self._seed = seed
        self._is_timed = is_timed
        self._parts = Neighbourhoods(statement, np.random.default_rng(seed), is_sweeping=is_sweeping)
        self._most_cells = min(FIRST_CELLS, max(LEAST_CELLS, len(statement.cells) / 4))
        self._free: BoolArray | None = None

    def next_task(self, seconds: float) -> Task | None:
        """Return the next part to solve; ``None`` if there is nothing to decide."""
        if not len(self._statement.cells):
            return None
        part = self._parts.draw(int(self._most_cells))
        self._incumbent.doing = part.name
        self._free = part.free
        return Task(
            table=restrict(self._statement.table, self._incumbent.taken, part.free),
            limits=MipLimits(
                seconds=min(PART_SECONDS, seconds) if self._is_timed else 100 * PART_SECONDS,
                gap=PART_GAP,
                nodes=PART_NODES,
                seed=self._seed,
            ),
        )

    def take_answer(self, answer: MipAnswer) -> None:
        """Keep the part's roster if the whole gets cheaper by it.

        The rest may have changed since the part was handed out; then both changes together must be feasible.
        """
        assert self._free is not None
        self._incumbent.steps += 1
        self._most_cells = min(MOST_CELLS, max(LEAST_CELLS, self._most_cells * _growth(answer)))
        if answer.taken is not None:
            after = self._incumbent.taken.copy()
            after[self._free] = answer.taken
            self._incumbent.offer(after)


def _growth(answer: MipAnswer) -> float:
    """Return by how much the next part may be larger, seeing how hard this one was."""
    if not answer.is_optimal:
        return 0.6
    if answer.iterations < EASY_ITERATIONS:
        return 1.3
    return 0.8 if answer.iterations > HARD_ITERATIONS else 1.0
