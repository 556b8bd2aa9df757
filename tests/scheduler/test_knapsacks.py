"""What a table says of one person's duties alone is the same in knapsacks, and only that is put into them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.flips import change, change_of_rows, flips_of, has_room
from paiban.scheduler.knapsacks import MOST_WEIGHT, WEIGHT_BITS, are_knapsacks, knapsacks_of
from paiban.scheduler.layout import taken_in
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged
from tests.scheduler.tables import CELLS, choices, tables, tables_with_doubles
from tests.scheduler.test_flips import SHIFTS, STARTS

NONE = np.zeros(0, dtype=np.int64)
NO_HINGES = Hinges(row=NONE, at=NONE, price=NONE, under=NONE.astype(np.bool_), per=NONE)


def of_two_people(rows: list[list[int]], factors: list[int], high: list[int]) -> Table:
    """Cells 0 and 1 of the first person, 2 and 3 of the second; column 4 is a block of 0 and 1."""
    return Table(
        owner=np.array([0, 0, 1, 1]),
        rows=Ragged.of([np.array(row, dtype=np.int64) for row in rows]),
        factors=np.array(factors, dtype=np.int64),
        low=np.full(len(rows), -FREE),
        high=np.array(high, dtype=np.int64),
        lots=np.ones(len(rows), dtype=np.int64),
        hinges=NO_HINGES,
        blocks=Ragged.of([np.array([0, 1])]),
        costs=np.zeros(4, dtype=np.int64),
    )


def test_no_two_at_once_and_so_many_hours_are_knapsacks() -> None:
    table = of_two_people([[0, 1], [2, 3], [2, 3]], [1, 1, 1, 1, 240, 360], [1, 1, 480])
    assert are_knapsacks(table).tolist() == [True] * 3
    own = knapsacks_of(table, are_knapsacks(table), 2)
    assert own.room.tolist() == [1, 1, 480]
    assert own.first.tolist() == [0, 1]
    assert own.bounds.tolist() == [0, 1, 2, 4, 6]
    assert own.weights.tolist() == [1, 1, 1, 1 << WEIGHT_BITS | 240, 1, 1 << WEIGHT_BITS | 360]


def test_of_two_people_of_blocks_negative_heavy_unbounded_or_with_a_low_side_are_none() -> None:
    rows = [[0, 2], [0, 4], [0, 1], [0, 1], [0, 1], [0, 1], []]
    table = of_two_people(rows, [1, 1, 1, 1, 1, -1, 1, MOST_WEIGHT + 1, 1, 1, 1, 1], [1, 1, 1, 1, FREE, 1, 1])
    low = table.low.copy()
    low[5] = 1
    assert not are_knapsacks(replace(table, low=low)).any()


def test_what_costs_is_none() -> None:
    table = of_two_people([[0, 1]], [1, 1], [1])
    one = np.array([0])
    hinge = Hinges(row=one, at=one, price=one + 5, under=one > 0, per=one + 1)
    assert are_knapsacks(table).all()
    assert not are_knapsacks(replace(table, hinges=hinge)).any()


@given(table=tables())
def test_knapsacks_are_rows_that_no_taken_cell_can_help(table: Table) -> None:
    for row in np.flatnonzero(are_knapsacks(table)).tolist():
        columns = table.rows[row]
        assert (columns < CELLS).all()
        assert len(set(table.owner[columns].tolist())) == 1
        assert table.row_factors(row).min() > 0


@given(table=tables_with_doubles(), taken=choices, cell=st.integers(0, CELLS - 1))
def test_there_is_room_unless_taking_a_cell_breaks_a_knapsack(
    table: Table, taken: IntArray, cell: int
) -> None:
    state = flips_of(table, SHIFTS, STARTS, STARTS + 240, taken)
    if not taken_in(state)[cell] and not _is_twice(table, cell):
        assert has_room(state, cell) == (change(state, cell)[1] <= change_of_rows(state, cell)[1])


def _is_twice(table: Table, cell: int) -> bool:
    return any((row == cell).sum() > 1 for row in table.rows.lists())
