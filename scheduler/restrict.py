"""A smaller table: some cells free, all others fixed as they stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged


def restrict(table: Table, taken: IntArray, free: BoolArray, values: IntArray | None = None) -> Table:
    """Return the table over the free cells alone, with the fixed ones moved into bounds and hinges.

    Its cost differs from the whole table's by a constant, and it is feasible exactly when the whole is.
    Rows that no free cell can break or make dearer vanish. Cell ``i`` of the result is the ``i``-th free
    cell. Given the rows' ``values``, only what the free cells touch is looked at, however large the table.
    """
    part = _Part.of(table, taken, free)
    least = part.totals(np.minimum(part.factors, 0))
    most = part.totals(np.maximum(part.factors, 0))
    values = table.values(taken) if values is None else values
    constant = values[part.rows] - part.values
    low = np.where(table.low[part.rows] > -FREE, table.low[part.rows] - constant, -FREE)
    high = np.where(table.high[part.rows] < FREE, table.high[part.rows] - constant, FREE)
    hinges = _hinges(table, part.rows, constant, least, most)
    matters = (least < low) | (high < most)
    matters[hinges.row] = True
    kept = np.flatnonzero(matters)
    new_row = np.cumsum(matters) - 1
    entries = Ragged.grouped(part.owner, len(part.rows)).only(kept)
    return Table(
        owner=table.owner[free],
        rows=Ragged(entries.bounds, part.columns[entries.items]),
        factors=part.factors[entries.items],
        low=low[matters],
        high=high[matters],
        lots=np.ones(len(kept), dtype=np.int64),
        hinges=Hinges(new_row[hinges.row], hinges.at, hinges.price, hinges.under, hinges.per),
        blocks=part.blocks,
        costs=table.costs[free],
    )


@dataclass(frozen=True, eq=False)
class _Part:
    """The free entries of the rows that free columns touch.

    Entry ``k`` has the factor ``factors[k]`` for the new column ``columns[k]`` in row ``rows[owner[k]]`` of
    the whole; ``values`` is what these columns add to each row as they stand.
    """

    rows: IntArray
    owner: IntArray
    columns: IntArray
    factors: IntArray
    values: IntArray
    blocks: Ragged

    def totals(self, weights: IntArray) -> IntArray:
        return np.bincount(self.owner, weights, len(self.rows)).astype(np.int64)

    @staticmethod
    def of(table: Table, taken: IntArray, free: BoolArray) -> _Part:
        old, new, blocks = _columns(table, taken, free)
        positions, which = table.entries_of_column.positions(old)
        entries = table.entries_of_column.items[positions]
        rows, owner = np.unique(table.rows.owner[entries], return_inverse=True)
        factors = table.factors[entries]
        standing = factors * table.columns_of(taken)[old][which]
        values = np.bincount(owner, standing, len(rows)).astype(np.int64)
        columns = new[which]
        if len(np.unique(new)) < len(new):
            # A block that has shrunk to a cell may stand in a row beside it.
            width = int(new.max()) + 1
            keys, places = np.unique(owner * width + columns, return_inverse=True)
            owner, columns = keys // width, keys % width
            factors = np.bincount(places, factors, len(keys)).astype(np.int64)
        return _Part(rows, owner, columns, factors, values, blocks)


def _columns(table: Table, taken: IntArray, free: BoolArray) -> tuple[IntArray, IntArray, Ragged]:
    """Return the columns that are free, their new numbers, and the blocks that stay undecided.

    A block that a fixed cell makes true is fixed; one with a single free cell left is that cell.
    """
    cells = np.flatnonzero(free)
    new_cell = np.cumsum(free) - 1
    touching, _ = table.memberships_of_cell.positions(cells)
    touched = np.unique(table.blocks.owner[table.memberships_of_cell.items[touching]])
    positions, which = table.blocks.positions(touched)
    members = table.blocks.items[positions]
    is_held = np.bincount(which, np.where(free[members], 0, taken[members]), len(touched)) > 0
    free_count = np.bincount(which, free[members], len(touched)).astype(np.int64)
    undecided, lone = ~is_held & (free_count > 1), ~is_held & (free_count == 1)
    staying = undecided[which] & free[members]
    only = lone[which] & free[members]
    bounds = np.concatenate([[0], np.cumsum(free_count[undecided])])
    blocks = Ragged(bounds, new_cell[members[staying]])
    old = [cells, table.cell_count + touched[undecided], table.cell_count + touched[which[only]]]
    new = [new_cell[cells], len(cells) + np.arange(int(undecided.sum())), new_cell[members[only]]]
    return np.concatenate(old), np.concatenate(new), blocks


def _hinges(table: Table, rows: IntArray, constant: IntArray, least: IntArray, most: IntArray) -> Hinges:
    """Return the hinges that free cells can still move, shifted by what is fixed."""
    positions, which = table.hinges_of_row.positions(rows)
    hinges = table.hinges.only(table.hinges_of_row.items[positions])
    at = hinges.at - constant[which]
    can_cost = np.where(hinges.under, least[which] < at, at < most[which])
    return Hinges(which, at, hinges.price, hinges.under, hinges.per).only(can_cost)
