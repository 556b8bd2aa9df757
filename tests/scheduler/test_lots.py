"""What costs once per limit costs at most as much by the sum of equal limits as by each of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.lots import with_lot_sizes
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged


def array(*items: int) -> IntArray:
    return np.array(items, dtype=np.int64)


def one_hinge(factors: IntArray, lots: int, at: int, *, under: bool = False, seats: int = FREE) -> Table:
    """So many equal limits as one row that costs 5 once, with so many seats in each."""
    cells = np.arange(len(factors))
    return Table(
        owner=cells,
        rows=Ragged.of([cells, cells]),
        factors=np.concatenate([np.ones(len(factors), dtype=np.int64), factors]),
        low=array(-FREE, -FREE),
        high=array(seats * lots if seats < FREE else FREE, FREE),
        lots=array(lots, lots),
        hinges=Hinges(array(1), array(at * lots), array(5), np.array([under]), array(FREE)),
        blocks=Ragged.of([]),
        costs=np.zeros(len(factors), dtype=np.int64),
    )


def test_a_lot_is_as_large_as_one_limit_can_be_exceeded() -> None:
    table = one_hinge(array(1, 1, 1, 1), lots=2, at=1)
    assert with_lot_sizes(table).hinges.per.tolist() == [3]  # all four at one of the two


def test_few_seats_make_a_lot_smaller() -> None:
    table = one_hinge(array(1, 1, 1, 1), lots=2, at=1, seats=2)
    assert with_lot_sizes(table).hinges.per.tolist() == [1]


def test_seats_are_filled_by_those_who_count_most() -> None:
    table = one_hinge(array(1, 3, 2, 3), lots=2, at=1, seats=2)
    assert with_lot_sizes(table).hinges.per.tolist() == [2 * 3 - 1]


def test_a_lower_limit_is_missed_by_all_of_it_at_most() -> None:
    table = one_hinge(array(1, 1, 1, 1), lots=2, at=2, under=True)
    assert with_lot_sizes(table).hinges.per.tolist() == [2]


def test_what_makes_up_for_others_adds_to_what_a_lower_limit_can_miss() -> None:
    table = one_hinge(array(-1, -1, 1), lots=2, at=1, under=True)
    assert with_lot_sizes(table).hinges.per.tolist() == [3]


def test_a_single_limit_and_what_costs_by_the_unit_stay_as_they_are() -> None:
    single = one_hinge(array(1, 1), lots=1, at=1)
    assert with_lot_sizes(single).hinges.per.tolist() == [FREE]
    several = one_hinge(array(1, 1), lots=2, at=1)
    by_unit = replace(several, hinges=replace(several.hinges, per=array(1)))
    assert with_lot_sizes(by_unit).hinges.per.tolist() == [1]


@given(
    people=st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 3)), min_size=1, max_size=6),
    lots=st.integers(2, 3),
    at=st.integers(-2, 3),
    under=st.booleans(),
    seats=st.sampled_from([1, 2, FREE]),
)
def test_the_sum_never_costs_more_than_the_single_limits(
    people: list[tuple[int, int]], lots: int, at: int, under: bool, seats: int
) -> None:
    """Each of the people counts so much and is at one of the places; at 3 they are at none."""
    factors = np.array([factor for factor, _ in people], dtype=np.int64)
    places = np.array([place for _, place in people])
    single = [int(factors[places == place].sum()) for place in range(lots)]
    if any((places == place).sum() > seats for place in range(lots)):
        return
    missed = sum(value < at if under else value > at for value in single)
    table = with_lot_sizes(one_hinge(factors, lots, at, under=under, seats=seats))
    assert table.cost((places < lots).astype(np.int64)) <= 5 * missed
