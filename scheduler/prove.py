"""Proves how good a roster can be at best: by the relaxation, and by solving the whole if it is small."""

from __future__ import annotations

from paiban.scheduler.answer import Answer, Limits
from paiban.scheduler.guide import Guide
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.table import Table
from paiban.scheduler.worker import Task

WHOLE_CELLS = 20_000
MOST_ENTRIES = 6_000_000  # of a table whose relaxation ends within minutes
THIN_ENTRIES = 4_500_000  # of the model of a larger one: whenever it is stopped it has proven something
SHARE_OF_TIME = 0.8  # of the time that is left: what it found must still be handed over
TOLERANCE = 1e-4  # of the relaxation: ten times tighter takes three times as long and proves 0.1 % more
LEAST_BOUND = -1  # costs are none below 0: prices that say less had no time to say anything
ROUGH = 1e-2  # guides nearly as well in half the time, and proves 2 % less
SECONDS_AN_ENTRY = {TOLERANCE: 6e-6, ROUGH: 3e-6}  # at least


def is_small(table: Table) -> bool:
    """Say whether a table is worth being solved as a whole."""
    return 0 < table.cell_count <= WHOLE_CELLS


class Relaxing:
    """Asks for the relaxation: a bound, and a guide for everybody who improves."""

    def __init__(
        self, table: Table, incumbent: Incumbent, guide: Guide, tolerance: float = TOLERANCE
    ) -> None:
        self._table = table
        self._incumbent = incumbent
        self._guide = guide
        self._tolerance = tolerance
        self._is_asked = False

    def next_task(self, seconds: float) -> Task | None:
        """Return the relaxation, once, if there is time for it; of a large table that of fewer limits."""
        if self._is_asked:
            return None
        self._is_asked = True
        seconds, entries = SHARE_OF_TIME * seconds, len(self._table.rows.items)
        is_large = entries > MOST_ENTRIES
        if not is_large and seconds < SECONDS_AN_ENTRY[self._tolerance] * entries:
            return None
        return Task(
            table=self._table,
            limits=Limits(seconds=seconds),
            tolerance=self._tolerance,
            most_entries=THIN_ENTRIES if is_large else None,
        )

    def take_answer(self, answer: Answer) -> None:
        """Note what was proven and learned."""
        if answer.bound is None or answer.bound <= LEAST_BOUND:
            return
        self._incumbent.prove(answer.bound)
        if answer.reduced_costs is not None and answer.bound > 0:
            self._guide.learn(answer.reduced_costs)


class Whole:
    """Asks for the whole to be solved, if it is not too large, for as long as there is time.

    What that finds is kept, too, unless ``can_offer`` is false because the roster must not depend on how far
    it came.
    """

    def __init__(self, table: Table, incumbent: Incumbent, *, seed: int, can_offer: bool) -> None:
        self._table = table
        self._incumbent = incumbent
        self._seed = seed
        self._can_offer = can_offer
        self._is_asked = False

    def next_task(self, seconds: float) -> Task | None:
        """Return the whole, once.

        It starts from nothing: with a good roster to start from the solver looks for others too little.
        """
        if self._is_asked or not is_small(self._table):
            return None
        self._is_asked = True
        return Task(table=self._table, limits=Limits(seconds=seconds, seed=self._seed), is_told=True)

    def take_answer(self, answer: Answer) -> None:
        """Note what was proven, and what was found on the way."""
        if answer.bound is not None:
            self._incumbent.prove(answer.bound)
        if self._can_offer and answer.taken is not None:
            self._incumbent.offer(answer.taken > 0)
