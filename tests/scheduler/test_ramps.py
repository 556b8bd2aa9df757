"""Costs as chains of priced segments: filled in order, ever dearer, and worth what the hinges cost."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given

from paiban.scheduler.ramps import flags_of, ramps_of
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged
from tests.scheduler.tables import choices, tables


def array(*items: int) -> IntArray:
    return np.array(items, dtype=np.int64)


def six_people(*hinges: tuple[int, int, bool, int]) -> Table:
    """A row that counts six cells, with hinges (at, price, under, per)."""
    places = np.array(hinges, dtype=np.int64).reshape(-1, 4)
    return Table(
        owner=np.arange(6),
        rows=Ragged.of([np.arange(6)]),
        factors=np.ones(6, dtype=np.int64),
        low=array(-FREE),
        high=array(FREE),
        lots=array(1),
        hinges=Hinges(
            np.zeros(len(hinges), dtype=np.int64),
            places[:, 0],
            places[:, 1],
            places[:, 2].astype(np.bool_),
            places[:, 3],
        ),
        blocks=Ragged.of([]),
        costs=np.zeros(6, dtype=np.int64),
    )


def test_hinges_of_one_side_are_one_ramp_whose_prices_add_up() -> None:
    ramps = ramps_of(six_people((2, 10, False, 1), (4, 5, False, 1)))
    assert (ramps.row.tolist(), ramps.at.tolist()) == ([0], [2])
    assert (ramps.width.tolist(), ramps.price.tolist()) == ([2, 2], [10, 15])


def test_a_lower_limit_is_a_ramp_of_its_own() -> None:
    ramps = ramps_of(six_people((4, 10, False, 1), (2, 7, True, 1)))
    assert sorted(zip(ramps.under.tolist(), ramps.at.tolist(), strict=True)) == [(False, 4), (True, 2)]
    assert sorted(zip(ramps.price.tolist(), ramps.width.tolist(), strict=True)) == [(7, 2), (10, 2)]


def test_the_segments_fill_in_order() -> None:
    ramps = ramps_of(six_people((2, 10, False, 1), (4, 5, False, 1)))
    filled = [ramps.fill(array(value)).tolist() for value in (0, 2, 3, 4, 5, 6)]
    assert filled == [[0, 0], [0, 0], [1, 0], [2, 0], [2, 1], [2, 2]]


def test_what_no_roster_can_reach_has_no_segment() -> None:
    ramps = ramps_of(six_people((6, 10, False, 1), (0, 7, True, 1)))
    assert (len(ramps.row), len(ramps.width)) == (0, 0)


def test_what_costs_by_the_lot_is_a_flag_and_no_ramp() -> None:
    table = six_people((1, 10, False, 2), (2, 7, True, FREE))
    flags, most = flags_of(table)
    assert len(ramps_of(table).width) == 0
    assert (flags.price.tolist(), most.tolist()) == ([10, 7], [3, 1])
    assert flags.per.tolist() == [2, 2]  # no lot is larger than what can be missed


@given(table=tables(), taken=choices)
def test_segments_and_flags_cost_what_the_hinges_cost(table: Table, taken: IntArray) -> None:
    values = table.values(taken)
    ramps, (flags, most) = ramps_of(table), flags_of(table)
    used, lots = ramps.fill(values), flags.costs(values) // np.maximum(1, flags.price)
    assert (used >= 0).all()
    assert (used <= ramps.width).all()
    assert (lots <= most).all()
    cost = (used * ramps.price).sum() + (lots * flags.price).sum()
    assert cost == table.hinges.costs(values).sum()


@given(table=tables())
def test_every_segment_is_dearer_than_the_one_before_it(table: Table) -> None:
    ramps = ramps_of(table)
    assert np.unique(ramps.ramp).tolist() == list(range(len(ramps.row)))
    for ramp in range(len(ramps.row)):
        assert all(one < next_one for one, next_one in pairwise(ramps.price[ramps.ramp == ramp].tolist()))
