"""Improves a roster part by part: frees some cells, has that part solved, keeps what is better."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.mip import MipAnswer, MipLimits
from paiban.scheduler.neighbourhoods import Neighbourhood, neighbourhoods
from paiban.scheduler.restrict import restrict
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Task
from paiban.values.problem import IntArray

PART_SECONDS = 8.0  # a part that needs longer is better left to another neighbourhood
PART_NODES = 200
PART_GAP = 2e-4


class Improving:
    """Yields one part after another as a task and keeps what its answer makes cheaper.

    With ``is_timed`` false no part looks at the clock, only at its nodes: the same input gives the same
    roster on any machine.
    """

    def __init__(self, statement: Statement, incumbent: Incumbent, *, seed: int, is_timed: bool) -> None:
        self._statement = statement
        self._incumbent = incumbent
        self._seed = seed
        self._is_timed = is_timed
        self._parts: Iterator[Neighbourhood] = neighbourhoods(statement, np.random.default_rng(seed))
        self._free: IntArray | None = None
        self._before: IntArray | None = None

    def next_task(self, seconds: float) -> Task | None:
        """Return the next part to solve; ``None`` if there is nothing to decide."""
        part = next(self._parts, None)
        if part is None:
            return None
        self._incumbent.doing = part.name
        self._free, self._before = np.flatnonzero(part.free), self._incumbent.taken
        return Task(
            table=restrict(self._statement.table, self._before, part.free),
            limits=MipLimits(
                seconds=min(PART_SECONDS, seconds) if self._is_timed else 100 * PART_SECONDS,
                gap=PART_GAP,
                nodes=PART_NODES,
                seed=self._seed,
            ),
        )

    def take_answer(self, answer: MipAnswer) -> None:
        """Keep the part's roster if the whole gets cheaper by it."""
        assert self._before is not None
        assert self._free is not None
        self._incumbent.steps += 1
        if answer.taken is not None:
            after = self._before.copy()
            after[self._free] = answer.taken
            self._incumbent.offer(after)
