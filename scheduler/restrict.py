"""A smaller table: some cells free, all others fixed as they stand."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.table import FREE, Hinges, Ragged, Table
from paiban.values.problem import BoolArray, IntArray


def restrict(table: Table, taken: IntArray, free: BoolArray) -> Table:
    """Return the table over the free cells alone, with the fixed ones moved into bounds and hinges.

    Its cost differs from the whole table's by a constant, and it is feasible exactly when the whole is.
    Rows that no free cell can break or make dearer vanish. Cell ``i`` of the result is the ``i``-th free
    cell.
    """
    new_column, blocks, fixed = _columns(table, taken, free)
    kept = new_column[table.rows.items] >= 0
    values = np.where(kept, 0, table.factors * fixed[table.rows.items])
    constant = table.rows.totals(values)
    touched = np.bincount(table.rows.owner[kept], minlength=len(table.rows)) > 0
    low = np.where(table.low > -FREE, table.low - constant, -FREE)
    high = np.where(table.high < FREE, table.high - constant, FREE)
    least = table.rows.totals(np.where(kept, np.minimum(table.factors, 0), 0))
    most = table.rows.totals(np.where(kept, np.maximum(table.factors, 0), 0))
    hinges = _hinges(table.hinges, constant, touched, least, most)
    matters = (touched & ((least < low) | (high < most))) | np.isin(np.arange(len(low)), hinges.row)
    new_row = np.cumsum(matters) - 1
    entries = kept & matters[table.rows.owner]
    counts = np.bincount(table.rows.owner[entries], minlength=len(table.rows))[matters]
    bounds = np.concatenate([[0], np.cumsum(counts)])
    return Table(
        cell_count=int(free.sum()),
        rows=Ragged(bounds, new_column[table.rows.items[entries]]),
        factors=table.factors[entries],
        low=low[matters],
        high=high[matters],
        hinges=Hinges(new_row[hinges.row], hinges.at, hinges.price, hinges.under, hinges.once),
        blocks=blocks,
        costs=table.costs[free],
    )


def _columns(table: Table, taken: IntArray, free: BoolArray) -> tuple[IntArray, Ragged, IntArray]:
    """Return each column's new number (-1: fixed), the blocks that stay undecided, and the fixed values.

    A block that a fixed cell makes true is fixed; one with a single free cell left is that cell.
    """
    members, owner = table.blocks.items, table.blocks.owner
    held = table.blocks.totals(np.where(free[members], 0, taken[members])) > 0
    free_count = table.blocks.totals(free[members].astype(np.int64))
    new_cell = np.where(free, np.cumsum(free) - 1, -1)
    undecided = ~held & (free_count > 1)
    lone = ~held & (free_count == 1)
    new_block = np.where(undecided, int(free.sum()) + np.cumsum(undecided) - 1, -1)
    only = lone[owner] & free[members]
    new_block[owner[only]] = new_cell[members[only]]
    staying = undecided[owner] & free[members]
    bounds = np.concatenate([[0], np.cumsum(free_count[undecided])])
    blocks = Ragged(bounds, new_cell[members[staying]])
    fixed = np.concatenate([np.where(free, 0, taken), held.astype(np.int64)])
    return np.concatenate([new_cell, new_block]), blocks, fixed


def _hinges(
    hinges: Hinges, constant: IntArray, touched: BoolArray, least: IntArray, most: IntArray
) -> Hinges:
    """Return the hinges that free cells can still move, shifted by what is fixed."""
    at = hinges.at - constant[hinges.row]
    can_cost = np.where(hinges.under, least[hinges.row] < at, at < most[hinges.row])
    alive = touched[hinges.row] & can_cost
    return Hinges(hinges.row, at, hinges.price, hinges.under, hinges.once).only(alive)
