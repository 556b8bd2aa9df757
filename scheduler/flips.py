"""A roster that is changed cell by cell, with its cost and what it breaks kept up to date: compiled code."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.compiled import compiled, whole
from paiban.scheduler.knapsacks import MOST_WEIGHT, WEIGHT_BITS
from paiban.scheduler.layout import (
    AT,
    AT_OF,
    BLOCK,
    BLOCK_END,
    BROKEN,
    COST,
    COST_NOW,
    ENTRY,
    ENTRY_END,
    FIRST_HINGE,
    HIGH,
    KNAPSACK,
    LOGGED,
    LOW,
    OWNER,
    PER_OF,
    PER_UNIT,
    PLACE,
    PRICE,
    PRICE_OF,
    SEVERAL,
    SIGN,
    SIGN_OF,
    TAKEN,
    VALUE,
    WEIGHT,
    WEIGHT_END,
    Layout,
    layout_of,
)
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray

NOBODY = whole(-1)


def flips_of(table: Table, shifts: IntArray, starts: IntArray, ends: IntArray, taken: IntArray) -> Layout:
    """Return the state in which these cells are taken; the other arrays have one entry per cell."""
    state = layout_of(table, shifts, starts, ends)
    for cell in np.flatnonzero(taken).tolist():
        flip(state, cell)
    return state


@compiled
def _several_cost(several: IntArray, first: int, end: int, value: int) -> int:
    """Return what these hinges cost at a value."""
    cost = whole(0)
    for hinge in range(first, end):
        over = max(whole(0), several[hinge, SIGN_OF] * (value - several[hinge, AT_OF]))
        per = several[hinge, PER_OF]
        cost += several[hinge, PRICE_OF] * (over if per == 1 else (over + per - 1) // per)
    return cost


@compiled
def _cost_at(rows: IntArray, several: IntArray, row: int, value: int) -> int:
    """Return what a row would cost at a value."""
    count = whole(rows[row, SEVERAL])
    if count:
        first = whole(rows[row, FIRST_HINGE])
        return _several_cost(several, first, first + count, value)
    over = max(whole(0), rows[row, SIGN] * (value - rows[row, AT]))
    return whole(rows[row, PER_UNIT] * over)


@compiled
def _cost_now(rows: IntArray, row: int) -> int:
    """Return what a row costs at the value it has."""
    if rows[row, SEVERAL]:
        return whole(rows[row, COST_NOW])
    over = max(whole(0), whole(rows[row, SIGN]) * (rows[row, VALUE] - rows[row, AT]))
    return whole(rows[row, PER_UNIT] * over)


@compiled
def _row_broken(rows: IntArray, row: int, value: int) -> int:
    return max(whole(0), whole(value - rows[row, HIGH]), whole(rows[row, LOW] - value))


@compiled
def _entries_change(
    rows: IntArray, several: IntArray, entries: IntArray, first: int, end: int, sign: int
) -> tuple[int, int]:
    """Return about how cost and breaks would change if a column with these entries were raised by one."""
    cost, broken = whole(0), whole(0)
    for entry in range(first, end):
        row = whole(entries[entry, 0])
        before = whole(rows[row, VALUE])
        after = before + sign * entries[entry, 1]
        cost += _cost_at(rows, several, row, after) - _cost_now(rows, row)
        broken += _row_broken(rows, row, after) - _row_broken(rows, row, before)
    return cost, broken


@compiled
def _raise_entries(state: Layout, first: int, end: int, sign: int) -> None:
    """Raise or lower a column with these entries by one; a row may have it twice."""
    rows, cost, broken = state.rows, whole(0), whole(0)
    for entry in range(first, end):
        row = whole(state.entries[entry, 0])
        before = whole(rows[row, VALUE])
        after = before + sign * state.entries[entry, 1]
        found = _cost_at(rows, state.several, row, after)
        cost += found - _cost_now(rows, row)
        broken += _row_broken(rows, row, after) - _row_broken(rows, row, before)
        if rows[row, SEVERAL]:
            rows[row, COST_NOW] = found
        rows[row, VALUE] = after
    state.sums[COST] += cost
    state.sums[BROKEN] += broken


@compiled
def change(state: Layout, cell: int) -> tuple[int, int]:
    """Return about what flipping a cell would change: exactly, unless a row counts it twice."""
    cost, broken = change_of_rows(state, cell)
    return cost, broken + _change_of_knapsacks(state, cell)


@compiled
def change_of_rows(state: Layout, cell: int) -> tuple[int, int]:
    """Return about what flipping a cell would change but for knapsacks, which cost nothing."""
    is_taken = whole(state.cells[cell, TAKEN])
    sign = whole(1 - 2 * is_taken)
    first, end = state.cells[cell, ENTRY], state.cells[cell, ENTRY_END]
    cost, broken = _entries_change(state.rows, state.several, state.entries, whole(first), whole(end), sign)
    cost += sign * state.cells[cell, PRICE]
    for member in range(state.cells[cell, BLOCK], state.cells[cell, BLOCK_END]):
        block = state.blocks[member]
        if state.block_counts[block] == is_taken:
            begin, stop = state.block_entries[block], state.block_entries[block + 1]
            more, worse = _entries_change(state.rows, state.several, state.entries, begin, stop, sign)
            cost += more
            broken += worse
    return cost, broken


@compiled
def _change_of_knapsacks(state: Layout, cell: int) -> int:
    """Return by how much more the knapsacks would be overfull if a cell were flipped."""
    first, sign = whole(state.cells[cell, KNAPSACK]), whole(1 - 2 * state.cells[cell, TAKEN])
    broken = whole(0)
    for entry in range(state.cells[cell, WEIGHT], state.cells[cell, WEIGHT_END]):
        weight = whole(state.weights[entry])
        before = whole(state.room[first + (weight >> WEIGHT_BITS)])
        after = before - sign * (weight & MOST_WEIGHT)
        if before < 0 or after < 0:
            broken += max(whole(0), -after) - max(whole(0), -before)
    return broken


@compiled
def has_room(state: Layout, cell: int) -> bool:
    """Say whether there is room for a cell in all its knapsacks."""
    first = whole(state.cells[cell, KNAPSACK])
    for entry in range(state.cells[cell, WEIGHT], state.cells[cell, WEIGHT_END]):
        weight = whole(state.weights[entry])
        if state.room[first + (weight >> WEIGHT_BITS)] < weight & MOST_WEIGHT:
            return False
    return True


@compiled
def flip(state: Layout, cell: int) -> None:
    """Take a cell, or leave it."""
    flip_in_rows(state, cell)
    flip_in_knapsacks(state, cell)


@compiled
def flip_in_rows(state: Layout, cell: int) -> None:
    """Take a cell, or leave it; ``flip_in_knapsacks`` must follow, or the same once more."""
    is_taken = whole(state.cells[cell, TAKEN])
    sign = whole(1 - 2 * is_taken)
    state.cells[cell, TAKEN] = 1 - is_taken
    state.sums[COST] += sign * state.cells[cell, PRICE]
    first, end = state.cells[cell, ENTRY], state.cells[cell, ENTRY_END]
    _raise_entries(state, whole(first), whole(end), sign)
    for member in range(state.cells[cell, BLOCK], state.cells[cell, BLOCK_END]):
        block = state.blocks[member]
        if state.block_counts[block] == is_taken:
            _raise_entries(state, state.block_entries[block], state.block_entries[block + 1], sign)
        state.block_counts[block] += sign
    _note_holder(state, cell, sign)


@compiled
def _note_holder(state: Layout, cell: int, sign: int) -> None:
    """Keep the list of what the cell's owner has."""
    person = state.cells[cell, OWNER]
    first = state.cell_bounds[person]
    if sign < 0:
        place = state.cells[cell, PLACE]
        state.held_count[person] -= 1
        last = state.held[first + state.held_count[person]]
        state.held[first + place] = last
        state.cells[last, PLACE] = place
    else:
        state.cells[cell, PLACE] = state.held_count[person]
        state.held[first + state.held_count[person]] = cell
        state.held_count[person] += 1


