"""The linear solver begins where it is told to, tells what it finds, and any prices of rows prove a bound."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paiban.scheduler import highs
from paiban.scheduler.answer import Answer, Limits
from paiban.scheduler.highs import dual_bound, relaxation, solve_mip
from paiban.scheduler.linear import linear_model
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged
from tests.scheduler.tables import CELLS, cheapest, feasible, tables
from tests.scheduler.thirty import NOBODY, thirty_of_ten_sums

ROUNDING = 1e-6


@pytest.fixture
def knapsacks() -> Table:
    return thirty_of_ten_sums()


def test_without_a_node_to_search_the_roster_is_the_one_to_start_with(knapsacks: Table) -> None:
    single = np.eye(30, dtype=np.int64)[3]
    answer = solve_mip(knapsacks, Limits(seconds=60, nodes=0), single)
    assert answer.taken is not None
    assert answer.taken.tolist() == single.tolist()
    assert solve_mip(knapsacks, Limits(seconds=60, nodes=0)).taken is None


def test_news_of_rosters_and_bounds_close_in_on_each_other(knapsacks: Table) -> None:
    told: list[Answer] = []
    last = solve_mip(knapsacks, Limits(seconds=60, nodes=1), NOBODY, told.append)
    costs = [knapsacks.cost(answer.taken) for answer in told if answer.taken is not None]
    bounds = [answer.bound for answer in told if answer.bound is not None]
    assert last.taken is not None
    assert last.bound is not None
    assert last.is_last
    assert not any(answer.is_last for answer in told)
    assert len(costs) > 1
    assert costs[0] <= knapsacks.cost(NOBODY)
    assert all(after < before for before, after in pairwise(costs))
    assert knapsacks.cost(last.taken) == costs[-1]
    assert bounds
    assert all(before < after for before, after in pairwise(bounds))
    assert bounds[-1] <= last.bound + ROUNDING


def test_an_option_that_the_solver_does_not_know_is_an_error(knapsacks: Table) -> None:
    with pytest.raises(ValueError, match="mip_rel_gap"):
        solve_mip(knapsacks, Limits(seconds=60, gap=-1))


def prices(table: Table) -> st.SearchStrategy[list[float]]:
    count = len(linear_model(table).low)
    return st.lists(st.integers(-20, 20).map(float), min_size=count, max_size=count)


@given(table=tables(), data=st.data())
def test_any_prices_of_the_rows_prove_a_bound(table: Table, data: st.DataObject) -> None:
    best = cheapest(table)
    assume(best is not None)
    bound, _ = dual_bound(linear_model(table), np.array(data.draw(prices(table))))
    assert best is not None
    assert bound <= best + ROUNDING


@given(table=tables(), data=st.data())
def test_a_cell_costs_at_least_its_reduced_cost_above_the_bound(table: Table, data: st.DataObject) -> None:
    bound, reduced = dual_bound(linear_model(table), np.array(data.draw(prices(table))))
    rosters = list(feasible(table))
    for cell in range(CELLS):
        costs = [table.cost(taken) for taken in rosters if taken[cell]]
        assert bound + max(0.0, reduced[cell]) <= min(costs, default=FREE) + ROUNDING


@given(table=tables())
def test_the_relaxation_is_a_lower_bound(table: Table) -> None:
    answer = relaxation(table, tolerance=1e-6, seconds=30)
    best = cheapest(table)
    assert answer.taken is None
    if best is not None and answer.bound is not None:
        assert answer.bound <= best + ROUNDING


def test_the_relaxation_of_two_people_for_one_seat_is_what_the_cheaper_one_costs() -> None:
    table = seat(costs=np.array([3, 7]))
    answer = relaxation(table, tolerance=1e-8, seconds=30)
    assert answer.bound == pytest.approx(3, abs=1e-3)
    assert answer.reduced_costs is not None
    assert answer.reduced_costs[1] - answer.reduced_costs[0] == pytest.approx(4, abs=1e-3)


def test_what_building_its_model_takes_is_time_of_the_relaxation(monkeypatch: pytest.MonkeyPatch) -> None:
    moments, given_options = iter([100.0, 107.0]), dict[str, object]()
    monkeypatch.setattr(highs, "time", SimpleNamespace(monotonic=lambda: next(moments)))
    monkeypatch.setattr(highs, "_set", lambda _solver, **options: given_options.update(options))
    relaxation(seat(costs=np.array([3, 7])), tolerance=1e-4, seconds=10)
    assert given_options["time_limit"] == pytest.approx(3.0)


def seat(costs: IntArray) -> Table:
    """One seat that must be taken by somebody, each at a cost."""
    nothing = np.zeros(0, dtype=np.int64)
    return Table(
        owner=np.arange(len(costs)),
        rows=Ragged.of([np.arange(len(costs))]),
        factors=np.ones(len(costs), dtype=np.int64),
        low=np.array([1]),
        high=np.array([FREE]),
        lots=np.array([1]),
        hinges=Hinges(nothing, nothing, nothing, nothing.astype(np.bool_), nothing),
        blocks=Ragged.of([]),
        costs=costs,
    )
