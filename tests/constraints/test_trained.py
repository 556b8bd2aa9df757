"""Everybody has had all the training that the role asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.trained import Trained
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("asked", "has", "fits"),
    [
        ({"gear", "spray"}, {"gear", "spray"}, True),
        ({"gear", "spray"}, {"gear", "spray", "aid"}, True),
        ({"gear", "spray"}, {"gear"}, False),
        ({"gear"}, set(), False),
        (set(), set(), True),
    ],
)
def test_all_training_asked_for_is_needed(asked: set[str], has: set[str], fits: bool) -> None:
    case = problem(
        [person("Mei", trainings=frozenset(has))],
        [shift("spray", 8, 9)],
        [need("spray", trainings=frozenset(asked))],
    )
    found = said(case, Trained(), roster(("Mei", "spray@8-9")))
    assert found == ([] if fits else ["Mei has not had the training for guard at spray, 8-9"])


trainings = st.frozensets(st.sampled_from(["gear", "spray", "swab"]))


@st.composite
def asking(draw: st.DrawFn) -> Problem:
    people = [person(name, trainings=draw(trainings)) for name in ("Mei", "Li")]
    needs = [need(name, trainings=draw(trainings)) for name in ("gate", "desk")]
    return problem(people, [shift("gate", 8, 12), shift("gate", 12, 16), shift("desk", 8, 12)], needs)


@given(data=st.data(), case=asking())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = [
        duty
        for name, duty in taken.cells
        if any(
            asked not in case.volunteer[name].trainings
            for asked in case.need[case.shift[duty].need].roles[0].trainings
        )
    ]
    assert len(check(case, [Trained()], taken)) == len(wrong)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=asking())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Trained(weight=weight), data.draw(rosters(case)))
