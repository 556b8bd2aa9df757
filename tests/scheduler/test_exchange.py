"""Exchanges make a roster cheaper, break nothing and move nobody who stands."""

import numpy as np
from hypothesis import given

from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.qualified import Qualified
from paiban.scheduler.exchange import exchange
from paiban.scheduler.growing import Growing
from paiban.scheduler.start import greedy_start
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.tables import choices, tables


def exchanged(table: Table, taken: IntArray, standing: IntArray | None = None) -> IntArray:
    state = Growing(table, taken)
    exchange(state, np.zeros_like(taken) if standing is None else standing)
    return state.taken


@given(table=tables(), standing=choices)
def test_what_stands_is_not_moved(table: Table, standing: IntArray) -> None:
    assert (exchanged(table, standing, standing) >= standing).all()


@given(table=tables(), taken=choices)
def test_bounds_that_held_still_hold(table: Table, taken: IntArray) -> None:
    before, after = table.values(taken), table.values(exchanged(table, taken))
    assert (after <= table.high)[before <= table.high].all()
    assert (after >= table.low)[before >= table.low].all()


def test_somebody_leaves_a_duty_for_one_that_only_they_can_do() -> None:
    needs = [need("gate"), need("aid", skills=frozenset({"doctor"}))]
    case = problem(
        [person("Mei", skills=frozenset({"doctor"})), person("Li")],
        [shift("gate", 8, 12), shift("aid", 8, 12)],
        needs,
    )
    statement = state_candidates(case, [Coverage(), NoOverlap(), Qualified()])
    taken = statement.taken(roster(("Mei", "gate@8-12")))
    assert statement.roster(exchanged(statement.table, taken)) == roster(
        ("Mei", "aid@8-12"), ("Li", "gate@8-12")
    )


def test_nobody_leaves_a_duty_that_nobody_else_could_take() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("desk", 8, 12)])
    statement = state_candidates(case, [Coverage(), NoOverlap()])
    taken = statement.taken(roster(("Mei", "gate@8-12")))
    assert statement.roster(exchanged(statement.table, taken)) == roster(("Mei", "gate@8-12"))


@given(table=tables())
def test_a_start_is_not_made_dearer_by_them(table: Table) -> None:
    taken = greedy_start(table)
    after = exchanged(table, taken)
    assert len(table.blocks) or table.cost(after) <= table.cost(taken)
