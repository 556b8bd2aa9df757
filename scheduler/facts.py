"""What has already happened binds everyone: rules that the past breaks are not asked to mend it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from paiban.scheduler.table import Table
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import Roster


def past_roster(problem: Problem) -> Roster:
    """Return the duties of the standing roster that have begun before ``problem.now``."""
    if problem.base is None or problem.now is None:
        return Roster()
    known = problem.shift
    return Roster.of(
        cell
        for cell in problem.base.cells
        if cell[1] in known and cell[0] in problem.volunteer and known[cell[1]].start < problem.now
    )


def accept_past(table: Table, past: IntArray) -> Table:
    """Return the table with every bound that the past alone breaks widened just as far as it must be.

    A duty served against a rule (by hand, or before the rule changed) stays served; without this nothing
    that follows could be planned. The checker still reports it.
    """
    if not past.any():
        return table
    fixed = table.columns_of(past)
    open_columns = (fixed == 0).astype(np.int64)[table.rows.items]
    served = table.values(past)
    least = served + table.rows.totals(np.minimum(table.factors, 0) * open_columns)
    most = served + table.rows.totals(np.maximum(table.factors, 0) * open_columns)
    return replace(table, high=np.maximum(table.high, least), low=np.minimum(table.low, most))
