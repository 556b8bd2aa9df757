"""Of twins one stands for all: they exclude the same others, and each other."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from paiban.scheduler.cliques import sums_by_owner
from paiban.scheduler.table import Table
from paiban.scheduler.twins import Twins, twins_in
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged
from tests.scheduler.tables import tables
from tests.scheduler.test_cliques import array, limited


def twins_of(table: Table) -> Twins:
    return twins_in(table, np.sort(sums_by_owner(table).items))


def excludes(table: Table, one: int, other: int) -> bool:
    """Whether some sum of one person's cells has no room for both."""
    return any(
        {one, other} <= set(columns := table.rows[row].tolist())
        and table.row_factors(row)[columns.index(one)] + table.row_factors(row)[columns.index(other)]
        > table.high[row]
        for row in sums_by_owner(table).items.tolist()
    )


def classes(*rows: tuple[dict[int, int], int], owner: IntArray) -> list[list[int]]:
    return [members.tolist() for members in twins_of(limited(owner, *rows)).members.lists()]


def test_cells_of_the_same_rows_that_exclude_each_other_are_twins() -> None:
    assert classes(({0: 1, 1: 1, 2: 1}, 1), ({2: 3, 3: 3}, 5), owner=array(0, 0, 0, 0)) == [[0, 1], [2], [3]]


def test_cells_that_fit_side_by_side_are_none() -> None:
    assert classes(({0: 2, 1: 2, 2: 2}, 5), owner=array(0, 0, 0)) == [[0], [1], [2]]


def test_cells_of_different_size_are_none() -> None:
    assert classes(({0: 3, 1: 4, 2: 4}, 5), owner=array(0, 0, 0)) == [[0], [1, 2]]


def test_cells_of_different_people_are_none() -> None:
    assert classes(({0: 1, 1: 1}, 1), ({2: 1, 3: 1}, 1), owner=array(0, 0, 1, 1)) == [[0, 1], [2, 3]]


@given(table=tables())
def test_twins_exclude_each_other_and_the_same_others(table: Table) -> None:
    for members in twins_of(table).members.lists():
        for twin in members[1:].tolist():
            assert excludes(table, members[0], twin)
            for other in set(range(table.cell_count)) - set(members.tolist()):
                assert excludes(table, members[0], other) == excludes(table, twin, other)


@given(table=tables())
def test_sets_of_classes_are_the_sets_of_all_their_cells(table: Table) -> None:
    twins = twins_of(table)
    cells = Ragged.of([np.arange(table.cell_count)])
    for found in twins.spread_out(twins.shrunk(cells)).lists():
        assert found.tolist() == list(range(table.cell_count))
