"""What a search tells while it runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.statement import Statement
from paiban.values.problem import IntArray
from paiban.values.roster import Roster


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What the search knows at a moment; ``open_seats`` counts needed people still missing.

    ``roster`` makes the best roster of that moment, even when it is called later.
    """

    seconds: float
    cost: int
    bound: int | None
    open_seats: int
    doing: str
    steps: int
    roster: Callable[[], Roster]


Report = Callable[[Progress], None]


class Reporter:
    """Tells how a search stands whenever it is called; ``began`` is a moment of the monotonic clock."""

    def __init__(
        self, statement: Statement, incumbent: Incumbent, began: float, report: Report | None
    ) -> None:
        # No more than that: a large statement need not be kept for this.
        self._statement = statement.only(_rows_of_coverage(statement))
        self._incumbent = incumbent
        self._began = began
        self._report = report
        self._counted: IntArray | None = None
        self._open_seats = 0

    def __call__(self) -> None:
        if self._report is None:
            return
        taken = self._incumbent.taken
        if taken is not self._counted:  # counting goes through the whole table
            self._counted, self._open_seats = taken, self._count(taken)
        progress = Progress(
            seconds=time.monotonic() - self._began,
            cost=self._incumbent.cost,
            bound=self._incumbent.bound,
            open_seats=self._open_seats,
            doing=self._incumbent.doing,
            steps=self._incumbent.steps,
            roster=partial(self._statement.roster, taken),
        )
        self._report(progress)

    def _count(self, taken: IntArray) -> int:
        """Return how many needed people are still missing, over all stretches."""
        table = self._statement.table
        asked = table.hinges.only(table.hinges.under)
        return int(np.maximum(0, asked.at - table.values(taken)[asked.row]).sum())


def _rows_of_coverage(statement: Statement) -> IntArray:
    """Return the rows that ask for the needed people."""
    return np.flatnonzero([rule == "coverage" for rule in statement.rules])
