"""All limits in one sparse table of numbers: what every solver and every search step reads.

Columns are the cells, then one column for each block (true if any of its cells is). A row is one limit, or
the sum of ``lots`` equal limits on duties that are alike. Hard rows have bounds; soft rows have hinges: from
a point on, each unit of the row's sum costs so much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged

FREE = np.iinfo(np.int64).max // 4  # a bound that binds nothing, far from overflow when shifted


@dataclass(frozen=True, eq=False)
class Hinges:
    """What soft rows cost: hinge ``k`` costs ``price[k]`` for each unit of row ``row[k]`` above ``at[k]``.

    Below instead of above where ``under``; for every ``per[k]`` units begun instead of each. What costs only
    once has a ``per`` that is never exceeded.
    """

    row: IntArray
    at: IntArray
    price: IntArray
    under: BoolArray
    per: IntArray

    def __len__(self) -> int:
        return len(self.row)

    def costs(self, values: IntArray) -> IntArray:
        """Return what each hinge costs when the rows have these values."""
        over = np.maximum(0, np.where(self.under, self.at - values[self.row], values[self.row] - self.at))
        costs: IntArray = self.price * -(-over // self.per)
        return costs

    def slopes(self, values: IntArray) -> IntArray:
        """Return what one unit more would add to each hinge's cost, ``values`` being its row's value."""
        rising = (values >= self.at) & ((values - self.at) % self.per == 0)
        falling = (values < self.at) & ((self.at - values - 1) % self.per == 0)
        slopes: IntArray = np.where(self.under, -self.price * falling, self.price * rising)
        return slopes

    def only(self, mask: BoolArray | IntArray) -> Hinges:
        return Hinges(self.row[mask], self.at[mask], self.price[mask], self.under[mask], self.per[mask])


@dataclass(frozen=True, eq=False)
class Table:
    """``low <= A x <= high`` for every row, ``hinges`` for the soft ones, ``costs`` for single cells.

    Row ``i`` of ``A`` has the columns ``rows[i]`` with the factors at the same places of ``factors``.
    Columns from ``cell_count`` on are blocks; ``blocks[k]`` names the cells of which any makes it true.
    ``owner`` numbers the person each cell is of, ascending.
    Bounds and hinges of a row with ``lots[i]`` above 1 are those of all its limits together. Numbers only: a
    table can be handed to another process.
    """

    owner: IntArray
    rows: Ragged
    factors: IntArray
    low: IntArray
    high: IntArray
    lots: IntArray
    hinges: Hinges
    blocks: Ragged
    costs: IntArray

    @property
    def cell_count(self) -> int:
        return len(self.owner)

    @property
    def column_count(self) -> int:
        return self.cell_count + len(self.blocks)

    def only(self, rows: IntArray) -> Table:
        """Return the table with these rows alone (ascending) and their hinges."""
        positions, _ = self.rows.positions(rows)
        new_row = np.full(len(self.rows), -1)
        new_row[rows] = np.arange(len(rows))
        hinges = self.hinges.only(new_row[self.hinges.row] >= 0)
        return replace(
            self,
            rows=self.rows.only(rows),
            factors=self.factors[positions],
            low=self.low[rows],
            high=self.high[rows],
            lots=self.lots[rows],
            hinges=replace(hinges, row=new_row[hinges.row]),
        )

    def row_factors(self, row: int) -> IntArray:
        return self.factors[self.rows.bounds[row] : self.rows.bounds[row + 1]]

    @cached_property
    def entries_of_column(self) -> Ragged:
        """For each column the positions of its entries in ``rows.items`` and ``factors``."""
        return Ragged.grouped(self.rows.items, self.column_count)

    @cached_property
    def hinges_of_row(self) -> Ragged:
        return Ragged.grouped(self.hinges.row, len(self.rows))

    @cached_property
    def memberships_of_cell(self) -> Ragged:
        """For each cell the positions in ``blocks.items`` at which it stands."""
        return Ragged.grouped(self.blocks.items, self.cell_count)

    @cached_property
    def ranges(self) -> tuple[IntArray, IntArray]:
        """The least and the greatest value each row could take if its columns were free."""
        return self.rows.totals(np.minimum(self.factors, 0)), self.rows.totals(np.maximum(self.factors, 0))

    @cached_property
    def binding(self) -> BoolArray:
        """Which rows' bounds could be broken at all."""
        least, most = self.ranges
        return (least < self.low) | (self.high < most)

    def effect(self, cell: int, columns: IntArray) -> tuple[IntArray, IntArray]:
        """Return the rows that taking a cell changes, and by how much, when the columns have these values."""
        blocks = self.cell_count + self.blocks.owner[self.memberships_of_cell[cell]]
        raised = [cell, *blocks[columns[blocks] == 0].tolist()]
        entries = np.concatenate([self.entries_of_column[column] for column in raised])
        rows, places = np.unique(self.rows.owner[entries], return_inverse=True)
        return rows, np.bincount(places, self.factors[entries], len(rows)).astype(np.int64)

    def newly_broken(self, rows: IntArray, amounts: IntArray, values: IntArray) -> BoolArray:
        """Say which of these rows an effect breaks, or breaks further, when all rows have these values."""
        after = values[rows] + amounts
        is_over, is_under = after > self.high[rows], after < self.low[rows]
        found: BoolArray = (is_over & (amounts > 0)) | (is_under & (amounts < 0))
        return found

    def columns_of(self, taken: IntArray) -> IntArray:
        """Return the value of every column when the cells that are not 0 are taken."""
        cells = np.minimum(1, taken)
        return np.concatenate([cells, np.minimum(1, self.blocks.totals(cells[self.blocks.items]))])

    def values(self, taken: IntArray) -> IntArray:
        """Return every row's sum when these cells are taken."""
        return self.rows.totals(self.factors * self.columns_of(taken)[self.rows.items])

    def cost(self, taken: IntArray) -> int:
        """Return the cost of the soft limits when these cells are taken."""
        return int(self.costs[taken > 0].sum()) + int(self.hinges.costs(self.values(taken)).sum())

    def is_feasible(self, taken: IntArray) -> bool:
        """Say whether every hard row holds when these cells are taken."""
        values = self.values(taken)
        return bool(((self.low <= values) & (values <= self.high)).all())
