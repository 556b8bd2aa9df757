"""A first roster in a fraction of a second: dear and scarce limits first, each by its cheapest cell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.cliques import is_clique
from paiban.scheduler.table import FREE, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged


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
    for row in np.flatnonzero(np.array(state.values, dtype=np.int64) < table.low).tolist():
        yield row, int(table.low[row]), True
    is_free = np.zeros(table.column_count, dtype=np.int64)
    is_free[: len(state.taken)] = state.blocked[: len(state.taken)] == 0
    candidates = table.rows.totals(is_free[table.rows.items])
    hinges = table.hinges.only(table.hinges.under)
    for index in np.lexsort((candidates[hinges.row], -hinges.price)).tolist():
        yield int(hinges.row[index]), int(hinges.at[index]), False


class _State:
    """A growing roster: for each column how many hard rows block it and what taking it would cost now.

    A cell that is taken blocks itself. Only rows that change something are looked at closely: most are far
    from their upper limit and ask for nothing.
    """

    def __init__(self, table: Table, taken: IntArray) -> None:
        self.table = table
        self.taken = np.zeros(table.cell_count, dtype=np.int64)
        self.in_block = np.zeros(len(table.blocks), dtype=np.int64)
        values = table.values(self.taken)
        slopes = table.hinges.slopes(values[table.hinges.row])
        slopes = np.bincount(table.hinges.row, slopes, len(table.rows)).astype(np.int64)
        owner = table.rows.owner
        self.slopes: list[int] = slopes.tolist()
        self.deltas = self._per_column(table.factors * slopes[owner])
        self.deltas[: len(self.taken)] += table.costs
        self.blocked = self._per_column((table.factors > (table.high - values)[owner]).astype(np.int64))
        self.values: list[int] = values.tolist()
        self.high: list[int] = table.high.tolist()
        self.largest: list[int] = _largest_factors(table).tolist()
        self.is_clique: list[bool] = is_clique(table).tolist()
        self.rows_of = Ragged(table.entries_of_column.bounds, owner[table.entries_of_column.items])
        self.is_priced: list[bool] = (np.diff(table.hinges_of_row.bounds) > 0).tolist()
        self.prices: dict[int, list[tuple[int, int, bool, int]]] = {}
        for cell in np.flatnonzero(taken).tolist():
            self.take(cell)

    def _per_column(self, weights: IntArray) -> IntArray:
        return np.bincount(self.table.rows.items, weights, self.table.column_count).astype(np.int64)

    def cheapest_cell(self, row: int) -> int | None:
        """Return the cell that would serve a row at least cost; ``None`` if none fits."""
        columns = self.table.rows[row]
        cells = columns[(self.table.row_factors(row) > 0) & (self.blocked[columns] == 0)]
        if not len(self.in_block):
            return int(cells[np.argmin(self.deltas[cells])]) if len(cells) else None
        cells = cells[cells < len(self.taken)]
        ordered = cells[np.argsort(self.deltas[cells], kind="stable")].tolist()
        return next((cell for cell in ordered if self._fits(cell)), None)

    def _fits(self, cell: int) -> bool:
        """Say whether a cell that is not blocked breaks no upper limit by way of a block either."""
        if not len(self.table.memberships_of_cell[cell]):
            return True
        columns = np.concatenate([self.taken, np.minimum(1, self.in_block)])
        rows, amounts = self.table.effect(cell, columns)
        return all(
            amount <= 0 or self.values[row] + amount <= self.high[row]
            for row, amount in zip(rows.tolist(), amounts.tolist(), strict=True)
        )

    def take(self, cell: int) -> None:
        """Take a cell and bring everything up to date."""
        self.taken[cell] = 1
        self.blocked[cell] += 1
        self._raise_column(cell)
        for place in self.table.memberships_of_cell[cell].tolist():
            block = int(self.table.blocks.owner[place])
            self.in_block[block] += 1
            if self.in_block[block] == 1:
                self._raise_column(len(self.taken) + block)

    def _raise_column(self, column: int) -> None:
        amounts = self.table.factors[self.table.entries_of_column[column]]
        filled = []
        for row, amount in zip(self.rows_of[column].tolist(), amounts.tolist(), strict=True):
            room = self.high[row] - self.values[row]
            self.values[row] += amount
            if self.is_clique[row] and room == amount == 1:
                filled.append(self.table.rows[row])
            elif self.largest[row] > min(room, room - amount):
                factors = self.table.row_factors(row)
                change = (factors > room - amount).astype(np.int64) - (factors > room)
                self.blocked[self.table.rows[row]] += change
            if self.is_priced[row] and (change := self._slope(row) - self.slopes[row]):
                self.deltas[self.table.rows[row]] += change * self.table.row_factors(row)
                self.slopes[row] += change
        if filled:
            np.add.at(self.blocked, np.concatenate(filled), 1)

    def _slope(self, row: int) -> int:
        """Return what one unit more of a row costs as it stands."""
        if row not in self.prices:
            hinges = self.table.hinges.only(self.table.hinges_of_row[row])
            places = (hinges.at, hinges.price, hinges.under, hinges.per)
            self.prices[row] = list(zip(*(part.tolist() for part in places), strict=True))
        value, slope = self.values[row], 0
        for at, price, is_under, per in self.prices[row]:
            if is_under:
                slope -= price if value < at and (at - value - 1) % per == 0 else 0
            else:
                slope += price if value >= at and (value - at) % per == 0 else 0
        return slope


def _largest_factors(table: Table) -> IntArray:
    """Return the largest factor of each row that could be broken from above; of others less than any."""
    largest = np.full(len(table.rows), -FREE)
    filled = np.flatnonzero(np.diff(table.rows.bounds))
    largest[filled] = np.maximum.reduceat(table.factors, table.rows.bounds[filled])
    largest[~table.binding | (table.high >= FREE)] = -FREE
    return largest
