"""A roster that is changed cell by cell, with its cost and what it breaks kept up to date: compiled code.

A table is laid out anew for this, so that changing a cell reads as little memory as possible.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np

from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged

F = TypeVar("F", bound=Callable[..., object])
whole = cast("Callable[[Any], int]", np.int64)  # with all numbers of one kind nothing is compiled twice
VALUE, LOW, HIGH, AT, PRICE, PER, HINGES, FIRST_HINGE = range(8)  # what a row of ``Flips.rows`` holds
OVER, UNDER, SEVERAL = 1, 2, 3  # ``HINGES``: one above, one below, or this many and more less 3
COST, BROKEN, LOGGED = range(3)  # what ``Flips.sums`` holds
MOST_LOGGED = 64

# Nobody counts who uses an array, which would take most of the time; so no compiled function may make one.
OPTIONS: dict[str, Any] = {"_nrt": False}


def compiled(function: F) -> F:
    """Compile a function when it is first called; what was compiled is kept for the next program."""
    try:
        return cast("F", numba.njit(cache=True, **OPTIONS)(function))
    except RuntimeError:  # there is no folder in which anything could be kept
        return cast("F", numba.njit(**OPTIONS)(function))


class Flips(NamedTuple):
    """The state: ``rows`` (rows x 8) with their values, ``taken`` by cell, ``sums`` with cost and breaks.

    ``entries`` (entries x 2) are rows and factors by column, ``several`` (hinges x 4) the hinges of rows with
    more than one, ``blocks`` the blocks by cell with how many of their cells are taken. ``held`` begins, for
    each person, at their first cell with the ``held_count`` cells they have; ``place`` says where each is.
    ``log`` names the cells flipped since ``sums[LOGGED]`` was 0.
    """

    rows: IntArray
    entry_bounds: IntArray
    entries: IntArray
    several: IntArray
    block_bounds: IntArray
    blocks: IntArray
    block_counts: IntArray
    costs: IntArray
    taken: BoolArray
    owner: IntArray
    cell_bounds: IntArray
    shift: IntArray
    shift_bounds: IntArray
    cells_of_shift: IntArray
    starts: IntArray
    ends: IntArray
    held: IntArray
    held_count: IntArray
    place: IntArray
    sums: IntArray
    log: IntArray


def flips_of(table: Table, shifts: IntArray, starts: IntArray, ends: IntArray, taken: IntArray) -> Flips:
    """Return the state in which these cells are taken; the other arrays have one entry per cell."""
    small = np.int32 if _is_small(table) else np.int64
    entries, members = table.entries_of_column, table.memberships_of_cell
    rows, several = _rows(table, small)
    own = np.unique(shifts, return_inverse=True)[1]
    by_shift = Ragged.grouped(own, int(own.max(initial=-1)) + 1)
    people = int(table.owner.max(initial=-1)) + 1
    state = Flips(
        rows=rows,
        entry_bounds=entries.bounds,
        entries=_side_by_side([table.rows.owner[entries.items], table.factors[entries.items]], small),
        several=several,
        block_bounds=members.bounds,
        blocks=table.blocks.owner[members.items],
        block_counts=np.zeros(len(table.blocks), dtype=np.int64),
        costs=table.costs.astype(np.int64),
        taken=np.zeros(table.cell_count, dtype=np.bool_),
        owner=table.owner,
        cell_bounds=np.searchsorted(table.owner, np.arange(people + 1)),
        shift=own,
        shift_bounds=by_shift.bounds,
        cells_of_shift=by_shift.items,
        starts=starts,
        ends=ends,
        held=np.zeros(table.cell_count, dtype=np.int64),
        held_count=np.zeros(people, dtype=np.int64),
        place=np.zeros(table.cell_count, dtype=np.int64),
        sums=np.array([table.cost(np.zeros_like(taken)), _broken(table), 0], dtype=np.int64),
        log=np.zeros(MOST_LOGGED, dtype=np.int64),
    )
    for cell in np.flatnonzero(taken).tolist():
        flip(state, cell)
    return state


def _is_small(table: Table) -> bool:
    """Say whether every number of a table and all that rows can add up to fit in four bytes."""
    most = 2**30
    finite = [side[np.abs(side) < FREE // 2] for side in (table.low, table.high)]
    per = table.hinges.per[table.hinges.per < FREE // 2]
    numbers = [*table.ranges, *finite, table.hinges.at, table.hinges.price, per]
    return all(int(np.abs(one).max(initial=0)) < most for one in numbers)


def _broken(table: Table) -> int:
    """Return by how much the limits are broken when nothing is taken."""
    return int((np.maximum(0, table.low) + np.maximum(0, -table.high)).sum())


def _rows(table: Table, small: type) -> tuple[IntArray, IntArray]:
    """Return the rows without any cell taken, and the hinges of those that have several."""
    most = np.iinfo(small).max // 2
    hinges: Hinges = table.hinges.only(table.hinges_of_row.items)
    bounds, counts = table.hinges_of_row.bounds[:-1], np.diff(table.hinges_of_row.bounds)
    one = bounds[counts == 1]
    rows: IntArray = np.zeros((len(table.rows), 8), dtype=small)
    rows[:, LOW], rows[:, HIGH] = table.low.clip(-most, most), table.high.clip(-most, most)
    rows[:, HINGES] = np.where(counts > 1, SEVERAL + counts, 0)
    rows[:, FIRST_HINGE] = bounds
    rows[counts == 1, HINGES] = np.where(hinges.under[one], UNDER, OVER)
    for column, numbers in ((AT, hinges.at), (PRICE, hinges.price), (PER, hinges.per)):
        rows[counts == 1, column] = numbers[one].clip(-most, most)
    return rows, _side_by_side(
        [hinges.at, hinges.price, hinges.per.clip(0, most), hinges.under.astype(np.int64)], small
    )


def _side_by_side(columns: list[IntArray], small: type) -> IntArray:
    found: IntArray = np.stack(columns, axis=1).astype(small)
    return found


@compiled
def _hinge_cost(over: int, price: int, per: int) -> int:
    if over <= 0:
        return 0
    return price * over if per == 1 else price * ((over + per - 1) // per)


@compiled
def _row_cost(state: Flips, row: int, value: int) -> int:
    kind = state.rows[row, HINGES]
    if kind == 0:
        return 0
    if kind < SEVERAL:
        at, price, per = state.rows[row, AT], state.rows[row, PRICE], state.rows[row, PER]
        return _hinge_cost(value - at if kind == OVER else at - value, whole(price), whole(per))
    cost = whole(0)
    first = state.rows[row, FIRST_HINGE]
    for hinge in range(first, first + kind - SEVERAL):
        over = value - state.several[hinge, 0]
        over = -over if state.several[hinge, 3] else over
        cost += _hinge_cost(over, whole(state.several[hinge, 1]), whole(state.several[hinge, 2]))
    return cost


@compiled
def _row_broken(state: Flips, row: int, value: int) -> int:
    return max(whole(0), whole(value - state.rows[row, HIGH]), whole(state.rows[row, LOW] - value))


@compiled
def _column_change(state: Flips, column: int, sign: int) -> tuple[int, int]:
    """Return about how cost and breaks would change if a column were raised or lowered by one."""
    cost, broken = whole(0), whole(0)
    for entry in range(state.entry_bounds[column], state.entry_bounds[column + 1]):
        row = whole(state.entries[entry, 0])
        before = whole(state.rows[row, VALUE])
        after = before + sign * state.entries[entry, 1]
        if state.rows[row, HINGES]:
            cost += _row_cost(state, row, after) - _row_cost(state, row, before)
        broken += _row_broken(state, row, after) - _row_broken(state, row, before)
    return cost, broken


@compiled
def _raise_column(state: Flips, column: int, sign: int) -> None:
    """Raise or lower a column by one; a row may have it twice."""
    for entry in range(state.entry_bounds[column], state.entry_bounds[column + 1]):
        row = whole(state.entries[entry, 0])
        before = whole(state.rows[row, VALUE])
        after = before + sign * state.entries[entry, 1]
        if state.rows[row, HINGES]:
            state.sums[COST] += _row_cost(state, row, after) - _row_cost(state, row, before)
        state.sums[BROKEN] += _row_broken(state, row, after) - _row_broken(state, row, before)
        state.rows[row, VALUE] = after


@compiled
def change(state: Flips, cell: int) -> tuple[int, int]:
    """Return about what flipping a cell would change: exactly, unless a row counts it twice."""
    is_taken = bool(state.taken[cell])
    sign = whole(-1 if is_taken else 1)
    cost, broken = _column_change(state, cell, sign)
    cost += sign * state.costs[cell]
    for member in range(state.block_bounds[cell], state.block_bounds[cell + 1]):
        block = state.blocks[member]
        if state.block_counts[block] == is_taken:
            more, worse = _column_change(state, len(state.taken) + block, sign)
            cost += more
            broken += worse
    return cost, broken


@compiled
def flip(state: Flips, cell: int) -> None:
    """Take a cell, or leave it."""
    is_taken = bool(state.taken[cell])
    sign = whole(-1 if is_taken else 1)
    state.taken[cell] = not is_taken
    state.sums[COST] += sign * state.costs[cell]
    _raise_column(state, cell, sign)
    for member in range(state.block_bounds[cell], state.block_bounds[cell + 1]):
        block = state.blocks[member]
        if state.block_counts[block] == is_taken:
            _raise_column(state, len(state.taken) + block, sign)
        state.block_counts[block] += sign
    person = state.owner[cell]
    first = state.cell_bounds[person]
    if is_taken:
        state.held_count[person] -= 1
        last = state.held[first + state.held_count[person]]
        state.held[first + state.place[cell]] = last
        state.place[last] = state.place[cell]
    else:
        state.place[cell] = state.held_count[person]
        state.held[first + state.held_count[person]] = cell
        state.held_count[person] += 1


@compiled
def flip_logged(state: Flips, cell: int) -> None:
    """Flip a cell so that it can be taken back."""
    flip(state, cell)
    state.log[state.sums[LOGGED]] = cell
    state.sums[LOGGED] += 1


@compiled
def take_back(state: Flips, logged: int) -> None:
    """Take back what was flipped since the log had this length (a numpy number: others compile anew)."""
    while state.sums[LOGGED] > logged:
        state.sums[LOGGED] -= 1
        flip(state, state.log[state.sums[LOGGED]])
