"""Of a clique at most one can be taken, and cliques are as large as a person's limits make them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.cliques import cliques, largest_cliques
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged
from tests.scheduler.tables import feasible, tables


def array(*items: int) -> IntArray:
    return np.array(items, dtype=np.int64)


def limited(owner: IntArray, *rows: tuple[dict[int, int], int]) -> Table:
    """A table of upper limits: the factors of some cells, and how much all may come to."""
    return Table(
        owner=owner,
        rows=Ragged.of([array(*factors) for factors, _ in rows]),
        factors=array(*(factor for factors, _ in rows for factor in factors.values())),
        low=np.full(len(rows), -FREE),
        high=array(*(high for _, high in rows)),
        lots=np.ones(len(rows), dtype=np.int64),
        hinges=Hinges(array(), array(), array(), array().astype(np.bool_), array()),
        blocks=Ragged.of([]),
        costs=np.zeros_like(owner),
    )


def found(table: Table) -> list[list[int]]:
    return sorted(sorted(members.tolist()) for members in largest_cliques(table).lists())


def test_limits_that_exclude_pairs_exclude_more_together() -> None:
    overlap, rest, hours = ({0: 1, 1: 1}, 1), ({1: 1, 2: 1}, 1), ({0: 5, 2: 5}, 8)
    assert found(limited(array(0, 0, 0), overlap, rest, hours)) == [[0, 1, 2]]


def test_a_sum_excludes_what_fills_more_than_half_of_it() -> None:
    assert found(limited(array(0, 0, 0), ({0: 5, 1: 5, 2: 2}, 8))) == [[0, 1]]


def test_a_pair_over_half_grows_by_what_fits_beside_neither() -> None:
    assert found(limited(array(0, 0, 0), ({0: 6, 1: 6, 2: 3}, 8))) == [[0, 1, 2]]


def test_limits_of_different_people_stay_apart() -> None:
    first, second, both = ({0: 1, 1: 1}, 1), ({2: 1, 3: 1}, 1), ({1: 1, 2: 1}, 1)
    assert found(limited(array(0, 0, 1, 1), first, second, both)) == [[0, 1], [1, 2], [2, 3]]


def test_where_nothing_excludes_anything_there_is_no_clique() -> None:
    assert found(limited(array(0, 0, 1), ({0: 1, 1: 1, 2: 1}, 2))) == []


@given(table=tables())
def test_no_feasible_choice_takes_two_of_a_clique(table: Table) -> None:
    rosters = [table.columns_of(taken) for taken in feasible(table)]
    for members in largest_cliques(table).lists():
        assert all(columns[members].sum() <= 1 for columns in rosters)


@given(table=tables(), in_few=st.booleans())
def test_every_two_cells_of_a_clique_are_in_a_largest_one_together(table: Table, in_few: bool) -> None:
    together = {pair for one in largest_cliques(table, in_few=in_few).lists() for pair in pairs(one)}
    assert together >= {pair for one in cliques(table).lists() for pair in pairs(one)}


@given(table=tables(), in_few=st.booleans())
def test_no_cell_of_that_person_could_join_a_largest_clique(table: Table, in_few: bool) -> None:
    grown = largest_cliques(table, in_few=in_few).lists()
    together = {pair for one in grown if is_of_one_person(table, one) for pair in pairs(one)}
    for one in (one for one in grown if is_of_one_person(table, one)):
        others = set(np.flatnonzero(table.owner == table.owner[one[0]]).tolist()) - set(one.tolist())
        assert not any(all(key(cell, other) in together for other in one.tolist()) for cell in others)


def pairs(columns: IntArray) -> set[tuple[int, int]]:
    return {(one, other) for one in columns.tolist() for other in columns.tolist() if one < other}


def key(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def is_of_one_person(table: Table, columns: IntArray) -> bool:
    return max(columns) < table.cell_count and len(set(table.owner[columns].tolist())) == 1
