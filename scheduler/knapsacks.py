"""Limits of one person's duties that cost nothing and only bind above: most of a table, in few bytes.

No two duties at once, so many hours within a day: there are dozens for each cell, and all that is asked of
them is whether there is room. What is left of each lies beside that of the same person's others.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from paiban.scheduler.table import Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged

WEIGHT_BITS = 16
MOST_WEIGHT = (1 << WEIGHT_BITS) - 1
MOST_ROOM = 2**30


class Knapsacks(NamedTuple):
    """``room`` (knapsacks) is how much more fits in, from ``first`` of its person on.

    ``weights`` are those of cell ``i`` from ``bounds[i]`` to before the next one: above ``WEIGHT_BITS`` which
    of the person's knapsacks, below how much of it the cell takes.
    """

    room: IntArray
    first: IntArray
    bounds: IntArray
    weights: NDArray[np.uint32]


def are_knapsacks(table: Table) -> BoolArray:
    """Say which rows of a table are some: cells of one person, positive, bound above only, without hinges."""
    rows = table.rows
    is_cell = rows.items < table.cell_count
    person = first_person(table)
    owner = np.where(is_cell, table.owner[np.where(is_cell, rows.items, 0)] if table.cell_count else -1, -1)
    is_odd = ~is_cell | (table.factors < 1) | (table.factors > MOST_WEIGHT) | (owner != person[rows.owner])
    found = (table.low <= 0) & (table.high >= 0) & (table.high < MOST_ROOM) & (person >= 0)
    found[rows.owner[is_odd]] = found[table.hinges.row] = False
    return found & (_within(np.where(found, person, -1)) <= MOST_WEIGHT)


def knapsacks_of(table: Table, is_own: BoolArray, people: int) -> Knapsacks:
    """Return the knapsacks that these rows of a table are, with nothing in them yet."""
    rows = table.rows
    own = np.flatnonzero(is_own)
    person = first_person(table)[own]
    order = np.argsort(person, kind="stable")
    number = np.zeros(len(rows), dtype=np.int64)
    number[own] = _within(person)
    is_entry = is_own[rows.owner]
    weights = number[rows.owner[is_entry]] << WEIGHT_BITS | table.factors[is_entry]
    by_cell = Ragged.grouped(rows.items[is_entry], table.cell_count)
    return Knapsacks(
        room=table.high[own][order].astype(np.int32),
        first=np.searchsorted(person[order], np.arange(people)),
        bounds=by_cell.bounds,
        weights=weights.astype(np.uint32)[by_cell.items],
    )


def first_person(table: Table) -> IntArray:
    """Return of whom each row's first cell is; -1 if there is none."""
    rows, columns = table.rows, np.concatenate([table.owner, np.full(len(table.blocks), -1)])
    person = np.full(len(rows), -1)
    has_any = rows.bounds[:-1] < rows.bounds[1:]
    person[has_any] = columns[rows.items[rows.bounds[:-1][has_any]]]
    return person


def _within(keys: IntArray) -> IntArray:
    """Return for each key how many equal ones stand before it."""
    order = np.argsort(keys, kind="stable")
    found = np.empty(len(keys), dtype=np.int64)
    found[order] = np.arange(len(keys)) - np.searchsorted(keys[order], keys[order])
    return found
