"""Nobody goes into a sealed building without a suit, except those who live there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.no_entry import NoEntry
from paiban.constraints.rule import Weight
from paiban.values.people import Building
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said

SEALED_AT_NOON = Building(number="3", sealed=((12 * 60, 36 * 60),))


@pytest.mark.parametrize(
    ("home", "start", "ppe", "online", "barred"),
    [
        ("4", 12, 0, False, True),
        ("4", 11.5, 1, False, True),
        ("4", 11, 0, False, False),
        ("4", 12, 2, False, False),
        ("4", 12, 0, True, False),
        ("3", 12, 0, False, False),
        (None, 35, 0, False, True),
        (None, 36, 0, False, False),
    ],
)
def test_only_a_suit_or_living_there_opens_the_door(
    home: str | None, start: float, ppe: int, online: bool, barred: bool
) -> None:
    duty = shift("help", start, start + 1)
    places = [need("help", building="3", ppe=ppe, online=online)]
    case = problem([person("Mei", building=home)], [duty], places, buildings=[SEALED_AT_NOON])
    words = f"Mei may not enter the sealed building for help without a suit, {start:g}-{start + 1:g}"
    assert said(case, NoEntry(), roster(("Mei", duty.id))) == ([words] if barred else [])


@st.composite
def compounds(draw: st.DrawFn) -> Problem:
    places = st.sampled_from([None, "3", "4"])
    spans = st.integers(0, 20).map(lambda hour: ((hour * 60, hour * 60 + 240),))
    return problem(
        [person(name, building=draw(places)) for name in ("Mei", "Li")],
        [shift("help", 2 * hour, 2 * hour + 4) for hour in range(4)] + [shift("desk", 8, 12)],
        [need("help", building=draw(places), online=draw(st.booleans()), ppe=draw(st.integers(0, 3)))],
        buildings=[Building(number=number, sealed=draw(st.just(()) | spans)) for number in "34"],
    )


@given(data=st.data(), case=compounds())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        place, span = case.need[case.shift[duty].need], case.shift[duty].span
        closed = any(one.number == place.building and one.is_sealed(span) for one in case.buildings)
        lives_there = case.volunteer[name].building == place.building
        wrong += closed and not lives_there and not place.online and place.ppe < 2
    assert len(check(case, [NoEntry()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=compounds())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, NoEntry(weight=weight), data.draw(rosters(case)))
