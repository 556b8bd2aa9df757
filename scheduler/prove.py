"""Proves how good a roster can be at best: the relaxation, then the whole itself if it is small."""

from __future__ import annotations

from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.mip import MipAnswer, MipLimits
from paiban.scheduler.statement import Statement
from paiban.scheduler.worker import Task

WHOLE_CELLS = 12_000  # beyond this the whole finds nothing that parts do not find sooner
WHOLE_SECONDS = 15.0  # and what is not proven by then is not proven in a minute either


class Proving:
    """Yields the tasks whose answers bound the cost from below.

    What solving the whole finds is kept as well, unless ``can_offer`` is false because the roster must not
    depend on how far it came.
    """

    def __init__(self, statement: Statement, incumbent: Incumbent, *, seed: int, can_offer: bool) -> None:
        self._table = statement.table
        self._incumbent = incumbent
        self._seed = seed
        self._can_offer = can_offer
        self._asked = 0

    def next_task(self, seconds: float) -> Task | None:
        """Return the relaxation, then the whole; ``None`` when nothing is left to prove."""
        self._asked += 1
        if self._asked == 1:
            limits = MipLimits(seconds=seconds, seed=self._seed)
            return Task(table=self._table, limits=limits, is_relaxation=True)
        if self._asked == 2 and self._table.cell_count <= WHOLE_CELLS:
            limits = MipLimits(seconds=min(seconds, WHOLE_SECONDS), seed=self._seed)
            return Task(table=self._table, limits=limits)
        return None

    def take_answer(self, answer: MipAnswer) -> None:
        """Note what was proven, and what was found on the way."""
        if answer.bound is not None:
            self._incumbent.prove(answer.bound)
        if self._can_offer and answer.taken is not None:
            self._incumbent.offer(answer.taken)
