"""People exchange what they do, many at once: nothing is broken, and nothing is lost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.wishes import Wishes
from paiban.scheduler.flips import flips_of
from paiban.scheduler.layout import BROKEN, COST, taken_in
from paiban.scheduler.reassign import Room, reassign
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.tables import tables_with_rosters
from tests.scheduler.test_flips import agrees, state_of

COLD = 1e-9


def reassigned(statement: Statement, taken: IntArray, times: int) -> IntArray:
    cells = statement.cells
    state = flips_of(statement.table, cells.shifts, cells.starts, cells.ends, taken)
    reassign(state, Room.of(state), COLD, times)
    return taken_in(state).astype(np.int64)


@given(case=tables_with_rosters(), temperature=st.sampled_from([COLD, 1.0, 50.0]))
def test_it_breaks_nothing_and_knows_what_it_has_done(
    case: tuple[Table, IntArray], temperature: float
) -> None:
    table, start = case
    state = state_of(table, start)
    reassign(state, Room.of(state), temperature, 20)
    assert state.sums[BROKEN] == 0
    assert agrees(state, table)


@given(case=tables_with_rosters())
def test_when_it_is_cold_nothing_gets_dearer(case: tuple[Table, IntArray]) -> None:
    state = state_of(*case)
    room = Room.of(state)
    for _ in range(10):
        before = int(state.sums[COST])
        reassign(state, room, COLD, 1)
        assert state.sums[COST] <= before


def test_three_people_give_what_they_avoid_to_each_other_in_a_circle() -> None:
    people = [
        person("Mei", avoids=frozenset({"desk", "aid"})),
        person("Li", avoids=frozenset({"gate", "desk"})),
        person("Bo", avoids=frozenset({"aid", "gate"})),
    ]
    posts = ("gate", "aid", "desk")
    case = problem(people, [shift(post, 8, 12) for post in posts], [need(post) for post in posts])
    statement = state_candidates(case, [Coverage(), NoOverlap(), Wishes()])
    wrong = statement.taken(roster(("Mei", "desk@8-12"), ("Li", "gate@8-12"), ("Bo", "aid@8-12")))
    right = statement.taken(roster(("Mei", "gate@8-12"), ("Li", "aid@8-12"), ("Bo", "desk@8-12")))
    assert np.array_equal(reassigned(statement, wrong, 50), right)


def test_a_whole_line_of_duties_goes_to_somebody_who_is_free() -> None:
    people = [person("Mei", avoids=frozenset({"gate"})), person("Li")]
    case = problem(people, [shift("gate", 8, 10), shift("gate", 10, 12)], [need("gate")])
    statement = state_candidates(case, [Coverage(), NoOverlap(), Wishes()])
    wrong = statement.taken(roster(("Mei", "gate@8-10"), ("Mei", "gate@10-12")))
    right = statement.taken(roster(("Li", "gate@8-10"), ("Li", "gate@10-12")))
    assert np.array_equal(reassigned(statement, wrong, 50), right)


def test_whoever_is_no_worse_off_keeps_what_they_have() -> None:
    case = problem(["Mei", "Li"], [shift("gate", 8, 12), shift("desk", 8, 12)], [need("gate"), need("desk")])
    statement = state_candidates(case, [Coverage(), NoOverlap()])
    standing = statement.taken(roster(("Mei", "gate@8-12"), ("Li", "desk@8-12")))
    assert np.array_equal(reassigned(statement, standing, 50), standing)
