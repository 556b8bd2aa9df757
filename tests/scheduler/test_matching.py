"""Every row gets a column of its own, and no other way to give them costs less."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.matching import FORBIDDEN, Matching, match_rows
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


def matched(room: Matching, table: IntArray) -> list[int]:
    rows, columns = table.shape
    room.costs[:rows, :columns] = table
    match_rows(room, rows, columns)
    return [int(column) for column in room.column_of[:rows]]


def total(table: IntArray, columns: tuple[int, ...] | list[int]) -> int:
    return sum(int(table[row, column]) for row, column in enumerate(columns))


@given(table=costs())
def test_no_other_matching_costs_less(table: IntArray) -> None:
    found = matched(Matching.of_size(*table.shape), table)
    rows, columns = table.shape
    assert len(set(found)) == rows
    assert total(table, found) == min(total(table, other) for other in permutations(range(columns), rows))


@given(first=costs(), second=costs())
def test_what_was_matched_before_leaves_nothing_behind(first: IntArray, second: IntArray) -> None:
    room = Matching.of_size(MOST_ROWS, MOST_COLUMNS)
    matched(room, first)
    alone = matched(Matching.of_size(*second.shape), second)
    assert matched(room, second) == alone
