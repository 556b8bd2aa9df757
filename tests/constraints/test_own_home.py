"""Nobody is sent among their own neighbours where that would do harm."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.own_home import OwnHome
from paiban.constraints.rule import Weight
from paiban.values.needs import Home, Role, Round
from paiban.values.people import Volunteer
from paiban.values.problem import Problem, Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import said

QUARREL = shift("quarrel", 8, 12)
CREW = [
    person("Mei", building="3"),
    person("Li", building="3"),
    person("Wang", building="5"),
    person("Zhao"),
]
TEAM = need("team", wanted=2, home=Home.AVOID)
ON_CALL = shift("team", 8, 12)


@pytest.mark.parametrize(
    ("home", "lives", "place", "fits"),
    [
        (Home.AVOID, "3", "3", False),
        (Home.AVOID, "5", "3", True),
        (Home.AVOID, None, "3", True),
        (Home.AVOID, None, None, True),
        (Home.AVOID, "3", None, True),
        (Home.PREFER, "3", "3", True),
        (None, "3", "3", True),
    ],
)
def test_residents_keep_out_of_quarrels_next_door(
    home: Home | None, lives: str | None, place: str | None, fits: bool
) -> None:
    case = problem([person("Mei", building=lives)], [QUARREL], [need("quarrel", home=home, building=place)])
    found = said(case, OwnHome(), roster(("Mei", QUARREL.id)))
    assert found == ([] if fits else ["quarrel, 8-12, sends people among their own neighbours: Mei"])


@pytest.mark.parametrize(
    ("there", "fits"),
    [
        ([], True),
        (["Mei"], True),
        (["Mei", "Li"], False),
        (["Mei", "Wang"], True),
        (["Mei", "Zhao"], True),
        (["Mei", "Li", "Wang"], True),
        (["Mei", "Li", "Zhao"], True),
    ],
)
def test_a_team_for_all_buildings_is_not_all_of_one(there: list[str], fits: bool) -> None:
    case = problem(CREW, [ON_CALL], [TEAM])
    found = said(case, OwnHome(), roster(*((name, ON_CALL.id) for name in there)))
    assert found == ([] if fits else ["team, 8-12, sends people among their own neighbours: 3"])


def test_people_of_unknown_buildings_are_no_neighbours() -> None:
    case = problem([person("Zhao"), person("Chen")], [ON_CALL], [TEAM])
    assert not check(case, [OwnHome()], roster(("Zhao", ON_CALL.id), ("Chen", ON_CALL.id)))


@pytest.mark.parametrize(
    "team",
    [
        need("team", wanted=1, home=Home.AVOID),
        need("team", wanted=2, home=Home.PREFER),
        need("team", wanted=2),
        need("team", wanted=2, home=Home.AVOID, building="5"),
    ],
)
def test_other_teams_may_be_all_of_one_building(team: Round) -> None:
    case = problem(CREW, [ON_CALL], [team])
    assert not check(case, [OwnHome()], roster(("Mei", ON_CALL.id), ("Li", ON_CALL.id)))


def test_both_roles_are_one_team() -> None:
    team = Round(id="team", name="team", home=Home.AVOID, roles=(Role(name="lead"), Role(name="aid")))
    lead, aid = shift("team", 8, 12, role="lead"), shift("team", 10, 14, role="aid")
    found = said(problem(CREW, [lead, aid], [team]), OwnHome(), roster(("Mei", lead.id), ("Li", aid.id)))
    assert found == ["team, 10-12, sends people among their own neighbours: 3"]


@pytest.mark.parametrize(("start", "price"), [(11, 5), (9, 15), (12, 0)])
def test_as_a_wish_a_team_of_neighbours_costs_by_the_hour(start: int, price: int) -> None:
    later = shift("team", start, 16)
    case = problem(CREW, [ON_CALL, later], [TEAM])
    assert cost(case, OwnHome(weight=5), roster(("Mei", ON_CALL.id), ("Li", later.id))) == price


places = st.sampled_from([None, "3", "4"])
homes = st.sampled_from([Home.AVOID, Home.AVOID, Home.PREFER, None])


@st.composite
def housed(draw: st.DrawFn) -> Problem:
    people: list[Volunteer] = [person(name, building=draw(places)) for name in ("Mei", "Li", "Wang")]
    shifts: list[Shift] = draw(shift_lists())
    needs = [
        need(name, wanted=draw(st.integers(1, 2)), building=draw(places), home=draw(homes))
        for name in ("gate", "desk")
    ]
    return problem(people, shifts, needs)


@given(data=st.data(), case=housed())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    lives = {person.id: person.building for person in case.volunteers}
    price = 0
    for name in ("gate", "desk"):
        place = case.need[name]
        if place.home is not Home.AVOID:
            continue
        if place.building:
            own = [who for who, duty in taken.cells if case.shift[duty].need == name]
            price += sum(lives[who] == place.building for who in own)
        elif place.roles[0].wanted > 1:
            crews = [Counter(lives[who] for who in on_duty(case, taken, name, hour)) for hour in SLOTS]
            price += 2 * sum(len(crew) == 1 and None not in crew and crew.total() > 1 for crew in crews)
    assert cost(case, OwnHome(weight=1), taken) == price


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=housed())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, OwnHome(weight=weight), data.draw(rosters(case)))
