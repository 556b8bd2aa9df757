"""Every row gets a column of its own, and no other way to give them costs less."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.assignment import FORBIDDEN, Assignment, assign
from paiban.values.problem import IntArray

MOST_ROWS, MOST_COLUMNS = 4, 6


@st.composite
def costs(draw: st.DrawFn) -> IntArray:
    """Costs of up to four rows and up to six columns, no fewer than rows."""
    rows = draw(st.integers(1, MOST_ROWS))
    columns = draw(st.integers(rows, MOST_COLUMNS))
    one = st.one_of(st.integers(-9, 9), st.just(FORBIDDEN))
    return np.array(
        draw(st.lists(st.lists(one, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    )


def assigned(room: Assignment, table: IntArray) -> list[int]:
    rows, columns = table.shape
    room.costs[:rows, :columns] = table
    assign(room, rows, columns)
    return [int(column) for column in room.column_of[:rows]]


def total(table: IntArray, columns: tuple[int, ...] | list[int]) -> int:
    return sum(int(table[row, column]) for row, column in enumerate(columns))


@given(table=costs())
def test_no_other_assignment_costs_less(table: IntArray) -> None:
    found = assigned(Assignment.of_size(*table.shape), table)
    rows, columns = table.shape
    assert len(set(found)) == rows
    assert total(table, found) == min(total(table, other) for other in permutations(range(columns), rows))


@given(first=costs(), second=costs())
def test_what_was_assigned_before_leaves_nothing_behind(first: IntArray, second: IntArray) -> None:
    room = Assignment.of_size(MOST_ROWS, MOST_COLUMNS)
    assigned(room, first)
    alone = assigned(Assignment.of_size(*second.shape), second)
    assert assigned(room, second) == alone
