"""A roster that grows cell by cell and always knows what fits and what it would cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from paiban.scheduler.cliques import is_clique
from paiban.scheduler.table import FREE, Table
from paiban.values.problem import FloatArray, IntArray
from paiban.values.ragged import Ragged


class Growing:
    """A growing roster: for each column how many hard rows block it and what taking it would cost now.

    A cell that is taken blocks itself. Only rows that change something are looked at closely: most are far
    from their upper limit and ask for nothing.
    """

    def __init__(self, table: Table, taken: IntArray, *, spares_the_able: bool = False) -> None:
        self.table = table
        self.columns = np.zeros(table.column_count, dtype=np.int64)
        self.taken = self.columns[: table.cell_count]
        self.in_block = np.zeros(len(table.blocks), dtype=np.int64)
        values = np.zeros(len(table.rows), dtype=np.int64)
        slopes = table.hinges.slopes(values[table.hinges.row])
        slopes = np.bincount(table.hinges.row, slopes, len(table.rows)).astype(np.int64)
        owner = table.rows.owner
        self.slopes: list[int] = slopes.tolist()
        self.deltas = self._per_column(table.factors * slopes[owner])
        self.deltas[: len(self.taken)] += table.costs
        self.blocked = self._per_column((table.factors > (table.high - values)[owner]).astype(np.int64))
        self.values: list[int] = values.tolist()
        self.low: list[int] = table.low.tolist()
        self.high: list[int] = table.high.tolist()
        self.largest: list[int] = _largest_factors(table).tolist()
        self.can_fall: list[bool] = (table.ranges[0] < 0).tolist()
        self.is_clique: list[bool] = is_clique(table).tolist()
        self.rows_of = Ragged(table.entries_of_column.bounds, owner[table.entries_of_column.items])
        self.is_priced: list[bool] = (np.diff(table.hinges_of_row.bounds) > 0).tolist()
        self.prices: dict[int, list[tuple[int, int, bool, int]]] = {}
        self.able = spares_the_able * _abilities(table)
        for cell in np.flatnonzero(taken).tolist():
            self.take(cell)

    def _per_column(self, weights: IntArray) -> IntArray:
        return np.bincount(self.table.rows.items, weights, self.table.column_count).astype(np.int64)

    @property
    def is_feasible(self) -> bool:
        """Whether every hard row holds."""
        values = np.array(self.values, dtype=np.int64)
        return bool(((self.table.low <= values) & (values <= self.table.high)).all())

    @property
    def cost(self) -> int:
        """What the soft limits cost."""
        soft = self.table.hinges.costs(np.array(self.values, dtype=np.int64)).sum()
        return int(self.table.costs[self.taken > 0].sum() + soft)

    def cheapest_cell(self, row: int) -> int | None:
        """Return the cell that would serve a row at least cost; ``None`` if none fits.

        Where the able are spared, whoever could do little else goes first: what a person could do counts at
        the row's own price, whatever prices there are.
        """
        cells = self.cells_of(row)
        cells = cells[self.blocked[cells] == 0]
        if not len(cells):
            return None
        burden = self.deltas[cells] - self.slopes[row] * self.able[cells]
        cheapest = int(cells[np.argmin(burden)])
        if self.fits(cheapest):
            return cheapest
        return next(
            (cell for cell in cells[np.argsort(burden, kind="stable")].tolist() if self.fits(cell)), None
        )

    def cells_of(self, row: int, *, lowering: bool = False) -> IntArray:
        """Return the cells that would raise a row if they were taken, or those ``lowering`` it."""
        columns, factors = self.table.rows[row], self.table.row_factors(row)
        cells = columns[factors < 0 if lowering else factors > 0]
        return cells[cells < len(self.taken)] if len(self.in_block) else cells

    def fits(self, cell: int) -> bool:
        """Say whether a cell that is not blocked breaks no upper limit by way of a block either."""
        if not len(self.table.memberships_of_cell[cell]):
            return True
        rows, amounts = self.table.effect(cell, self.columns)
        return all(
            amount <= 0 or self.values[row] + amount <= self.high[row]
            for row, amount in zip(rows.tolist(), amounts.tolist(), strict=True)
        )

    def holds(self, cells: Sequence[int]) -> bool:
        """Say whether all rows that these cells count in keep their bounds."""
        return all(self.low[row] <= self.values[row] <= self.high[row] for row in self._rows_with(cells))

    def too_high(self, cells: Sequence[int]) -> int | None:
        """Return a hard row that these cells count in and that is above its bound, if any is."""
        return next((row for row in self._rows_with(cells) if self.values[row] > self.high[row]), None)

    def can_be_freed(self, cell: int) -> bool:
        """Say whether every row that blocks a cell could be lowered by other cells."""
        factors = self.table.factors[self.table.entries_of_column[cell]].tolist()
        rows = self.rows_of[cell].tolist()
        return all(
            self.can_fall[row]
            for row, factor in zip(rows, factors, strict=True)
            if factor > self.high[row] - self.values[row]
        )

    def _rows_with(self, cells: Sequence[int]) -> Iterator[int]:
        for cell in cells:
            yield from self.rows_of[cell].tolist()
            for place in self.table.memberships_of_cell[cell].tolist():
                block = len(self.taken) + int(self.table.blocks.owner[place])
                yield from self.rows_of[block].tolist()

    def take(self, cell: int) -> None:
        """Take a cell and bring everything up to date."""
        self._turn(cell, 1)

    def drop(self, cell: int) -> None:
        """Give a taken cell up and bring everything up to date."""
        self._turn(cell, -1)

    def _turn(self, cell: int, sign: int) -> None:
        self.taken[cell] += sign
        self.blocked[cell] += sign
        self._raise_column(cell, sign)
        for place in self.table.memberships_of_cell[cell].tolist():
            block = int(self.table.blocks.owner[place])
            self.in_block[block] += sign
            if self.in_block[block] == max(0, sign):
                self.columns[len(self.taken) + block] += sign
                self._raise_column(len(self.taken) + block, sign)

    def _raise_column(self, column: int, sign: int) -> None:
        amounts = sign * self.table.factors[self.table.entries_of_column[column]]
        turned = []
        for row, amount in zip(self.rows_of[column].tolist(), amounts.tolist(), strict=True):
            room = self.high[row] - self.values[row]
            self.values[row] += amount
            if self.is_clique[row] and max(room, room - amount) == 1:
                turned.append(self.table.rows[row])
            elif self.largest[row] > min(room, room - amount):
                factors = self.table.row_factors(row)
                change = (factors > room - amount).astype(np.int64) - (factors > room)
                self.blocked[self.table.rows[row]] += change
            if self.is_priced[row] and (change := self._slope(row) - self.slopes[row]):
                self.deltas[self.table.rows[row]] += change * self.table.row_factors(row)
                self.slopes[row] += change
        if turned:
            np.add.at(self.blocked, np.concatenate(turned), sign)

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


def _abilities(table: Table) -> FloatArray:
    """Return for each cell how much its person could do, between 0 and 1."""
    counts = np.bincount(table.owner)
    found: FloatArray = counts[table.owner] / counts.max(initial=1)
    return found
