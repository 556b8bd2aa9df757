"""What nobody may change, the past and duties set by hand: no rule is asked to mend what these break."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from paiban.scheduler.table import Table
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import Roster


def fixed_roster(problem: Problem) -> Roster:
    """Return the standing duties that have begun before ``problem.now``, and those set by hand."""
    fixed = set(problem.by_hand.cells)
    if problem.base is not None and problem.now is not None:
        fixed |= {cell for cell in problem.base.cells if _has_begun(problem, cell[1])}
    return Roster.of(cell for cell in fixed if cell[1] in problem.shift and cell[0] in problem.volunteer)


def _has_begun(problem: Problem, shift: str) -> bool:
    return problem.now is not None and shift in problem.shift and problem.shift[shift].start < problem.now


def accept(table: Table, fixed: IntArray) -> Table:
    """Return the table with every bound that the fixed cells alone break widened just as far as it must be.

    A duty served against a rule (by hand, or before the rule changed) stays served; without this nothing
    that follows could be planned. The checker still reports it.
    """
    if not fixed.any():
        return table
    open_columns = (table.columns_of(fixed) == 0).astype(np.int64)[table.rows.items]
    served = table.values(fixed)
    least = served + table.rows.totals(np.minimum(table.factors, 0) * open_columns)
    most = served + table.rows.totals(np.maximum(table.factors, 0) * open_columns)
    return replace(table, high=np.maximum(table.high, least), low=np.minimum(table.low, most))