@compiled
def flip_in_knapsacks(state: Layout, cell: int) -> None:
    """Put a cell that was just taken into its knapsacks, or take it out if it was left."""
    first, sign = whole(state.cells[cell, KNAPSACK]), whole(2 * state.cells[cell, TAKEN] - 1)
    for entry in range(state.cells[cell, WEIGHT], state.cells[cell, WEIGHT_END]):
        weight = whole(state.weights[entry])
        knapsack = first + (weight >> WEIGHT_BITS)
        before = whole(state.room[knapsack])
        after = before - sign * (weight & MOST_WEIGHT)
        if before < 0 or after < 0:
            state.sums[BROKEN] += max(whole(0), -after) - max(whole(0), -before)
        state.room[knapsack] = after


@compiled
def flip_logged(state: Layout, cell: int) -> None:
    """Flip a cell so that it can be taken back."""
    flip(state, cell)
    log_flip(state, cell)


@compiled
def log_flip(state: Layout, cell: int) -> None:
    """Remember that a cell was flipped."""
    state.log[state.sums[LOGGED]] = cell
    state.sums[LOGGED] += 1


@compiled
def take_back(state: Layout, logged: int) -> None:
    """Take back what was flipped since the log had this length (a numpy number: others compile anew)."""
    while state.sums[LOGGED] > logged:
        state.sums[LOGGED] -= 1
        flip(state, state.log[state.sums[LOGGED]])


@compiled
def below(count: int) -> int:
    """Return a whole number below this one, at random."""
    return whole(np.random.random() * count)


@compiled
def any_held(state: Layout) -> int:
    """Return a duty of somebody, everybody being as likely; ``NOBODY`` if they have none."""
    person = below(len(state.held_count))
    held = state.held_count[person]
    return whole(state.held[state.cell_bounds[person] + below(held)]) if held else NOBODY


@compiled
def cell_of(state: Layout, person: int, shift: int) -> int:
    """Return the cell of a person and a shift, ``NOBODY`` if there is none; persons ascend with cells."""
    first, end = state.shift_bounds[shift], state.shift_bounds[shift + 1]
    while first < end:
        middle = (first + end) // 2
        if state.cells[state.cells_of_shift[middle], OWNER] < person:
            first = middle + 1
        else:
            end = middle
    if first < state.shift_bounds[shift + 1]:
        cell = whole(state.cells_of_shift[first])
        if state.cells[cell, OWNER] == person:
            return cell
    return NOBODY
