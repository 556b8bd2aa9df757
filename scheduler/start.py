"""A first roster in a fraction of a second: dear and scarce limits first, each by its cheapest cell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.table import FREE, Table
from paiban.values.problem import IntArray


def greedy_start(table: Table, taken: IntArray | None = None) -> IntArray:
    """Return a roster (0 or 1 for each cell) grown from ``taken`` cell by cell.

    No upper limit that held is broken on the way. Rows that ask for people are served hard ones first, then
    by what a missing person costs, then by how few could come; each takes the cell that adds least cost at
    that moment. A hard lower limit stays unserved when every cell that could serve it is blocked.
    """
    nobody = np.zeros(table.cell_count, dtype=np.int64)
    state = _State(table, nobody if taken is None else taken)
    for row, wanted, is_hard in _asking_rows(state):
        while state.values[row] < wanted:
            cell = state.cheapest_cell(row)
            if cell is None or (state.deltas[cell] >= 0 and not is_hard):
                break
            state.take(cell)
    return state.taken


def _asking_rows(state: _State) -> Iterator[tuple[int, int, bool]]:
    """Yield (row, wanted value, is hard) in the order in which rows are served."""
    table = state.table
    for row in np.flatnonzero(state.values < table.low).tolist():
        yield row, int(table.low[row]), True
    is_free = np.zeros(table.column_count, dtype=np.int64)
    is_free[: len(state.taken)] = (state.blocked == 0) & (state.taken == 0)
    candidates = table.rows.totals(is_free[table.rows.items])
    hinges = table.hinges.only(table.hinges.under)
    for index in np.lexsort((candidates[hinges.row], -hinges.price)).tolist():
        yield int(hinges.row[index]), int(hinges.at[index]), False


class _State:
    """A growing roster: for each cell how many hard rows block it and what taking it would cost now."""

    def __init__(self, table: Table, taken: IntArray) -> None:
        self.table = table
        self.taken = np.zeros(table.cell_count, dtype=np.int64)
        self.in_block = np.zeros(len(table.blocks), dtype=np.int64)
        self.values = table.values(self.taken)
        self.slopes = np.bincount(
            table.hinges.row,
            table.hinges.slopes(self.values[table.hinges.row]),
            len(table.rows),
        ).astype(np.int64)
        owner = table.rows.owner
        self.deltas = table.costs + self._per_cell(table.factors * self.slopes[owner])
        over = table.factors > (table.high - self.values)[owner]
        self.blocked = self._per_cell(over.astype(np.int64))
        self.has_blocks = len(table.blocks) > 0
        self.is_bounded = table.binding & (table.high < FREE)
        self.is_priced = np.diff(table.hinges_of_row.bounds) > 0
        self.prices: dict[int, list[tuple[int, int, bool, int]]] = {}
        for cell in np.flatnonzero(taken).tolist():
            self.take(cell)

    def _per_cell(self, weights: IntArray) -> IntArray:
        count = self.table.column_count
        return np.bincount(self.table.rows.items, weights, count)[: len(self.taken)].astype(np.int64)

    def cheapest_cell(self, row: int) -> int | None:
        """Return the cell that would serve a row at least cost; ``None`` if none fits."""
        columns = self.table.rows[row]
        cells = columns[(self.table.row_factors(row) > 0) & (columns < len(self.taken))]
        cells = cells[(self.blocked[cells] == 0) & (self.taken[cells] == 0)]
        ordered = cells[np.argsort(self.deltas[cells], kind="stable")].tolist()
        return next((cell for cell in ordered if self._fits(cell)), None)

    def _fits(self, cell: int) -> bool:
        """Say whether a cell that is not blocked breaks no upper limit by way of a block either."""
        if not len(self.table.memberships_of_cell[cell]):
            return True
        columns = np.concatenate([self.taken, np.minimum(1, self.in_block)])
        rows, amounts = self.table.effect(cell, columns)
        return bool(((amounts <= 0) | (self.values[rows] + amounts <= self.table.high[rows])).all())

    def take(self, cell: int) -> None:
        """Take a cell and bring everything up to date."""
        self.taken[cell] = 1
        self._raise_column(cell)
        for place in self.table.memberships_of_cell[cell].tolist():
            block = int(self.table.blocks.owner[place])
            self.in_block[block] += 1
            if self.in_block[block] == 1:
                self._raise_column(len(self.taken) + block)

    def _raise_column(self, column: int) -> None:
        entries = self.table.entries_of_column[column]
        rows, amounts = self.table.rows.owner[entries], self.table.factors[entries]
        for row, amount in zip(rows.tolist(), amounts.tolist(), strict=True):
            self._raise_row(row, amount)

    def _raise_row(self, row: int, amount: int) -> None:
        columns, factors = self.table.rows[row], self.table.row_factors(row)
        if self.has_blocks:
            is_cell = columns < len(self.taken)
            columns, factors = columns[is_cell], factors[is_cell]
        value = int(self.values[row])
        self.values[row] = value + amount
        if self.is_bounded[row]:
            room = self.table.high[row] - value
            self.blocked[columns] += (factors > room - amount).astype(np.int64) - (factors > room)
        if self.is_priced[row]:
            slope = self._slope(row, value + amount)
            if slope != self.slopes[row]:
                self.deltas[columns] += (slope - self.slopes[row]) * factors
                self.slopes[row] = slope

    def _slope(self, row: int, value: int) -> int:
        """Return what one unit more of a row costs at a value."""
        if row not in self.prices:
            hinges = self.table.hinges.only(self.table.hinges_of_row[row])
            places = (hinges.at, hinges.price, hinges.under, hinges.per)
            self.prices[row] = list(zip(*(part.tolist() for part in places), strict=True))
        slope = 0
        for at, price, is_under, per in self.prices[row]:
            if is_under:
                slope -= price if value < at and (at - value - 1) % per == 0 else 0
            else:
                slope += price if value >= at and (value - at) % per == 0 else 0
        return slope
