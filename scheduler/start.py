"""A first roster in a fraction of a second: dear and scarce limits first, each by its cheapest cell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.table import Table
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
        table = self.table
        for entry in table.entries_of_column[column].tolist():
            self._raise_row(int(table.rows.owner[entry]), int(table.factors[entry]))

    def _raise_row(self, row: int, amount: int) -> None:
        columns, factors = self.table.rows[row], self.table.row_factors(row)
        is_cell = columns < len(self.taken)
        cells, factors = columns[is_cell], factors[is_cell]
        room = self.table.high[row] - self.values[row]
        self.values[row] += amount
        self.blocked[cells] += (factors > room - amount).astype(np.int64) - (factors > room)
        slope = self._slope(row)
        if slope != self.slopes[row]:
            self.deltas[cells] += (slope - self.slopes[row]) * factors
            self.slopes[row] = slope

    def _slope(self, row: int) -> int:
        """Return what one unit more of a row costs at its present value."""
        places = self.table.hinges_of_row[row]
        if not len(places):
            return 0
        return int(self.table.hinges.only(places).slopes(self.values[row]).sum())
