"""Everybody is of an age that fits the duty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.age_limits import AgeLimits
from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.values.needs import Zone
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(("age", "fits"), [(19, False), (20, True), (60, True), (61, False), (None, True)])
def test_a_role_may_ask_for_an_age(age: int | None, fits: bool) -> None:
    case = problem([person("Mei", age=age)], [shift("carry", 8, 12)], [need("carry", min_age=20, max_age=60)])
    found = said(case, AgeLimits(), roster(("Mei", "carry@8-12")))
    assert found == ([] if fits else ["Mei is not of an age for guard at carry, 8-12"])


@pytest.mark.parametrize(("age", "fits"), [(17, False), (18, True), (64, True), (65, False), (None, True)])
@pytest.mark.parametrize(("ppe", "start"), [(2, 8), (0, 22)])
def test_nights_and_suits_are_for_grown_people(age: int | None, fits: bool, ppe: int, start: int) -> None:
    duty = shift("gate", start, start + 4)
    case = problem([person("Mei", age=age)], [duty], [need("gate", ppe=ppe)])
    assert bool(check(case, [AgeLimits()], roster(("Mei", duty.id)))) is not fits


@pytest.mark.parametrize(
    ("age", "zone", "fits"),
    [
        (17, Zone.CONTAMINATED, False),
        (18, Zone.CONTAMINATED, True),
        (70, Zone.CONTAMINATED, True),
        (17, Zone.SEMI, True),
    ],
)
def test_minors_stay_off_the_contaminated_side(age: int, zone: Zone, fits: bool) -> None:
    case = problem([person("Mei", age=age)], [shift("gate", 8, 12)], [need("gate", zone=zone, ppe=1)])
    assert bool(check(case, [AgeLimits()], roster(("Mei", "gate@8-12")))) is not fits


ages = st.none() | st.sampled_from([0, 12, 17, 18, 30, 64, 65, 90])


@st.composite
def aged(draw: st.DrawFn) -> Problem:
    people = [person(name, age=draw(ages)) for name in ("Mei", "Li")]
    needs = [
        need(
            name,
            min_age=draw(ages),
            max_age=draw(ages),
            zone=draw(st.sampled_from(Zone)),
            ppe=draw(st.integers(0, 3)),
        )
        for name in ("gate", "desk")
    ]
    starts = draw(st.lists(st.integers(0, 40), min_size=1, max_size=3, unique=True))
    return problem(people, [shift(item.id, hour, hour + 2) for item in needs for hour in starts], needs)


@given(data=st.data(), case=aged())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        age, item = case.volunteer[name].age, case.shift[duty]
        place = case.need[item.need]
        role = place.roles[0]
        if age is None:
            continue
        is_night = any(hour % 24 in {22, 23, *range(6)} for hour in range(item.start // 60, item.end // 60))
        too_young = role.min_age is not None and age < role.min_age
        too_old = role.max_age is not None and age > role.max_age
        as_minor = age < 18 and (is_night or place.ppe >= 2 or place.zone == Zone.CONTAMINATED)
        as_elder = age >= 65 and (is_night or place.ppe >= 2)
        wrong += too_young or too_old or as_minor or as_elder
    assert len(check(case, [AgeLimits()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=aged())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, AgeLimits(weight=weight), data.draw(rosters(case)))
