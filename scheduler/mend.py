"""Finds a better roster near one that stands: a few people, a few hours, everything else as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.answer import Limits
from paiban.scheduler.facts import accept
from paiban.scheduler.restrict import restrict
from paiban.scheduler.start import greedy_start
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import candidates_among, state_near
from paiban.scheduler.table import Table
from paiban.scheduler.worker import SolverProcess, Task, WorkerDiedError
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.roster import Roster

NODES, GAP = 100, 1e-3  # what a part gets in the search as well; never the clock, so the same comes out again
AT_MOST_SECONDS = 120.0


@dataclass(frozen=True)
class Mended:
    """A roster, what it costs, and whether it keeps all hard rules (but for what fixed duties break)."""

    roster: Roster
    cost: int
    keeps_rules: bool


class Mender:
    """Holds the solver's process for a ``with`` block; it gives each roster so many seconds at most."""

    def __init__(self, seconds: float = AT_MOST_SECONDS) -> None:
        self._seconds = seconds
        self._solver = SolverProcess()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._solver.close()

    def mend(self, problem: Problem, rules: Iterable[Rule], free: BoolArray) -> Mended:
        """Return the best roster that differs from ``problem.base`` only where ``free`` allows it.

        ``free`` is a (volunteers x shifts) table. What the fixed duties break already is accepted.
        """
        rules, standing = tuple(rules), problem.base or Roster()
        statement = state_near(problem, rules, standing, candidates_among(problem, rules, free))
        return self.improved(statement, standing, free)

    def improved(self, statement: Statement, standing: Roster, free: BoolArray) -> Mended:
        """Return the best roster of a statement that differs from the standing one in free cells only."""
        taken = np.minimum(1, statement.taken(standing))
        is_free = free[statement.cells.volunteers, statement.cells.shifts]
        table = accept(statement.table, np.where(is_free, 0, taken))
        found = self._solved(restrict(table, taken, is_free), taken[is_free])
        if found is not None:
            after = taken.copy()
            after[is_free] = found
            is_cheaper = table.cost(after) < table.cost(taken)
            if table.is_feasible(after) and (is_cheaper or not table.is_feasible(taken)):
                taken = after
        return Mended(statement.roster(taken), table.cost(taken), statement.table.is_feasible(taken))

    def _solved(self, table: Table, standing: IntArray) -> IntArray | None:
        """Return the best roster of a part that was found: at least the one that grows by itself."""
        if not table.cell_count:
            return None
        start = greedy_start(table, standing)
        limits = Limits(seconds=self._seconds, gap=GAP, nodes=NODES)
        try:
            self._solver.ask(Task(table=table, start=start, limits=limits))
            answer = self._solver.answer(None)
        except WorkerDiedError:
            self._solver.close()
            self._solver = SolverProcess()
            return start
        return start if answer is None or answer.taken is None else answer.taken
