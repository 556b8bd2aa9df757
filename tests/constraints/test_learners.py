"""Only those go to a lesson who lack what it teaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.learners import Learners
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem
from tests.builders import person, roster, rosters
from tests.constraints.law import assert_law
from tests.constraints.teaching import GEAR, SPRAY, teaching, teachings
from tests.constraints.words import said

SUITS, SPRAYS = "suits/learner@8-9", "sprays/learner@18-19"


@pytest.mark.parametrize(
    ("has", "lesson", "fits"),
    [
        (frozenset(), SUITS, True),
        (SPRAY, SUITS, True),
        (GEAR, SUITS, False),
        (GEAR, SPRAYS, True),
        (GEAR | SPRAY, SPRAYS, False),
        (GEAR | SPRAY, "sprays/trainer@18-19", True),
        (GEAR | SPRAY, "gate@9-11", True),
    ],
)
def test_a_lesson_is_for_those_who_lack_some_of_it(has: frozenset[str], lesson: str, fits: bool) -> None:
    case = teaching(person("Mei", trainings=has))
    assert (not check(case, [Learners()], roster(("Mei", lesson)))) is fits


def test_says_who_has_no_need_of_it() -> None:
    case = teaching(person("Mei", trainings=GEAR))
    assert said(case, Learners(), roster(("Mei", SUITS))) == [
        "Mei has had the training that suits teaches, 8-9"
    ]


@given(data=st.data(), case=teachings())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    idle = [
        duty
        for who, duty in taken.cells
        if (duty.startswith("suits/learner") and "gear" in case.volunteer[who].trainings)
        or (duty.startswith("sprays/learner") and len(case.volunteer[who].trainings) == 2)
    ]
    assert len(check(case, [Learners()], taken)) == len(idle)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=teachings())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Learners(weight=weight), data.draw(rosters(case)))
