"""When nothing keeps all hard rules, the clash is named, and nothing in it is superfluous."""

import itertools

import numpy as np
import pytest
from hypothesis import given

from paiban.constraints.registry import default_rules
from paiban.scheduler.conflict import clash, clashing_rows, find_any, without_costs
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray, Pin, PinKind, Problem
from tests.builders import person, problem, shift
from tests.scheduler.tables import CELLS, cheapest, choices, tables

RULES = default_rules()
ALL_CHOICES: list[IntArray] = [np.array(bits) for bits in itertools.product((0, 1), repeat=CELLS)]


def must(who: str, where: str | None, start: float, end: float) -> Pin:
    return Pin(volunteer=who, kind=PinKind.MUST, need=where, start=round(start * 60), end=round(end * 60))


def clashing(case: Problem) -> list[tuple[str, str, str]]:
    places = [(found.rule, found.about) for found in clash(case, RULES, 0)]
    return sorted((rule, about.volunteer or "", about.need or "") for rule, about in places)


def test_a_pin_on_somebody_unavailable_clashes_with_the_bar() -> None:
    away = person("Mei", available=((0, 480),))
    case = problem(
        [away, "Li"], [shift("gate", 8, 12)], pins=[must("Mei", "gate", 8, 12), must("Li", None, 0, 24)]
    )
    assert clashing(case) == [("available", "Mei", ""), ("pinned", "Mei", "gate")]


def test_two_pins_at_the_same_time_clash_with_each_other() -> None:
    pins = [must("Mei", "gate", 8, 12), must("Mei", "desk", 10, 14), must("Mei", "round", 20, 22)]
    shifts = [shift("gate", 8, 12), shift("desk", 10, 14), shift("round", 20, 22)]
    time, *both = clashing(problem(["Mei"], shifts, pins=pins))
    assert time in {("min-rest", "Mei", ""), ("no-overlap", "Mei", "")}
    assert both == [("pinned", "Mei", "desk"), ("pinned", "Mei", "gate")]


def test_a_pin_and_its_opposite_clash() -> None:
    never = Pin(volunteer="Mei", kind=PinKind.NEVER, need="gate", start=480, end=720)
    case = problem(["Mei"], [shift("gate", 8, 12)], pins=[must("Mei", "gate", 8, 12), never])
    assert clashing(case) == [("pinned", "Mei", ""), ("pinned", "Mei", "gate")]


@pytest.mark.parametrize("who", ["Mei", "Nobody"])
def test_a_pin_that_nothing_can_keep_clashes_by_itself(who: str) -> None:
    case = problem(["Mei"], [shift("gate", 8, 12)], pins=[must(who, "gate", 14, 18)])
    assert clashing(case) == [("pinned", who, "gate")]


def test_where_everything_can_hold_there_is_no_clash() -> None:
    assert clashing(problem(["Mei"], [shift("gate", 8, 12)], pins=[must("Mei", "gate", 8, 12)])) == []


@given(table=tables())
def test_every_row_of_a_clash_is_needed_for_it(table: Table) -> None:
    rows = clashing_rows(table, seed=0)
    assert bool(rows) == (cheapest(table) is None)
    values = np.array([table.values(taken) for taken in ALL_CHOICES])
    kept = (table.low <= values) & (values <= table.high)
    if rows:
        assert not kept[:, rows].all(axis=1).any()
        for row in rows:
            assert kept[:, [other for other in rows if other != row]].all(axis=1).any()


@given(table=tables(), start=choices)
def test_any_roster_is_found_where_there_is_one(table: Table, start: IntArray) -> None:
    found = find_any(table, start, seconds=30, seed=0)
    assert (found is None) == (cheapest(table) is None)
    assert found is None or table.is_feasible(found)


@given(table=tables(), taken=choices)
def test_without_costs_the_same_rosters_are_feasible_and_free(table: Table, taken: IntArray) -> None:
    assert without_costs(table).is_feasible(taken) == table.is_feasible(taken)
    assert without_costs(table).cost(taken) == 0
