"""The first roster breaks no upper limit and gives scarce people to those who need them."""

import numpy as np
from hypothesis import given

from paiban.constraints.apart import Apart
from paiban.constraints.coverage import Coverage
from paiban.constraints.good_rest import GoodRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.pinned import Pinned
from paiban.constraints.qualified import Qualified
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.total_hours import TotalHours
from paiban.scheduler.start import greedy_start
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.needs import Tier
from paiban.values.problem import IntArray, Pin, PinKind, Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.tables import choices, tables

RULES = (Coverage(), NoOverlap(), Qualified())


def start_of(case: Problem, *more: Rule) -> Roster:
    statement = state_candidates(case, (*RULES, *more))
    return statement.roster(greedy_start(statement.table))


@given(table=tables(), standing=choices)
def test_no_upper_limit_that_held_is_broken(table: Table, standing: IntArray) -> None:
    held = table.values(standing) <= table.high
    after = table.values(greedy_start(table, standing))
    assert (after <= table.high)[held].all()


@given(table=tables(), standing=choices)
def test_what_stands_is_kept(table: Table, standing: IntArray) -> None:
    assert (greedy_start(table, standing) >= standing).all()


@given(table=tables())
def test_the_same_table_gives_the_same_start(table: Table) -> None:
    assert np.array_equal(greedy_start(table), greedy_start(table))


def test_the_only_doctor_is_kept_for_the_duty_that_needs_one() -> None:
    needs = [need("gate"), need("aid", skills=frozenset({"doctor"}))]
    people = [person("Mei", skills=frozenset({"doctor"})), person("Li")]
    case = problem(people, [shift("gate", 8, 12), shift("aid", 8, 12)], needs)
    assert start_of(case) == roster(("Mei", "aid@8-12"), ("Li", "gate@8-12"))


def test_life_safety_is_served_before_comfort() -> None:
    needs = [need("stall", tier=Tier.P4), need("door", tier=Tier.P0)]
    case = problem(["Mei"], [shift("stall", 8, 12), shift("door", 8, 12)], needs)
    assert start_of(case) == roster(("Mei", "door@8-12"))


def test_a_pin_is_served_before_a_duty_that_costs_more() -> None:
    needs = [need("stall", tier=Tier.P4), need("door", tier=Tier.P0)]
    pin = Pin(volunteer="Mei", kind=PinKind.MUST, need="stall", start=480, end=720)
    case = problem(["Mei"], [shift("stall", 8, 12), shift("door", 8, 12)], needs, pins=[pin])
    assert start_of(case, Pinned()) == roster(("Mei", "stall@8-12"))


def test_hours_offered_are_not_exceeded() -> None:
    case = problem([person("Mei", total_minutes=300)], [shift("gate", 8, 12), shift("gate", 30, 34)])
    assert len(start_of(case, TotalHours())) == 1


def test_two_who_must_not_meet_do_not() -> None:
    people = [person("Mei", apart=frozenset({"Li"})), person("Li")]
    case = problem(people, [shift("gate", 8, 12)], [need("gate", needed=2, wanted=2)])
    assert len(start_of(case, Apart())) == 1


def test_a_limit_on_any_of_several_duties_holds_as_well() -> None:
    # Either duty of the morning leaves too little rest before the door, which is served first.
    shifts = [shift("door", 16, 20), shift("gate", 8, 12), shift("desk", 9, 12)]
    statement = state_candidates(
        problem(["Mei"], shifts, [need("door", tier=Tier.P0)]), [Coverage(), GoodRest(weight=HARD)]
    )
    assert len(statement.table.blocks) == 1
    assert statement.roster(greedy_start(statement.table)) == roster(("Mei", "door@16-20"))


def test_nobody_comes_who_is_not_asked_for() -> None:
    case = problem(["Mei", "Li", "Wang"], [shift("gate", 8, 12)])
    assert len(start_of(case)) == 1
