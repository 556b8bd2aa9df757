"""Proves how good a roster can be at best: the relaxation, then the whole itself if it is small."""

from __future__ import annotations

from paiban.scheduler.guide import Guide
from paiban.scheduler.highs import Answer, Limits
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Task

WHOLE_CELLS = 40_000  # beyond this the whole finds and proves nothing that parts and relaxation do not
TOLERANCES = (1e-4,)  # of the relaxation


class Proving:
    """Yields the tasks whose answers bound the cost from below.

    What solving the whole finds is kept as well, unless ``can_offer`` is false because the roster must not
    depend on how far it came.
    """

    def __init__(
        self, statement: Statement, incumbent: Incumbent, guide: Guide, *, seed: int, can_offer: bool
    ) -> None:
        self._table = statement.table
        self._incumbent = incumbent
        self._guide = guide
        self._seed = seed
        self._can_offer = can_offer
        self._asked = 0

    def next_task(self, seconds: float) -> Task | None:
        """Return the relaxation, then the whole; ``None`` when nothing is left to prove."""
        limits = Limits(seconds=seconds, seed=self._seed)
        self._asked += 1
        if self._asked <= len(TOLERANCES):
            return Task(table=self._table, limits=limits, tolerance=TOLERANCES[self._asked - 1])
        if self._asked == len(TOLERANCES) + 1 and self._table.cell_count <= WHOLE_CELLS:
            start = None
            return Task(table=self._table, limits=limits, start=start, is_told=True)
        return None

    def take_answer(self, answer: Answer) -> None:
        """Note what was proven, and what was found on the way."""
        if answer.bound is not None:
            self._incumbent.prove(answer.bound)
        if answer.reduced_costs is not None:
            self._guide.learn(answer.reduced_costs)
        if self._can_offer and answer.taken is not None:
            self._incumbent.offer(answer.taken > 0)
