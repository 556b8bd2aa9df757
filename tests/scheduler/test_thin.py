"""Fewer rows allow more and cost the same: what they prove holds for all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.highs import relaxation
from paiban.scheduler.table import Table
from paiban.scheduler.thin import thinned
from paiban.values.problem import IntArray
from tests.scheduler.tables import cheapest, choices, hundred, tables
from tests.scheduler.test_cliques import array, limited


@given(tables(), choices, st.integers(0, 12))
def test_every_roster_is_still_allowed_and_costs_what_it_did(
    table: Table, taken: IntArray, most: int
) -> None:
    thin = thinned(table, most)
    assert thin.is_feasible(taken) or not table.is_feasible(taken)
    assert thin.cost(taken) == table.cost(taken)


@given(tables(), st.integers(0, 12))
def test_what_it_proves_is_true_of_the_whole(table: Table, most: int) -> None:
    best = cheapest(table)
    bound = relaxation(thinned(table, most), tolerance=1e-4, seconds=5).bound
    assert best is None or bound is None or bound <= best + 1e-6


def test_of_upper_limits_every_few_stay_and_all_that_costs_or_has_a_lower_side() -> None:
    thin = thinned(hundred(), 40)
    assert len(thin.rows.items) <= 40 + 2
    assert (thin.low == 1).sum() == 1
    assert len(thin.hinges) == 1


def test_sums_go_before_cliques() -> None:
    pair, hours = ({0: 1, 1: 1}, 1), ({0: 3, 1: 3, 2: 2}, 7)
    table = limited(array(0, 0, 0), hours, pair, hours)
    assert thinned(table, 5).rows.lists()[0].tolist() == [0, 1, 2]
    assert [row.tolist() for row in thinned(table, 2).rows.lists()] == [[0, 1]]


def test_a_table_that_is_small_enough_stays_as_it_is() -> None:
    table = hundred()
    assert thinned(table, 200) is table
