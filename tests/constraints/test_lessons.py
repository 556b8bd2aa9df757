"""At a lesson every trainer has at most ``people`` learners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.lessons import Lessons
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem
from tests.builders import problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.teaching import GEAR, lesson, teaching, teachings
from tests.constraints.words import words

NAMES = [f"p{number}" for number in range(15)]
TEACH, LEARN = shift("suits", 8, 9, role="trainer"), shift("suits", 8, 9, role="learner")


@pytest.mark.parametrize(
    ("learners", "trainers", "surplus"), [(0, 0, 0), (1, 0, 1), (6, 1, 0), (7, 1, 1), (12, 2, 0), (13, 2, 1)]
)
def test_each_learner_beyond_six_for_a_trainer_is_one_too_many(
    learners: int, trainers: int, surplus: int
) -> None:
    case = problem(NAMES, [TEACH, LEARN], [lesson("suits", GEAR)])
    seats = [*[LEARN.id] * learners, *[TEACH.id] * trainers]
    found = check(case, [Lessons()], roster(*zip(NAMES, seats, strict=False)))
    assert sum(finding.miss for finding in found) == surplus


@pytest.mark.parametrize(("until", "fits"), [(9, True), (8.5, False)])
def test_the_trainer_is_there_all_the_time(until: float, fits: bool) -> None:
    teach = shift("suits", 8, until, role="trainer")
    case = problem(NAMES, [teach, LEARN], [lesson("suits", GEAR)])
    assert (not check(case, [Lessons()], roster(("p0", teach.id), ("p1", LEARN.id)))) is fits


def test_learners_of_a_need_that_teaches_nothing_are_no_lesson() -> None:
    case = problem(NAMES, [TEACH, LEARN], [lesson("suits", frozenset())])
    assert not check(case, [Lessons()], roster(("p0", LEARN.id)))


def test_says_how_many_are_too_many() -> None:
    (found,) = check(teaching("Mei"), [Lessons()], roster(("Mei", LEARN.id)))
    assert words(found) == "suits, 8-9: 1 learners too many for the trainers"


@given(data=st.data(), case=teachings(), people=st.integers(1, 2))
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem, people: int) -> None:
    taken = data.draw(rosters(case))
    surplus = 0
    for when in ("suits/{}@8-9", "suits/{}@32-33", "sprays/{}@18-19"):
        there = [duty for _, duty in taken.cells]
        surplus += max(0, there.count(when.format("learner")) - people * there.count(when.format("trainer")))
    assert cost(case, Lessons(people=people, weight=1), taken) == surplus


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=teachings())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Lessons(people=1, weight=weight), data.draw(rosters(case)))
