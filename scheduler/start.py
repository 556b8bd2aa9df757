"""A first roster in a fraction of a second: dear limits first, each by its cheapest cell, then exchanges."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.exchange import exchange
from paiban.scheduler.growing import Growing
from paiban.scheduler.joining import join_together
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray

LATE = np.iinfo(np.int64).max
MOST_CELLS_TWICE = 100_000  # growing the roster of a larger problem in both orders would take seconds


def greedy_start(table: Table, taken: IntArray | None = None, starts: IntArray | None = None) -> IntArray:
    """Return a roster (0 or 1 for each cell) grown from ``taken`` cell by cell, and then mended.

    No upper limit that held is broken on the way. Rows that ask for people are served hard ones first, then
    by what a missing person costs; each takes the cell that adds least cost at that moment. Among equally
    dear rows either the early ones go first (``starts`` has one entry per cell), so that duties follow each
    other closely where people are few, or those that few could serve: the cheaper roster is kept. A hard
    lower limit stays unserved when every cell that could serve it is blocked.
    """
    nobody = np.zeros(table.cell_count, dtype=np.int64)
    standing, starts = (nobody if given is None else given for given in (taken, starts))
    state = _grown(table, standing, starts, early_first=True)
    if table.cell_count <= MOST_CELLS_TWICE:
        other = _grown(table, standing, starts, early_first=False)
        state = min(state, other, key=_shortcoming)
    grown, before = state.taken.copy(), _shortcoming(state)
    exchange(state, standing)
    return state.taken if _shortcoming(state) <= before else grown


def _shortcoming(state: Growing) -> tuple[bool, int]:
    """Return what is smaller for a better roster."""
    return not state.is_feasible, state.cost


def _grown(table: Table, standing: IntArray, starts: IntArray, *, early_first: bool) -> Growing:
    state = Growing(table, standing, spares_the_able=early_first)
    for row, wanted, is_hard in _asking_rows(state, starts if early_first else np.zeros_like(starts)):
        while state.values[row] < wanted:
            cell = state.cheapest_cell(row)
            if cell is None:
                if not join_together(state, row, is_hard=is_hard):
                    break
            elif state.deltas[cell] >= 0 and not is_hard:
                break
            else:
                state.take(cell)
    return state


def _asking_rows(state: Growing, starts: IntArray) -> Iterator[tuple[int, int, bool]]:
    """Yield (row, wanted value, is hard) in the order in which rows are served: dear, early, scarce first."""
    table = state.table
    for row in np.flatnonzero(np.array(state.values, dtype=np.int64) < table.low).tolist():
        yield row, int(table.low[row]), True
    is_free = np.zeros(table.column_count, dtype=np.int64)
    is_free[: len(starts)] = state.blocked[: len(starts)] == 0
    candidates = table.rows.totals(is_free[table.rows.items])
    hinges = table.hinges.only(table.hinges.under)
    first = _first_starts(table, starts)
    for index in np.lexsort((candidates[hinges.row], first[hinges.row], -hinges.price)).tolist():
        yield int(hinges.row[index]), int(hinges.at[index]), False


def _first_starts(table: Table, starts: IntArray) -> IntArray:
    """Return the first start of each row's cells."""
    of_column = np.concatenate([starts, np.full(len(table.blocks), LATE)])
    found = np.full(len(table.rows), LATE)
    filled = np.flatnonzero(np.diff(table.rows.bounds))
    found[filled] = np.minimum.reduceat(of_column[table.rows.items], table.rows.bounds[filled])
    return found
