"""Annealing breaks no limit, is never worse than its start, and finds what takes several changes at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.registry import default_rules
from paiban.constraints.wishes import Wishes
from paiban.scheduler.anneal import anneal
from paiban.scheduler.answer import Answer, Heat, Limits
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.tables import tables_with_rosters
from tests.scheduler.test_flips import SHIFTS, STARTS

HEAT = Heat(shifts=SHIFTS, starts=STARTS, ends=STARTS + 240, moves=4000, coldest=0.004, settled=0.75)
HEATS = st.sampled_from([HEAT, replace(HEAT, settled=1.0)])
ENOUGH = Limits(seconds=600, seed=1)


def annealed(statement: Statement, taken: IntArray) -> IntArray:
    cells = statement.cells
    heat = Heat(
        shifts=cells.shifts, starts=cells.starts, ends=cells.ends, moves=100_000, coldest=0.004, settled=0.75
    )
    found = anneal(statement.table, heat, taken, ENOUGH, None).taken
    assert found is not None
    return found


@given(case=tables_with_rosters(), heat=HEATS)
def test_it_breaks_nothing_and_costs_no_more_than_its_start(case: tuple[Table, IntArray], heat: Heat) -> None:
    table, start = case
    found = anneal(table, heat, start, ENOUGH, None).taken
    assert found is not None
    assert table.is_feasible(found)
    assert table.cost(found) <= table.cost(start)


@given(case=tables_with_rosters(), heat=HEATS)
def test_the_same_seed_gives_the_same_roster(case: tuple[Table, IntArray], heat: Heat) -> None:
    table, start = case
    first, second = (anneal(table, heat, start, ENOUGH, None).taken for _ in range(2))
    assert first is not None
    assert second is not None
    assert np.array_equal(first, second)


def test_what_it_tells_on_the_way_gets_cheaper_and_is_not_the_last() -> None:
    case = problem(["Mei", "Li"], [shift("gate", hour, hour + 4) for hour in range(0, 48, 4)])
    statement = state_candidates(case, default_rules())
    cells, told = statement.cells, list[Answer]()
    heat = Heat(
        shifts=cells.shifts, starts=cells.starts, ends=cells.ends, moves=10**12, coldest=0.004, settled=0.75
    )
    nobody = np.zeros(len(cells), dtype=np.int64)
    last = anneal(statement.table, heat, nobody, Limits(seconds=2.5), told.append)
    costs = [statement.table.cost(answer.taken) for answer in (*told, last) if answer.taken is not None]
    assert told
    assert not any(answer.is_last for answer in told)
    assert costs == sorted(costs, reverse=True)
    assert last.is_last


def test_two_people_who_have_each_others_wish_change_places() -> None:
    people = [person("Mei", likes=frozenset({"gate"})), person("Li", likes=frozenset({"desk"}))]
    case = problem(people, [shift("gate", 8, 12), shift("desk", 8, 12)], [need("gate"), need("desk")])
    statement = state_candidates(case, [Coverage(), NoOverlap(), Wishes()])
    wrong = statement.taken(roster(("Mei", "desk@8-12"), ("Li", "gate@8-12")))
    right = statement.taken(roster(("Mei", "gate@8-12"), ("Li", "desk@8-12")))
    assert statement.table.cost(right) < statement.table.cost(wrong)
    assert np.array_equal(annealed(statement, wrong), right)


def test_whoever_is_needed_more_elsewhere_is_relieved_by_somebody_else() -> None:
    people = [person("Mei", skills=frozenset({"doctor"})), person("Li")]
    needs = [need("desk", needed=1, wanted=1), need("aid", needed=1, wanted=1, skills=frozenset({"doctor"}))]
    case = problem(people, [shift("desk", 8, 12), shift("aid", 8, 12)], needs)
    statement = state_candidates(case, default_rules())
    wrong = statement.taken(roster(("Mei", "desk@8-12")))
    right = statement.taken(roster(("Mei", "aid@8-12"), ("Li", "desk@8-12")))
    assert np.array_equal(annealed(statement, wrong), right)


def test_with_nobody_to_ask_it_gives_back_what_it_was_given() -> None:
    statement = state_candidates(problem([], []), default_rules())
    nobody = np.zeros(0, dtype=np.int64)
    assert len(annealed(statement, nobody)) == 0
