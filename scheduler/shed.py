"""What can stay of a standing roster that breaks upper limits by now: all but what stands in those.

A team whose leader drops out, or a lesson whose trainer does, takes its other people along; everybody else
keeps their duty, and the search gives the seats away again.
"""

from __future__ import annotations

import numpy as np

from paiban.scheduler.table import Table
from paiban.values.problem import BoolArray, IntArray

MOST_ROUNDS = 50  # what is dropped for one limit can break another, but not for long


def shed(table: Table, standing: IntArray, fixed: IntArray) -> IntArray:
    """Return the standing cells that keep every upper hard limit, the ``fixed`` ones always; else none.

    All arrays have one entry per cell, 0 if it is not taken.
    """
    taken = standing.copy()
    for _round in range(MOST_ROUNDS):
        broken = np.flatnonzero(table.values(taken) > table.high)
        if not len(broken):
            return taken
        dropped = _raising(table, broken) & (taken > 0) & (fixed == 0)
        if not dropped.any():
            break
        taken[dropped] = 0
    return np.zeros_like(standing)


def _raising(table: Table, rows: IntArray) -> BoolArray:
    """Say of each cell whether it raises any of these rows, by itself or by a block."""
    positions, _ = table.rows.positions(rows)
    columns = table.rows.items[positions][table.factors[positions] > 0]
    raising = np.zeros(table.column_count, dtype=np.bool_)
    raising[columns] = True
    found: BoolArray = raising[: table.cell_count].copy()
    members, _ = table.blocks.positions(np.flatnonzero(raising[table.cell_count :]))
    found[table.blocks.items[members]] = True
    return found
