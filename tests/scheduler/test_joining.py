"""Where nobody may be there alone a first roster has the whole team, and a lesson before what asks for it."""

import pytest

from paiban.constraints.coverage import Coverage
from paiban.constraints.learners import Learners
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.qualified import Qualified
from paiban.constraints.rule import Rule
from paiban.constraints.team_makeup import TeamMakeup
from paiban.constraints.trained import Trained
from paiban.scheduler.start import greedy_start
from paiban.scheduler.stating import state_candidates
from paiban.values.needs import Event, Makeup, Role, Tier
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift
from tests.constraints.teaching import GEAR

RULES = (Coverage(), NoOverlap(), Qualified(), TeamMakeup())
POLICE = frozenset({"police"})


def start_of(case: Problem, *more: Rule) -> Roster:
    statement = state_candidates(case, (*RULES, *more))
    return statement.roster(greedy_start(statement.table))


def patrol(*people: str, least: int, wanted: int) -> Problem:
    team = Makeup(least=least, skills=POLICE)
    crew = [person(name, skills=POLICE if name.startswith("Police") else frozenset()) for name in people]
    return problem(
        crew, [shift("patrol", 22, 24)], [need("patrol", needed=wanted, wanted=wanted, makeup=(team,))]
    )


def test_two_who_may_only_go_together_do() -> None:
    assert len(start_of(patrol("Police Wang", "Police Li", least=2, wanted=2))) == 2


def test_three_go_where_two_of_them_must_be_police() -> None:
    assert len(start_of(patrol("Mei", "Police Wang", "Police Li", least=2, wanted=3))) == 3


def test_nobody_goes_where_one_is_missing() -> None:
    assert start_of(patrol("Mei", "Police Wang", least=2, wanted=2)) == roster()


def test_nobody_is_taken_along_who_costs_more_than_the_duty_brings() -> None:
    team = Makeup(least=2, skills=POLICE)
    case = problem(
        [person("Police Wang", skills=POLICE), person("Police Li", skills=POLICE)],
        [shift("stall", 22, 24), shift("door", 22, 24)],
        [need("stall", tier=Tier.P4, makeup=(team,)), need("door", tier=Tier.P0)],
    )
    assert [duty for _person, duty in start_of(case).cells] == ["door@22-24"]


@pytest.mark.parametrize(
    ("lesson", "taken"),
    [(8, ["gate@9-11", "suits/learner@8-9"]), (10, [])],
)
def test_whoever_needs_a_lesson_before_a_duty_has_it(lesson: float, taken: list[str]) -> None:
    learner = Role(name="learner", needed=0, wanted=0, learns=True)
    suits = Event(id="suits", name="suits", roles=(learner,), teaches=GEAR)
    shifts = [shift("suits", lesson, lesson + 1, role="learner"), shift("gate", 9, 11)]
    case = problem(["Mei"], shifts, [suits, need("gate", trainings=GEAR)])
    assert sorted(duty for _person, duty in start_of(case, Trained(), Learners()).cells) == taken
