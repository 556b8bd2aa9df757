"""A first roster in a fraction of a second: dear and scarce limits are served first, each by its cheapest cell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.statement import Statement
from paiban.values.problem import IntArray


def greedy_start(statement: Statement, taken: IntArray | None = None) -> IntArray:
    """Return a roster (0 or 1 for each cell) grown from ``taken`` cell by cell.

    No upper limit that held is broken on the way. Rows that ask for people are served hard ones first, then by what a
    missing person costs, then by how few could come; each takes the cell that adds least cost at that
    moment. A hard lower limit stays unserved when every cell that could serve it is blocked.
    """
    nobody = np.zeros(len(statement.cells), dtype=np.int64)
    state = _State(statement, nobody if taken is None else taken)
    for row, wanted, is_hard in _asking_rows(state):
        while state.values[row] < wanted:
            cell = state.cheapest_cell(row)
            if cell is None or (state.deltas[cell] >= 0 and not is_hard):
                break
            state.take(cell)
    return state.taken


def _asking_rows(state: _State) -> Iterator[tuple[int, int, bool]]:
    """Yield (row, wanted value, is hard) in the order in which rows are served."""
    statement = state.statement
    for row in np.flatnonzero(state.values < statement.low).tolist():
        yield row, int(statement.low[row]), True
    is_free = np.zeros(len(statement.cells) + len(statement.blocks), dtype=np.int64)
    is_free[: len(state.taken)] = (state.blocked == 0) & (state.taken == 0)
    candidates = statement.rows.totals(is_free[statement.rows.items])
    hinges = statement.hinges.only(statement.hinges.under)
    for index in np.lexsort((candidates[hinges.row], -hinges.price)).tolist():
        yield int(hinges.row[index]), int(hinges.at[index]), False


class _State:
    """A growing roster: for each cell how many hard rows block it and what taking it would cost now."""

    def __init__(self, statement: Statement, taken: IntArray) -> None:
        self.statement = statement
        self.taken = np.zeros(len(statement.cells), dtype=np.int64)
        self.in_block = np.zeros(len(statement.blocks), dtype=np.int64)
        self.values = statement.values(self.taken)
        self.slopes = np.bincount(
            statement.hinges.row,
            statement.hinges.slopes(self.values[statement.hinges.row]),
            len(statement.rows),
        ).astype(np.int64)
        owner = statement.rows.owner
        self.deltas = statement.costs + self._per_cell(statement.factors * self.slopes[owner])
        self.blocked = self._per_cell(statement.factors > (statement.high - self.values)[owner])
        for cell in np.flatnonzero(taken).tolist():
            self.take(cell)

    def _per_cell(self, weights: IntArray) -> IntArray:
        count = len(self.statement.cells) + len(self.statement.blocks)
        return np.bincount(self.statement.rows.items, weights, count)[: len(self.taken)].astype(np.int64)

    def cheapest_cell(self, row: int) -> int | None:
        """Return the cell that would serve a row at least cost; ``None`` if every one is blocked."""
        columns = self.statement.rows[row]
        cells = columns[(self.statement.row_factors(row) > 0) & (columns < len(self.taken))]
        cells = cells[(self.blocked[cells] == 0) & (self.taken[cells] == 0)]
        return int(cells[np.argmin(self.deltas[cells])]) if len(cells) else None

    def take(self, cell: int) -> None:
        """Take a cell and bring everything up to date."""
        self.taken[cell] = 1
        self._raise_column(cell)
        for place in self.statement.memberships_of_cell[cell].tolist():
            block = int(self.statement.blocks.owner[place])
            self.in_block[block] += 1
            if self.in_block[block] == 1:
                self._raise_column(len(self.taken) + block)

    def _raise_column(self, column: int) -> None:
        statement = self.statement
        for entry in statement.entries_of_column[column].tolist():
            self._raise_row(int(statement.rows.owner[entry]), int(statement.factors[entry]))

    def _raise_row(self, row: int, amount: int) -> None:
        columns, factors = self.statement.rows[row], self.statement.row_factors(row)
        is_cell = columns < len(self.taken)
        cells, factors = columns[is_cell], factors[is_cell]
        room = self.statement.high[row] - self.values[row]
        self.values[row] += amount
        self.blocked[cells] += (factors > room - amount).astype(np.int64) - (factors > room)
        slope = self._slope(row)
        if slope != self.slopes[row]:
            self.deltas[cells] += (slope - self.slopes[row]) * factors
            self.slopes[row] = slope

    def _slope(self, row: int) -> int:
        """Return what one unit more of a row costs at its present value."""
        places = self.statement.hinges_of_row[row]
        if not len(places):
            return 0
        return int(self.statement.hinges.only(places).slopes(self.values[row]).sum())
