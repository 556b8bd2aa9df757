"""Where a skill helps but is not asked for, whoever has it goes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.coverage import Coverage
from paiban.constraints.helpful_skills import HelpfulSkills
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import Problem, Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import said

TENTS = shift("gate", 8, 12)
CREW = [person("Mei"), person("Li", skills=frozenset({"lifting"}))]


def tents(*shifts: Shift, helpful: frozenset[str] = frozenset({"lifting"})) -> Problem:
    return problem(CREW, shifts or [TENTS], [need("gate", helpful=helpful), need("desk")])


def test_whoever_lacks_the_skill_costs() -> None:
    words = ["gate, guard, 8-12: 1 people without what would help"]
    assert said(tents(), HelpfulSkills(), roster(("Mei", TENTS.id))) == words
    assert cost(tents(), HelpfulSkills(), roster(("Mei", TENTS.id))) == 30
    assert cost(tents(), HelpfulSkills(), roster(("Li", TENTS.id))) == 0


def test_whoever_has_the_skill_goes_first() -> None:
    rules = (Coverage(), HelpfulSkills())
    found = solve(tents(), rules, SolveSettings(steps=2, workers=1, seconds=2)).roster
    assert found == roster(("Li", TENTS.id))


def test_a_skill_that_nobody_has_is_not_missed() -> None:
    case = tents(helpful=frozenset({"dialect"}))
    assert cost(case, HelpfulSkills(), roster(("Mei", TENTS.id))) == 0


@pytest.mark.parametrize(
    ("helper", "cost_there"),
    [
        (person("Ana", kind=Kind.GUARD), 0),
        (person("Ana", trainings=frozenset({"ppe"})), 0),
        (person("Ana", skills=frozenset({"ppe"})), 30),
        (person("Ana"), 30),
    ],
)
def test_a_guard_or_somebody_trained_may_be_what_helps(helper: Volunteer, cost_there: int) -> None:
    wish = need("gate", helpful_trainings=frozenset({"ppe"}), helpful_kinds=frozenset({Kind.GUARD}))
    case = problem([helper, person("Bo", kind=Kind.GUARD)], [TENTS], [wish])
    assert cost(case, HelpfulSkills(), roster(("Ana", TENTS.id))) == cost_there


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle_and_obeys_the_law(data: st.DataObject, shifts: list[Shift]) -> None:
    case = tents(*shifts)
    taken = data.draw(rosters(case))
    lacking = [cell for cell in taken.cells if cell[0] == "Mei" and case.shift[cell[1]].need == "gate"]
    assert cost(case, HelpfulSkills(), taken) == 30 * len(lacking)
    assert_law(case, HelpfulSkills(weight=7), taken)
