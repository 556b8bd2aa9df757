"""Where it is better done by people of the building, its residents do it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.neighbours import Neighbours
from paiban.constraints.rule import Weight
from paiban.values.needs import Home
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

COUNT = shift("count", 8, 12)


@pytest.mark.parametrize(
    ("home", "lives", "price"),
    [
        (Home.PREFER, "3", 0),
        (Home.PREFER, "5", 8),
        (Home.PREFER, None, 8),
        (Home.AVOID, "5", 0),
        (None, "5", 0),
    ],
)
def test_each_duty_of_somebody_from_elsewhere_costs(home: Home | None, lives: str | None, price: int) -> None:
    case = problem([person("Mei", building=lives)], [COUNT], [need("count", home=home, building="3")])
    assert cost(case, Neighbours(), roster(("Mei", COUNT.id))) == price


@pytest.mark.parametrize("building", [None, ""])
def test_where_no_building_is_named_nobody_is_from_elsewhere(building: str | None) -> None:
    count = need("count", home=Home.PREFER, building=building)
    case = problem([person("Mei", building="5")], [COUNT], [count])
    assert not check(case, [Neighbours()], roster(("Mei", COUNT.id)))


def test_says_who_is_from_elsewhere() -> None:
    case = problem(["Mei"], [COUNT], [need("count", home=Home.PREFER, building="3")])
    (found,) = check(case, [Neighbours()], roster(("Mei", COUNT.id)))
    assert words(found) == "count, 8-12: Mei does not live in that building"


places = st.sampled_from([None, "3", "4"])


@st.composite
def housed(draw: st.DrawFn) -> Problem:
    people = [person(name, building=draw(places)) for name in ("Mei", "Li")]
    needs = [
        need(name, building=draw(places), home=draw(st.none() | st.sampled_from(Home)))
        for name in ("count", "greeting")
    ]
    return problem(people, [shift(item.id, hour, hour + 2) for item in needs for hour in (8, 10)], needs)


@given(data=st.data(), case=housed())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    strangers = 0
    for name, duty in taken.cells:
        place = case.need[case.shift[duty].need]
        if place.home == "prefer" and place.building is not None:
            strangers += case.volunteer[name].building != place.building
    assert cost(case, Neighbours(), taken) == 8 * strangers


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=housed())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Neighbours(weight=weight), data.draw(rosters(case)))
