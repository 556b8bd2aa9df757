"""Alike needs are one row of several lots; what it promises no roster undercuts, and solving reaches it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from paiban.constraints.cells import Cells
from paiban.constraints.coverage import Coverage
from paiban.constraints.experienced import Experienced
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.pinned import Pinned
from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.scheduler.alike import all_different
from paiban.scheduler.answer import Limits
from paiban.scheduler.highs import relaxation, solve_mip
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import candidates, candidates_among, state_candidates, state_classes
from paiban.scheduler.stretches import stretches_of
from paiban.scheduler.table import Table
from paiban.values.problem import Pin, PinKind, Problem
from paiban.values.roster import Roster, Status
from tests.builders import need, person, problem, roster, shift
from tests.constraints.rich import rostered
from tests.scheduler.classes import crowds, rule_sets

NAMES = ("Mei", "Li")
GATES = [shift(name, 8, 12) for name in ("north", "south", "east")]
LIMITS = Limits(seconds=60)
ROUNDING = 1e-6


def lots(statement: Statement, rule: str) -> list[tuple[int, int]]:
    """For each row of a rule of how many lots it is, and how many cells it sums."""
    sizes = np.diff(statement.table.rows.bounds).tolist()
    rows = zip(statement.rules, statement.table.lots.tolist(), sizes, strict=True)
    return [(count, size) for name, count, size in rows if name == rule]


def test_the_limits_of_alike_needs_are_one_row_of_so_many_lots() -> None:
    case = problem(NAMES, GATES, [need(item.need, needed=2, wanted=2) for item in GATES])
    statement = state_classes(case, [NoOverlap(), Coverage()])
    assert lots(statement, "coverage") == [(3, 2)]
    assert statement.table.hinges.at.tolist() == [3 * 2]
    assert len(statement.cells) == 2
    assert state_candidates(case, [NoOverlap(), Coverage()]).table.lots.tolist() == [1, 1, 1, 1, 1]


@given(pair=rostered(), seed=st.integers(0, 100))
def test_candidates_among_some_cells_are_the_candidates_that_are_there(
    pair: tuple[Problem, Roster], seed: int
) -> None:
    case, rules = pair[0], default_rules()
    some = np.random.default_rng(seed).random((len(case.volunteers), len(case.shifts))) < 0.3
    assert np.array_equal(candidates_among(case, rules, some), candidates(case, rules) & some)


def test_without_the_rule_that_nobody_has_two_duties_at_once_there_are_no_classes() -> None:
    statement = state_classes(problem(NAMES, GATES), [Coverage()])
    assert lots(statement, "coverage") == [(1, 2)] * 3


def test_a_limit_that_counts_any_of_several_sets_its_need_apart() -> None:
    needs = [need(item.need, needed=2, wanted=2) for item in GATES]
    case = problem([person("Mei", first_timer=True), "Li"], GATES, needs)
    statement = state_classes(case, [NoOverlap(), Coverage(), Experienced()])
    assert lots(statement, "coverage") == [(1, 2)] * 3


def test_only_needs_of_such_a_limit_are_set_apart() -> None:
    """At the gates Li is there in one of two roles; in the gym and the hall there is one cell of each."""
    people = [person("Mei", apart=frozenset({"Li"})), person("Li", available=((0, 900),))]
    later = [shift(name, 20, 24) for name in ("gym", "hall")]
    statement = state_classes(problem(people, [*GATES, *later]), [*default_rules()])
    assert sorted(lots(statement, "coverage")) == [(1, 2), (1, 2), (1, 2), (2, 1)]


def test_a_pin_may_name_a_need_that_is_no_more() -> None:
    pin = Pin(volunteer="Mei", kind=PinKind.MUST, need="gone", start=0, end=60)
    statement = state_classes(problem(NAMES, GATES, pins=[pin]), [NoOverlap(), Coverage(), Pinned()])
    assert lots(statement, "pinned") == [(1, 0)]


def test_what_a_roster_takes_of_a_class_says_which_of_its_duties() -> None:
    case = problem(NAMES, GATES)
    statement = state_classes(case, [NoOverlap(), Coverage()])
    standing = roster(("Mei", "east@8-12"), ("Li", "north@8-12"))
    assert statement.taken(standing).tolist() == [3, 1]
    assert statement.roster(np.array([3, 1])) == standing
    assert statement.taken(Roster.of([("Wang", "east@8-12"), ("Mei", "west@8-12")])).tolist() == [0, 0]


def renamed(case: Problem) -> Problem:
    """The same problem with new names for the needs that nobody speaks of."""
    new = {need.id: f"{need.id}!" if " " in need.id else need.id for need in case.needs}
    needs = [replace(item, id=new[item.id], name=new[item.id]) for item in case.needs]
    shifts = [replace(item, need=new[item.need]) for item in case.shifts]
    bare = replace(case, needs=tuple(needs), shifts=tuple(shifts))
    return replace(bare, stretches=stretches_of(bare))


def numbers(table: Table) -> list[list[int]]:
    """All numbers of a table."""
    rows, hinges = table.rows, table.hinges
    arrays: list[NDArray[Any]] = [
        rows.bounds,
        rows.items,
        table.factors,
        table.low,
        table.high,
        table.lots,
        table.costs,
    ]
    arrays += [hinges.row, hinges.at, hinges.price, hinges.under, hinges.per]
    return [array.tolist() for array in [table.owner, *arrays, table.blocks.bounds, table.blocks.items]]


@given(case=crowds(), rules=rule_sets())
def test_a_table_knows_no_name_that_nobody_speaks_of(case: Problem, rules: Sequence[Rule]) -> None:
    for stating in (state_candidates, state_classes):
        assert numbers(stating(case, rules).table) == numbers(stating(renamed(case), rules).table)


@given(case=crowds())
def test_with_all_different_a_class_is_a_shift(case: Problem) -> None:
    statement = state_candidates(case, default_rules())
    assert (statement.table.lots == 1).all()
    assert len(statement.alike.groups) == len(all_different(case).groups) == len(case.shifts)
    assert isinstance(statement.cells, Cells)


@settings(max_examples=40)
@given(case=crowds(most_people=4), rules=rule_sets())
def test_the_best_sum_is_a_lower_bound_of_the_best_roster(case: Problem, rules: Sequence[Rule]) -> None:
    table = state_classes(case, rules).table
    truth, promised = solve_mip(state_candidates(case, rules).table, LIMITS), solve_mip(table, LIMITS)
    if truth.taken is None:
        return
    assert promised.taken is not None
    best = state_candidates(case, rules).table.cost(truth.taken)
    assert table.cost(promised.taken) <= best
    bound = relaxation(table, tolerance=1e-4, seconds=60).bound
    assert bound is not None
    assert bound <= table.cost(promised.taken) + ROUNDING


def random_case(seed: int, *, friends: int) -> Problem:
    """Three people, up to so many of whom have a friend, and three rounds of one kind at two times."""
    draw = random.Random(seed)
    people = [
        person(
            name,
            together=frozenset({"Wang"} if index < friends and draw.random() < 0.5 else ()),
            likes=frozenset(draw.sample(["north", "calm"], draw.randint(0, 1))),
            total_minutes=draw.choice([None, 240, 480]),
            available=(draw.choice([(0, 4320), (0, 1500), (600, 2400)]),),
        )
        for index, name in enumerate(("Mei", "Li", "Wang"))
    ]
    wanted = draw.randint(1, 2)
    hours = draw.sample([(8, 12), (14, 18), (32, 36)], 2)
    shifts = [shift(name, *span) for name in ("north", "south", "east") for span in hours]
    return problem(people, shifts, [need(name, wanted=wanted) for name in ("north", "south", "east")])


def least_cost(case: Problem) -> int:
    """The cost of the best roster, each duty by itself."""
    table = state_candidates(case, default_rules()).table
    truth = solve_mip(table, LIMITS)
    assert truth.is_optimal
    assert truth.taken is not None
    return table.cost(truth.taken)


@pytest.mark.parametrize("seed", range(4))
def test_solving_by_classes_finds_and_proves_the_best_roster(seed: int) -> None:
    case = random_case(seed, friends=0)
    result = solve(case, default_rules(), SolveSettings(seconds=60, seed=seed, steps=20))
    assert result.status is Status.OPTIMAL
    assert result.cost == result.bound == least_cost(case)


@pytest.mark.parametrize("seed", range(4))
def test_where_it_matters_who_meets_solving_by_classes_still_finds_it(seed: int) -> None:
    case = random_case(seed, friends=2)
    result = solve(case, default_rules(), SolveSettings(seconds=60, seed=seed, steps=20))
    assert result.cost == least_cost(case)
    assert result.bound is not None
    assert result.bound <= result.cost


@settings(max_examples=8)
@given(case=crowds(most_people=4))
def test_solving_by_classes_keeps_bound_below_and_cost_above_the_best_roster(case: Problem) -> None:
    """The audit within has the checker count the roster duty by duty."""
    table = state_candidates(case, default_rules()).table
    truth = solve_mip(table, LIMITS)
    result = solve(case, default_rules(), SolveSettings(seconds=60, steps=5))
    assert (result.roster is None) == (truth.taken is None)
    if truth.taken is not None:
        assert result.bound is not None
        assert result.cost is not None
        assert result.bound <= table.cost(truth.taken) <= result.cost
