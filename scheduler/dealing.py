"""Deals people who have a class of alike duties to the single duties, and counts what that really costs.

A row of several lots asks whether all alike duties together have enough; whether each has its share depends
on who gets which. Dealing evenly is nearly always as good as the sum promises: where it is not, exchanges
help.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from paiban.scheduler.statement import Statement
from paiban.scheduler.table import FREE, Hinges
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged

BROKEN = 10**7  # what a unit of a broken hard limit counts while exchanging: more than any price
MOST_PAIRS = 4_000_000  # numbers to look at in one round of exchanges


@dataclass(frozen=True, eq=False)
class Counted:
    """A choice of cells with the sum of every row, what it costs, and whether it keeps every hard limit."""

    taken: IntArray
    values: IntArray
    cost: int
    is_feasible: bool


class Dealing:
    """Knows the single limits behind the rows of a statement.

    ``taken`` is as in a statement: 0, or which of the alike duties, from 1 on.
    """

    def __init__(self, statement: Statement) -> None:
        self.table = statement.table
        cells, problem = statement.cells, statement.cells.problem
        need_index = {need.id: index for index, need in enumerate(problem.needs)}
        need_of_shift = np.array([need_index[shift.need] for shift in problem.shifts], dtype=np.int64)
        self.size = statement.alike.sizes[cells.shifts]
        self.group = need_of_shift[cells.shifts]
        self._start = problem.starts[cells.shifts]
        self._shift = cells.shifts
        lots = self.table.lots
        self._first = np.concatenate([[0], np.cumsum(lots)])
        self._row = np.repeat(np.arange(len(lots)), lots)
        self._low = np.where(self.table.low > -FREE, self.table.low // lots, -FREE)[self._row]
        self._high = np.where(self.table.high < FREE, self.table.high // lots, FREE)[self._row]

    @cached_property
    def _hinges(self) -> Hinges:
        """The hinges of all single limits; their rows are numbered like ``values``."""
        hinges, lots = self.table.hinges, self.table.lots[self.table.hinges.row]
        which = np.repeat(np.arange(len(hinges)), lots)
        within = np.arange(len(which)) - np.repeat(np.cumsum(lots) - lots, lots)
        every = hinges.only(which)
        at = hinges.at // lots
        return Hinges(self._first[every.row] + within, at[which], every.price, every.under, every.per)

    def count(self, taken: IntArray) -> Counted:
        """Return what a roster costs, duty by duty."""
        return self._counted(taken, self._singles(taken))

    def deal(self, chosen: BoolArray, before: IntArray) -> Counted:
        """Return the chosen cells with their duties; where nothing changed since ``before`` all stays."""
        if not self._has_classes:
            return self.count(chosen.astype(np.int64))
        touched = np.zeros(int(self.group.max(initial=0)) + 1, dtype=np.bool_)
        touched[self.group[chosen != (before > 0)]] = True
        is_open = chosen & touched[self.group]
        taken = np.where(is_open, self._round_robin(is_open), np.where(chosen, before, 0))
        singles = self._singles(taken)
        uneven = self._uneven_groups(singles, touched)
        for group in uneven:
            self._mend(taken, before, group)
        return self._counted(taken, self._singles(taken) if uneven else singles)

    def _counted(self, taken: IntArray, singles: IntArray) -> Counted:
        cost = int(self.table.costs[taken > 0].sum()) + int(self._hinges.costs(singles).sum())
        is_feasible = bool(((self._low <= singles) & (singles <= self._high)).all())
        return Counted(taken, self._together(singles), cost, is_feasible)

    def _singles(self, taken: IntArray) -> IntArray:
        """Return the sum of every single limit, those of one row side by side."""
        table = self.table
        columns = table.columns_of(taken)
        chosen = np.flatnonzero(columns)
        place = np.concatenate([np.maximum(0, taken - 1), np.zeros(len(table.blocks), dtype=np.int64)])
        positions, which = table.entries_of_column.positions(chosen)
        entries = table.entries_of_column.items[positions]
        rows = table.rows.owner[entries]
        own = self._first[rows] + np.where(table.lots[rows] > 1, place[chosen][which], 0)
        return np.bincount(own, table.factors[entries], len(self._row)).astype(np.int64)

    def _together(self, singles: IntArray) -> IntArray:
        """Return the sum of every row."""
        return np.add.reduceat(singles, self._first[:-1]) if len(singles) else singles

    @cached_property
    def _has_classes(self) -> bool:
        return bool((self.table.lots > 1).any())

    @cached_property
    def _order(self) -> IntArray:
        """The cells by group, shift and what they count in rows of several lots: alike people in a row."""
        table = self.table
        in_lots = table.lots[table.rows.owner] > 1
        weights = np.where(in_lots, table.factors * (1 + table.rows.owner * 7919 % 104_729), 0)
        kind = np.bincount(table.rows.items, weights, table.column_count)[: table.cell_count]
        return np.lexsort((kind, self._shift, self._start, self.group))

    def _round_robin(self, is_open: BoolArray) -> IntArray:
        cells = self._order[is_open[self._order]]
        group = self.group[cells]
        rank = np.arange(len(cells)) - np.searchsorted(group, group)
        taken = np.zeros(len(is_open), dtype=np.int64)
        taken[cells] = 1 + rank % self.size[cells]
        return taken

    def _uneven_groups(self, singles: IntArray, touched: BoolArray) -> list[int]:
        """Return the touched groups that cost more than the sums of their rows promise, or break a limit."""
        table, hinges = self.table, self._hinges
        rows = len(table.lots)
        single = np.bincount(self._row[hinges.row], hinges.costs(singles), rows)
        broken = (singles < self._low) | (singles > self._high)
        promised = np.bincount(table.hinges.row, table.hinges.costs(self._together(singles)), rows)
        uneven = (single > promised) | (np.bincount(self._row, broken, rows) > 0)
        groups = np.unique(self._group_of_row[self._several[uneven[self._several]]])
        found: list[int] = groups[touched[groups]].tolist()
        return found

    @cached_property
    def _several(self) -> IntArray:
        """The rows of several lots that anybody could serve."""
        return np.flatnonzero((self.table.lots > 1) & (np.diff(self.table.rows.bounds) > 0))

    @cached_property
    def _group_of_row(self) -> IntArray:
        found = np.zeros(len(self.table.lots), dtype=np.int64)
        found[self._several] = self.group[self.table.rows.items[self.table.rows.bounds[self._several]]]
        return found

    @cached_property
    def _rows_of_group(self) -> Ragged:
        """For each group its rows of several lots."""
        grouped = Ragged.grouped(self._group_of_row[self._several], int(self.group.max(initial=0)) + 1)
        return Ragged(grouped.bounds, self._several[grouped.items])

    def _mend(self, taken: IntArray, before: IntArray, group: int) -> None:
        """Deal one group anew: who was there stays, the new ones go where they add least, then exchanges."""
        cells = self._order[(self.group[self._order] == group) & (taken[self._order] > 0)]
        if not len(cells):
            return
        hand = self._hand(cells, self._rows_of_group[group])
        places = hand.exchanged(hand.one_by_one(before[cells] - 1))
        if hand.cost(places) < hand.cost(taken[cells] - 1):
            taken[cells] = places + 1

    def _hand(self, cells: IntArray, rows: IntArray) -> _Hand:
        table = self.table
        positions, which = table.rows.positions(rows)
        columns = table.rows.items[positions]
        found = np.searchsorted(np.sort(cells), columns).clip(0, len(cells) - 1)
        is_ours = np.sort(cells)[found] == columns
        factors = np.zeros((len(cells), len(rows)), dtype=np.int64)
        factors[np.argsort(cells)[found[is_ours]], which[is_ours]] = table.factors[positions[is_ours]]
        lots = int(table.lots[rows[0]])
        hinges = table.hinges.only(np.flatnonzero(np.isin(table.hinges.row, rows)))
        return _Hand(
            lots=lots,
            factors=factors,
            low=self._low[self._first[rows]],
            high=self._high[self._first[rows]],
            hinges=Hinges(
                np.searchsorted(rows, hinges.row), hinges.at // lots, hinges.price, hinges.under, hinges.per
            ),
        )


@dataclass(frozen=True, eq=False)
class _Hand:
    """The people of one group and the limits of its duties: ``factors`` is (people x limits)."""

    lots: int
    factors: IntArray
    low: IntArray
    high: IntArray
    hinges: Hinges

    def costs(self, values: IntArray) -> IntArray:
        """Return what duties with these sums (... x limits) cost."""
        seen = values[..., self.hinges.row]
        over = np.maximum(0, np.where(self.hinges.under, self.hinges.at - seen, seen - self.hinges.at))
        soft = (self.hinges.price * -(-over // self.hinges.per)).sum(axis=-1)
        miss = np.maximum(0, self.low - values) + np.maximum(0, values - self.high)
        found: IntArray = soft + BROKEN * miss.sum(axis=-1)
        return found

    def values(self, places: IntArray) -> IntArray:
        values = np.zeros((self.lots, self.factors.shape[1]), dtype=np.int64)
        np.add.at(values, places, self.factors)
        return values

    def cost(self, places: IntArray) -> int:
        return int(self.costs(self.values(places)).sum())

    def one_by_one(self, places: IntArray) -> IntArray:
        """Return a deal in which everybody without a place (-1) in turn goes where they add least."""
        places = places.copy()
        values = np.zeros((self.lots, self.factors.shape[1]), dtype=np.int64)
        np.add.at(values, places[places >= 0], self.factors[places >= 0])
        now = self.costs(values)
        for person in np.flatnonzero(places < 0).tolist():
            after = self.costs(values + self.factors[person])
            place = int(np.argmin(after - now))
            places[person] = place
            values[place] += self.factors[person]
            now[place] = after[place]
        return places

    def exchanged(self, places: IntArray) -> IntArray:
        """Return a deal that no move and no exchange of two people makes cheaper."""
        people, limits = self.factors.shape
        if people * max(people, self.lots) * limits > MOST_PAIRS:
            return places
        places = places.copy()
        while True:
            values = self.values(places)
            now = self.costs(values)
            move, moved = self._best_move(places, values, now)
            swap, swapped = self._best_swap(places, values, now)
            if min(moved, swapped) >= 0:
                return places
            if moved <= swapped:
                places[move[0]] = move[1]
            else:
                places[list(swap)] = places[list(reversed(swap))]

    def _best_move(self, places: IntArray, values: IntArray, now: IntArray) -> tuple[tuple[int, int], int]:
        left = self.costs(values[places] - self.factors) - now[places]
        joined = self.costs(values[None, :, :] + self.factors[:, None, :]) - now
        gain = left[:, None] + joined
        gain[np.arange(len(places)), places] = 0
        best = int(np.argmin(gain))
        return (best // self.lots, best % self.lots), int(gain.flat[best])

    def _best_swap(self, places: IntArray, values: IntArray, now: IntArray) -> tuple[tuple[int, int], int]:
        change = self.factors[None, :, :] - self.factors[:, None, :]
        one_side = self.costs(values[places][:, None, :] + change) - now[places][:, None]
        gain = one_side + one_side.T
        gain[places[:, None] == places[None, :]] = 0
        best = int(np.argmin(gain))
        return (best // len(places), best % len(places)), int(gain.flat[best])
