"""What has happened is accepted as it is, and no further."""

import itertools

import numpy as np
from hypothesis import assume, given

from paiban.constraints.checking import check
from paiban.constraints.frozen import Frozen
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.total_hours import TotalHours
from paiban.scheduler.facts import accept, fixed_roster
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from paiban.values.roster import Roster
from tests.builders import person, problem, roster, shift
from tests.scheduler.tables import CELLS, choices, tables

RULES = (NoOverlap(), TotalHours(), Frozen())
BOTH = roster(("Mei", "gate@8-12"), ("Mei", "desk@10-14"))


def test_the_past_is_what_began_before_now() -> None:
    shifts = [shift("gate", 8, 12), shift("gate", 12, 16), shift("gate", 16, 20)]
    base = roster(("Mei", "gate@8-12"), ("Mei", "gate@12-16"), ("Mei", "gate@16-20"))
    assert fixed_roster(problem(["Mei"], shifts, base=base, now=12 * 60)) == roster(("Mei", "gate@8-12"))
    assert fixed_roster(problem(["Mei"], shifts, base=base, now=12 * 60 + 1)) == roster(
        ("Mei", "gate@8-12"), ("Mei", "gate@12-16")
    )


def test_without_a_standing_roster_or_a_moment_there_is_no_past() -> None:
    shifts = [shift("gate", 8, 12)]
    assert fixed_roster(problem(["Mei"], shifts, now=900)) == Roster()
    assert fixed_roster(problem(["Mei"], shifts, base=roster(("Mei", "gate@8-12")))) == Roster()


def test_people_and_shifts_that_are_gone_are_no_past() -> None:
    base = roster(("Gone", "gate@8-12"), ("Mei", "gone@8-12"))
    assert fixed_roster(problem(["Mei"], [shift("gate", 8, 12)], base=base, now=900)) == Roster()


def test_two_duties_at_once_that_were_served_stay_served() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("desk", 10, 14)], base=BOTH, now=11 * 60)
    assert check(case, RULES, BOTH)
    statement = state_candidates(case, RULES)
    assert statement.table.is_feasible(statement.taken(BOTH))


def test_hours_served_beyond_the_offer_leave_none_to_come() -> None:
    shifts = [shift("gate", 8, 12), shift("desk", 10, 14), shift("gate", 30, 31)]
    mei = person("Mei", total_minutes=360)
    statement = state_candidates(problem([mei], shifts, base=BOTH, now=11 * 60), RULES)
    more = roster(*BOTH.cells, ("Mei", "gate@30-31"))
    assert statement.table.is_feasible(statement.taken(BOTH))
    assert not statement.table.is_feasible(statement.taken(more))


@given(table=tables())
def test_what_cannot_hold_without_any_past_is_not_accepted(table: Table) -> None:
    assert accept(table, np.zeros(CELLS, dtype=np.int64)) is table


@given(table=tables(), past=choices)
def test_a_bound_gives_way_exactly_as_far_as_the_past_alone_forces_it(table: Table, past: IntArray) -> None:
    assume(past.any() and not len(table.blocks))
    wider = accept(table, past)
    futures = [np.maximum(past, bits) for bits in itertools.product((0, 1), repeat=CELLS)]
    reachable = np.array([table.values(future) for future in futures])
    assert wider.high.tolist() == np.maximum(table.high, reachable.min(axis=0)).tolist()
    assert wider.low.tolist() == np.minimum(table.low, reachable.max(axis=0)).tolist()
