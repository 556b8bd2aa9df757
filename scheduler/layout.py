"""A table laid out anew for annealing, so that changing a cell reads as little memory as possible.

What is known of a cell stands side by side, and so does what is known of a row; what one person's cells
change lies together. Most of the time of a move goes into fetching memory.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from paiban.scheduler.knapsacks import Knapsacks, are_knapsacks, first_person, knapsacks_of
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged

# What ``Layout.cells`` holds; entries, weights and blocks are those from one place to before another.
OWNER, SHIFT, START, END, PRICE, TAKEN, PLACE = range(7)
ENTRY, ENTRY_END, BLOCK, BLOCK_END, WEIGHT, WEIGHT_END, KNAPSACK = range(7, 14)
CELL_WIDTH = 16  # one line of the processor's cache
# What ``Layout.rows`` holds: one hinge, or how many there are and where they begin.
VALUE, LOW, HIGH, AT, PER_UNIT, SIGN, SEVERAL, FIRST_HINGE = range(8)
COST_NOW = AT  # of a row with several
AT_OF, PRICE_OF, PER_OF, SIGN_OF = range(4)  # what ``Layout.several`` holds
COST, BROKEN, LOGGED = range(3)  # what ``Layout.sums`` holds
MOST_LOGGED = 64


class Layout(NamedTuple):
    """``cells`` (cells x 16) and ``rows`` (rows x 8) as they are now, ``sums`` with cost and breaks.

    ``entries`` (entries x 2) are rows and factors; those of block ``b`` begin at ``block_entries[b]``.
    ``several`` (hinges x 4) are the hinges of rows with more than one. ``blocks`` names the blocks of cells,
    ``block_counts`` says how many of their cells are taken. ``held`` begins, for each person, where their
    cells do (``cell_bounds``), with the ``held_count`` cells they have; ``PLACE`` says where each is.
    ``cells_of_shift`` are ascending for each shift. ``log`` names the cells flipped since ``sums[LOGGED]``
    was 0. ``room`` and ``weights`` are of knapsacks, the limits that stand in no row.
    """

    cells: IntArray
    rows: IntArray
    entries: IntArray
    block_entries: IntArray
    several: IntArray
    blocks: IntArray
    block_counts: IntArray
    room: IntArray
    weights: NDArray[np.uint32]
    cell_bounds: IntArray
    shift_bounds: IntArray
    cells_of_shift: IntArray
    held: IntArray
    held_count: IntArray
    sums: IntArray
    log: IntArray


def layout_of(table: Table, shifts: IntArray, starts: IntArray, ends: IntArray) -> Layout:
    """Return the layout with no cell taken; the other arrays have one entry per cell."""
    people = int(table.owner.max(initial=-1)) + 1
    cost = table.cost(np.zeros(table.cell_count, dtype=np.int64))
    is_own = are_knapsacks(table)
    knapsacks = knapsacks_of(table, is_own, people)
    table = table.only(np.flatnonzero(~is_own))
    small = np.int32 if _is_small(table) else np.int64
    order = np.argsort(first_person(table), kind="stable")  # what a move changes lies together
    rows, several = _rows(table, small)
    shift = np.unique(shifts, return_inverse=True)[1]
    by_shift = Ragged.grouped(shift, int(shift.max(initial=-1)) + 1)
    entries = table.entries_of_column
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return Layout(
        cells=_cells(table, knapsacks, shift, starts, ends).astype(small),
        rows=rows[order],
        entries=_side_by_side([place[table.rows.owner[entries.items]], table.factors[entries.items]], small),
        block_entries=entries.bounds[table.cell_count :],
        several=several,
        blocks=table.blocks.owner[table.memberships_of_cell.items],
        block_counts=np.zeros(len(table.blocks), dtype=np.int64),
        room=knapsacks.room,
        weights=knapsacks.weights,
        cell_bounds=np.searchsorted(table.owner, np.arange(people + 1)),
        shift_bounds=by_shift.bounds,
        cells_of_shift=by_shift.items,
        held=np.zeros(table.cell_count, dtype=np.int64),
        held_count=np.zeros(people, dtype=np.int64),
        sums=np.array([cost, _broken(table), 0], dtype=np.int64),
        log=np.zeros(MOST_LOGGED, dtype=np.int64),
    )


def taken_in(layout: Layout) -> BoolArray:
    """Return which cells are taken by now."""
    found: BoolArray = layout.cells[:, TAKEN] > 0
    return found


def _is_small(table: Table) -> bool:
    """Say whether every number of a table and all that rows can add up to fit in four bytes."""
    most = 2**30
    finite = [side[np.abs(side) < FREE // 2] for side in (table.low, table.high)]
    per = table.hinges.per[table.hinges.per < FREE // 2]
    dear = [np.bincount(table.hinges.row, table.hinges.costs(side), 1) for side in table.ranges]
    places = np.array([len(table.rows.items)])
    numbers = [*table.ranges, *finite, *dear, table.hinges.at, table.hinges.price, per, table.costs, places]
    return all(int(np.abs(one).max(initial=0)) < most for one in numbers)


def _broken(table: Table) -> int:
    """Return by how much the limits are broken when nothing is taken."""
    return int((np.maximum(0, table.low) + np.maximum(0, -table.high)).sum())


def _cells(table: Table, own: Knapsacks, shift: IntArray, starts: IntArray, ends: IntArray) -> IntArray:
    cells: IntArray = np.zeros((table.cell_count, CELL_WIDTH), dtype=np.int64)
    columns = {OWNER: table.owner, SHIFT: shift, START: starts, END: ends, PRICE: table.costs}
    places = {ENTRY: table.entries_of_column.bounds[: table.cell_count + 1],
              BLOCK: table.memberships_of_cell.bounds, WEIGHT: own.bounds}  # fmt: skip
    for column, numbers in columns.items():
        cells[:, column] = numbers
    for column, bounds in places.items():
        cells[:, column], cells[:, column + 1] = bounds[:-1], bounds[1:]
    cells[:, KNAPSACK] = own.first[table.owner]
    return cells


def _rows(table: Table, small: type) -> tuple[IntArray, IntArray]:
    """Return the rows without any cell taken, and the hinges of those that have several or an uneven one."""
    most = np.iinfo(small).max // 2
    hinges: Hinges = table.hinges.only(table.hinges_of_row.items)
    bounds, counts = table.hinges_of_row.bounds[:-1], np.diff(table.hinges_of_row.bounds)
    sign = np.where(hinges.under, -1, 1)
    is_one = counts == 1
    is_one[hinges.row[hinges.per != 1]] = False
    one = bounds[is_one]
    rows: IntArray = np.zeros((len(table.rows), 8), dtype=small)
    rows[:, LOW], rows[:, HIGH] = table.low.clip(-most, most), table.high.clip(-most, most)
    rows[:, SEVERAL], rows[:, FIRST_HINGE] = np.where(is_one, 0, counts), bounds
    nothing = np.zeros(len(rows), dtype=np.int64)
    rows[:, COST_NOW] = np.bincount(table.hinges.row, table.hinges.costs(nothing), len(rows))
    for column, numbers in ((AT, hinges.at), (PER_UNIT, hinges.price), (SIGN, sign)):
        rows[is_one, column] = numbers[one]
    return rows, _side_by_side([hinges.at, hinges.price, hinges.per.clip(0, most), sign], small)


def _side_by_side(columns: list[IntArray], small: type) -> IntArray:
    found: IntArray = np.stack(columns, axis=1).astype(small)
    return found
