"""Everybody has the skills that the role asks for and is of a kind that it admits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.qualified import Qualified
from paiban.constraints.rule import Weight
from paiban.values.people import Kind
from paiban.values.problem import Problem
from tests.builders import GUARD, STAFF, VOLUNTEER, need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("asked", "has", "fits"),
    [
        ({"doctor", "nurse"}, {"nurse"}, True),
        ({"doctor", "nurse"}, {"nurse", "driver"}, True),
        ({"doctor", "nurse"}, {"driver"}, False),
        ({"doctor"}, set(), False),
        (set(), set(), True),
    ],
)
def test_any_one_of_the_skills_is_enough(asked: set[str], has: set[str], fits: bool) -> None:
    case = problem(
        [person("Mei", skills=frozenset(has))],
        [shift("aid", 8, 12)],
        [need("aid", skills=frozenset(asked))],
    )
    found = said(case, Qualified(), roster(("Mei", "aid@8-12")))
    assert found == ([] if fits else ["Mei is not qualified as guard at aid, 8-12"])


@pytest.mark.parametrize(("kind", "fits"), [(STAFF, True), (GUARD, True), (VOLUNTEER, False)])
def test_the_role_admits_some_kinds_of_people(kind: Kind, fits: bool) -> None:
    case = problem(
        [person("Mei", kind=kind)],
        [shift("desk", 8, 12)],
        [need("desk", kinds=frozenset({STAFF, GUARD}))],
    )
    assert bool(check(case, [Qualified()], roster(("Mei", "desk@8-12")))) is not fits


skills = st.frozensets(st.sampled_from(["doctor", "nurse", "driver"]))


@st.composite
def asking(draw: st.DrawFn) -> Problem:
    people = [person(name, skills=draw(skills), kind=draw(st.sampled_from(Kind))) for name in ("Mei", "Li")]
    needs = [
        need(name, skills=draw(skills), kinds=draw(st.frozensets(st.sampled_from(Kind))))
        for name in ("gate", "desk")
    ]
    return problem(people, [shift("gate", 8, 12), shift("gate", 12, 16), shift("desk", 8, 12)], needs)


@given(data=st.data(), case=asking())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        role, someone = case.need[case.shift[duty].need].roles[0], case.volunteer[name]
        skilled = not role.skills or any(skill in someone.skills for skill in role.skills)
        wrong += not (skilled and someone.kind in role.kinds)
    assert len(check(case, [Qualified()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=asking())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Qualified(weight=weight), data.draw(rosters(case)))
