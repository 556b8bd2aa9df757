"""People with a scarce skill are kept for the duties that ask for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.scarce_skills import ScarceSkills
from paiban.values.needs import Makeup
from paiban.values.people import Kind
from paiban.values.problem import Problem, Shift
from tests.builders import GUARD, STAFF, VOLUNTEER, need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

AT_GATE = shift("gate", 8, 12)


@pytest.mark.parametrize(
    ("skills", "price"),
    [
        ({"doctor"}, 40),
        ({"nurse"}, 40),
        ({"pharmacist", "driver"}, 40),
        ({"veteran"}, 30),
        ({"fire", "rescue"}, 30),
        ({"nurse", "police"}, 40),
        ({"driver"}, 0),
        (set(), 0),
    ],
)
def test_a_duty_that_asks_for_nothing_wastes_a_scarce_skill(skills: set[str], price: int) -> None:
    case = problem([person("Mei", skills=frozenset(skills))], [AT_GATE])
    assert cost(case, ScarceSkills(), roster(("Mei", AT_GATE.id))) == price


@pytest.mark.parametrize(
    ("asks", "price"),
    [
        ({"skills": {"doctor", "nurse"}}, 0),
        ({"must": {"nurse"}}, 0),
        ({"makeup": (Makeup(skills=frozenset({"nurse"})),)}, 0),
        ({"skills": {"doctor"}}, 40),
        ({"skills": {"driver"}}, 40),
        ({"skills": {"driver"}, "must": {"nurse"}}, 0),
    ],
)
def test_a_duty_that_asks_for_the_skill_is_what_it_is_for(asks: dict[str, Any], price: int) -> None:
    mei = person("Mei", skills=frozenset({"nurse", "driver"}))
    case = problem([mei], [AT_GATE], [need("gate", **_frozen(asks))])
    assert cost(case, ScarceSkills(), roster(("Mei", AT_GATE.id))) == price


def _frozen(asks: dict[str, Any]) -> dict[str, Any]:
    return {key: frozenset(value) if isinstance(value, set) else value for key, value in asks.items()}


def test_one_of_several_scarce_skills_is_enough() -> None:
    mei = person("Mei", skills=frozenset({"nurse", "police"}))
    case = problem([mei], [AT_GATE], [need("gate", skills=frozenset({"police"}))])
    assert not check(case, [ScarceSkills()], roster(("Mei", AT_GATE.id)))


@pytest.mark.parametrize(
    ("online", "standby", "price"), [(True, False, 0), (False, True, 0), (False, False, 40)]
)
def test_only_duties_on_site_keep_people_from_anything(online: bool, standby: bool, price: int) -> None:
    duty = shift("gate", 8, 12, is_standby=standby)
    case = problem([person("Mei", skills=frozenset({"nurse"}))], [duty], [need("gate", online=online)])
    assert cost(case, ScarceSkills(), roster(("Mei", duty.id))) == price


@pytest.mark.parametrize(("kind", "price"), [(GUARD, 0), (VOLUNTEER, 30), (STAFF, 30)])
def test_guards_are_hired_for_the_gates(kind: Kind, price: int) -> None:
    case = problem([person("Mei", kind=kind, skills=frozenset({"security"}))], [AT_GATE])
    assert cost(case, ScarceSkills(), roster(("Mei", AT_GATE.id))) == price


def test_skills_and_prices_can_be_set() -> None:
    rule = ScarceSkills(medical=("vet",), medical_price=7, other=("nurse",), other_price=9)
    people = [person(name, skills=frozenset({name})) for name in ("vet", "nurse", "police")]
    case = problem(people, [AT_GATE])
    assert [cost(case, rule, roster((each.id, AT_GATE.id))) for each in people] == [7, 9, 0]


def test_says_how_many_duties_waste_the_skill() -> None:
    case = problem([person("Mei", skills=frozenset({"nurse"}))], [AT_GATE, shift("desk", 14, 16)])
    (found,) = check(case, [ScarceSkills()], roster(("Mei", AT_GATE.id), ("Mei", "desk@14-16")))
    assert words(found) == "Mei has 2 duties that do not ask for the scarce skill they have"
    assert found.cost == 80


skills = st.frozensets(st.sampled_from(["doctor", "nurse", "fire", "driver"]), max_size=2)


@st.composite
def skilled(draw: st.DrawFn) -> Problem:
    shifts: list[Shift] = draw(shift_lists())
    people = [
        person(name, skills=draw(skills), kind=draw(st.sampled_from([VOLUNTEER, STAFF, GUARD])))
        for name in ("Mei", "Li")
    ]
    needs = [
        need(
            name,
            skills=draw(skills),
            must=draw(skills),
            makeup=tuple(Makeup(skills=asked) for asked in draw(st.lists(skills, max_size=1))),
            online=draw(st.sampled_from([False, False, True])),
        )
        for name in ("gate", "desk")
    ]
    return problem(people, shifts, needs)


@given(data=st.data(), case=skilled())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    price = 0
    for name, duty in taken.cells:
        place = case.need[case.shift[duty].need]
        (role,) = place.roles
        asked = {*role.skills, *role.must, *(skill for part in place.makeup for skill in part.skills)}
        scarce = case.volunteer[name].skills - {"driver"}
        is_guard = case.volunteer[name].kind == "guard"
        if scarce and not scarce & asked and not place.online and not is_guard:
            price += 30 if scarce == {"fire"} else 40
    assert cost(case, ScarceSkills(), taken) == price


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=skilled())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, ScarceSkills(weight=weight), data.draw(rosters(case)))
