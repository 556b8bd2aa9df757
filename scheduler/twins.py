"""Cells of one person that exclude the same others and each other: one of them can stand for all.

Duties at the same time in different places are such; there are many of them, and what excludes what takes a
table with a line and a column for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.table import Hinges, Table
from paiban.values.problem import FloatArray, IntArray
from paiban.values.ragged import Ragged

_NONE = np.zeros(0, dtype=np.int64)
_NO_HINGES = Hinges(_NONE, _NONE, _NONE, _NONE.astype(np.bool_), _NONE)


@dataclass(frozen=True, eq=False)
class Twins:
    """``table`` has a cell for each class of twins and the rows that were asked for, without costs.

    ``of_cell`` is the class of each cell of the whole, ``members`` the cells of each class.
    """

    table: Table
    of_cell: IntArray
    members: Ragged

    def shrunk(self, sets: Ragged) -> Ragged:
        """Return sets of cells as sets of classes, each only once."""
        count = len(self.members)
        keys = np.sort(sets.owner * count + self.of_cell[sets.items])
        keys = keys[np.append(True, np.diff(keys) > 0)[: len(keys)]]
        shrunk = Ragged(np.searchsorted(keys // count, np.arange(len(sets) + 1)), keys % count)
        return Ragged.of(list(distinct(shrunk)))

    def spread_out(self, sets: Ragged) -> Ragged:
        """Return sets of classes as sets of cells, ascending."""
        positions, which = self.members.positions(sets.items)
        cells, owner = self.members.items[positions], sets.owner[which]
        order = np.lexsort((cells, owner))
        return Ragged(np.searchsorted(owner, np.arange(len(sets) + 1)), cells[order])


def twins_in(table: Table, rows: IntArray) -> Twins:
    """Return the twins of a table, seen by these rows: sums of cells of one person each."""
    heads, of_cell = _classes(table, rows)
    return Twins(_of_heads(table, rows, heads, of_cell), of_cell, Ragged.grouped(of_cell, len(heads)))


def _classes(table: Table, rows: IntArray) -> tuple[IntArray, IntArray]:
    """Return the first cell of each class, ascending, and for each cell the class it is in."""
    positions, which = table.rows.positions(rows)
    columns, factors = table.rows.items[positions], table.factors[positions]
    count = table.cell_count
    is_exclusive = np.bincount(columns[2 * factors > table.high[rows][which]], minlength=count) > 0
    marks = (np.bincount(columns, _signs(len(rows), seed)[which] * factors, count) for seed in (1, 2))
    keys = (*marks, np.where(is_exclusive, -1, np.arange(count)), table.owner)
    order = np.lexsort(keys)  # stable: the first of each class comes first
    is_new = np.zeros(count, dtype=np.bool_)
    is_new[:1] = True
    for key in keys:
        is_new[1:] |= key[order][1:] != key[order][:-1]
    heads = np.sort(order[is_new])
    of_cell = np.zeros(count, dtype=np.int64)
    of_cell[order] = np.searchsorted(heads, order[is_new])[np.cumsum(is_new) - 1]
    return heads, of_cell


def _of_heads(table: Table, rows: IntArray, heads: IntArray, of_cell: IntArray) -> Table:
    """Return the rows over the first cells of classes alone."""
    positions, which = table.rows.positions(rows)
    is_head = np.zeros(table.column_count, dtype=np.bool_)
    is_head[heads] = True
    kept = is_head[table.rows.items[positions]]
    places, owner = positions[kept], which[kept]
    return Table(
        owner=table.owner[heads],
        rows=Ragged(np.searchsorted(owner, np.arange(len(rows) + 1)), of_cell[table.rows.items[places]]),
        factors=table.factors[places],
        low=table.low[rows],
        high=table.high[rows],
        lots=table.lots[rows],
        hinges=_NO_HINGES,
        blocks=Ragged.of([]),
        costs=np.zeros(len(heads), dtype=np.int64),
    )


def _signs(count: int, seed: int) -> FloatArray:
    """Return a number for each row; cells in the same rows have the same sum, others hardly ever twice."""
    return np.random.default_rng(seed).random(count)


def distinct(sets: Ragged) -> Iterable[IntArray]:
    """Return the sets without repetition."""
    return {own.tobytes(): own for own in sets.lists()}.values()
