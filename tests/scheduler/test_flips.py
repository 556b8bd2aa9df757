"""A roster that is changed cell by cell costs and breaks at any moment what its table says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from paiban.scheduler.compiled import whole
from paiban.scheduler.flips import change, flip, flip_logged, flips_of, take_back
from paiban.scheduler.layout import BROKEN, COST, LOGGED, Layout, taken_in
from paiban.scheduler.table import FREE, Table
from paiban.values.problem import IntArray
from tests.scheduler.tables import CELLS, choices, tables_with_doubles

SHIFTS = np.array([0, 1, 2, 0, 1, 2])
STARTS = SHIFTS * 240
flipped = st.lists(st.integers(0, CELLS - 1), max_size=12)


def state_of(table: Table, taken: IntArray) -> Layout:
    return flips_of(table, SHIFTS, STARTS, STARTS + 240, taken)


def broken(table: Table, taken: IntArray) -> int:
    values = table.values(taken)
    return int((np.maximum(0, table.low - values) + np.maximum(0, values - table.high)).sum())


def agrees(state: Layout, table: Table) -> bool:
    taken = taken_in(state).astype(np.int64)
    counts = zip(state.cell_bounds[:-1].tolist(), state.held_count.tolist(), strict=True)
    held = [cell for first, count in counts for cell in sorted(state.held[first : first + count].tolist())]
    return (
        (int(state.sums[COST]), int(state.sums[BROKEN])) == (table.cost(taken), broken(table, taken))
        and state.block_counts.tolist() == table.blocks.totals(taken[table.blocks.items]).tolist()
        and held == np.flatnonzero(taken).tolist()
    )


@given(table=tables_with_doubles(), taken=choices, cells=flipped)
def test_after_any_flips_it_costs_and_breaks_what_the_table_says(
    table: Table, taken: IntArray, cells: list[int]
) -> None:
    state = state_of(table, taken)
    assert agrees(state, table)
    for cell in cells:
        flip(state, cell)
        assert agrees(state, table)


@given(table=tables_with_doubles(), taken=choices, cell=st.integers(0, CELLS - 1))
def test_what_a_flip_would_change_is_what_it_changes(table: Table, taken: IntArray, cell: int) -> None:
    assume(not _is_twice_in_a_row(table, cell))
    state = state_of(table, taken)
    before = state.sums.copy()
    foretold = change(state, cell)
    flip(state, cell)
    assert foretold == tuple((state.sums - before)[[COST, BROKEN]].tolist())


def _is_twice_in_a_row(table: Table, cell: int) -> bool:
    """Say whether a row has two columns that this cell can raise: itself and blocks that it is in."""
    own = [cell, *(CELLS + index for index, block in enumerate(table.blocks.lists()) if cell in block)]
    return any(np.isin(row, own).sum() > 1 for row in table.rows.lists())


@given(table=tables_with_doubles(), taken=choices, before=flipped, cells=flipped)
def test_what_is_taken_back_leaves_no_trace(
    table: Table, taken: IntArray, before: list[int], cells: list[int]
) -> None:
    state = state_of(table, taken)
    for cell in before:
        flip_logged(state, cell)
    same = taken_in(state)
    for cell in cells:
        flip_logged(state, cell)
    take_back(state, whole(len(before)))
    assert np.array_equal(taken_in(state), same)
    assert state.sums[LOGGED] == len(before)
    assert agrees(state, table)


@given(table=tables_with_doubles(), taken=choices)
def test_numbers_that_do_not_fit_in_four_bytes_are_kept_in_eight(table: Table, taken: IntArray) -> None:
    large = replace(
        table,
        factors=table.factors * 10**10,
        low=np.where(table.low > -FREE, table.low * 10**10, -FREE),
        high=np.where(table.high < FREE, table.high, 9) * 10**10,  # one at least is large
    )
    state = state_of(large, taken)
    assert state.rows.dtype == np.int64
    assert agrees(state, large)
