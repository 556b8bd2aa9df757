"""Asks for the whole roster to be annealed, once, before exact parts improve it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.answer import Answer, Heat, Limits
from paiban.scheduler.cp_sat import is_either_or
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.statement import Statement
from paiban.scheduler.table import Table
from paiban.scheduler.worker import Task

MOVES_A_CELL = 140  # more of them bring less than exact parts do in the same time
MOVES_A_SECOND = 200_000  # about: no roster hangs on it
LEAST_SECONDS = 1.0
LEAST_CELLS = 3000  # fewer make one exact part


@dataclass(frozen=True, kw_only=True)
class Cooling:
    """How long a roster is annealed at most (a share of the time that is left), and how: see ``Heat``."""

    share: float
    coldest: float
    settled: float


# Exchanges among many people, which go on when single moves bring nothing any more, pay where much is
# either-or: elsewhere exact parts find the same sooner.
OTHER = Cooling(share=0.4, coldest=0.004, settled=1.0)
EITHER_OR = Cooling(share=0.4, coldest=0.004, settled=0.75)
# Where there is not even time for all moves, none is left for parts either: what is annealed must end well.
HURRIED = Cooling(share=0.85, coldest=0.001, settled=0.5)


def cooling_of(table: Table, seconds: float) -> Cooling:
    """Return how the roster of a table is annealed best when so many seconds are left."""
    if not is_either_or(table):
        return OTHER
    needed = MOVES_A_CELL * table.cell_count / MOVES_A_SECOND
    return EITHER_OR if HURRIED.share * seconds > needed else HURRIED


def is_worth_annealing(table: Table) -> bool:
    """Say whether there is more to a roster than one exact part can improve."""
    return table.cell_count > LEAST_CELLS


class Annealing:
    """Anneals the roster of the moment when it is asked, and keeps what is better than what others found.

    With ``is_timed`` false only the moves count: the same input gives the same roster on any machine.
    """

    name = "anneal"

    def __init__(
        self, statement: Statement, incumbent: Incumbent, *, seed: int, is_timed: bool = True
    ) -> None:
        self._statement = statement
        self._incumbent = incumbent
        self._seed = seed
        self._is_timed = is_timed
        self._is_asked = False

    def next_task(self, seconds: float) -> Task | None:
        """Return the whole, once, if there is time for it."""
        cells, table = self._statement.cells, self._statement.table
        cooling = cooling_of(table, seconds if self._is_timed else math.inf)
        longest = cooling.share * seconds if self._is_timed else seconds
        if self._is_asked or longest < LEAST_SECONDS:
            return None
        self._is_asked = True
        self._incumbent.doing = self.name
        return Task(
            table=table,
            start=np.minimum(1, self._incumbent.taken),
            limits=Limits(seconds=longest, seed=self._seed),
            heat=Heat(
                shifts=cells.shifts,
                starts=cells.starts,
                ends=cells.ends,
                moves=MOVES_A_CELL * table.cell_count,
                coldest=cooling.coldest,
                settled=cooling.settled,
            ),
            is_told=self._is_timed,
        )

    def take_answer(self, answer: Answer) -> None:
        """Keep the roster if it is the best so far."""
        self._incumbent.steps += answer.is_last
        if answer.taken is not None:
            self._incumbent.offer(answer.taken > 0)
