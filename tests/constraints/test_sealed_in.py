"""Residents of a sealed building have duty only inside it, or online."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.sealed_in import SealedIn
from paiban.values.people import Building
from paiban.values.problem import Problem
from paiban.values.spans import merged
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said

SEALED_AT_NOON = Building(number="3", sealed=((12 * 60, 36 * 60),))


@pytest.mark.parametrize(
    ("start", "end", "barred"),
    [(8, 12, False), (8, 12.5, True), (20, 24, True), (35, 37, True), (36, 40, False)],
)
def test_a_shift_is_barred_by_any_sealed_minute(start: float, end: float, barred: bool) -> None:
    duty = shift("gate", start, end)
    case = problem([person("Mei", building="3")], [duty], buildings=[SEALED_AT_NOON])
    words = f"Mei cannot leave the sealed building for gate, {start:g}-{end:g}"
    assert said(case, SealedIn(), roster(("Mei", duty.id))) == ([words] if barred else [])


@pytest.mark.parametrize(
    ("home", "place", "online", "barred"),
    [
        ("3", None, False, True),
        ("3", "3", False, False),
        ("3", "4", False, True),
        ("3", "4", True, False),
        ("4", "3", False, False),
        ("9", "3", False, False),
        (None, None, False, False),
    ],
)
def test_help_inside_and_online_remains(
    home: str | None, place: str | None, online: bool, barred: bool
) -> None:
    case = problem(
        [person("Mei", building=home)],
        [shift("help", 14, 15)],
        [need("help", building=place, online=online)],
        buildings=[SEALED_AT_NOON, Building(number="4")],
    )
    assert bool(check(case, [SealedIn()], roster(("Mei", "help@14-15")))) is barred


places = st.sampled_from([None, "3", "4"])


@st.composite
def compounds(draw: st.DrawFn) -> Problem:
    hours = st.integers(0, 20).map(lambda hour: (hour * 60, hour * 60 + 240))
    return problem(
        [person(name, building=draw(places)) for name in ("Mei", "Li")],
        [shift("help", 2 * hour, 2 * hour + 4) for hour in range(4)] + [shift("desk", 8, 12)],
        [need("help", building=draw(places), online=draw(st.booleans()))],
        buildings=[Building(number=n, sealed=merged(draw(st.lists(hours, max_size=2)))) for n in "34"],
    )


@given(data=st.data(), case=compounds())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        home = case.building.get(case.volunteer[name].building or "")
        place = case.need[case.shift[duty].need]
        sealed = home is not None and home.is_sealed(case.shift[duty].span)
        wrong += home is not None and sealed and not place.online and place.building != home.number
    assert len(check(case, [SealedIn()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=compounds())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, SealedIn(weight=weight), data.draw(rosters(case)))
