"""Whoever has several duties around a meal has time to eat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.meal_break import MealBreak
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem
from tests.builders import problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words


@pytest.mark.parametrize(
    ("spans", "price"),
    [
        ([(8, 13)], 0),
        ([(8, 17)], 0),
        ([(8, 12), (12, 14)], 15),
        ([(8, 12), (12.5, 14)], 0),
        ([(8, 12), (12.25, 14)], 15),
        ([(11, 12.5)], 0),
        ([(11, 12.75)], 15),
        ([(9, 11), (13, 17)], 0),
        ([(9, 11.5), (11.5, 12), (12, 12.5), (12.5, 13)], 15),
        ([(16, 18), (18, 20)], 15),
        ([(8, 12), (12, 14), (16, 18), (18, 20)], 30),
        ([(32, 36), (36, 40)], 15),
        ([(23, 25)], 0),
    ],
)
def test_short_duties_that_leave_no_time_to_eat_cost(spans: list[tuple[float, float]], price: int) -> None:
    shifts = [shift("desk", *span) for span in spans]
    case = problem(["Mei"], shifts)
    assert cost(case, MealBreak(), roster(*(("Mei", item.id) for item in shifts))) == price


def test_standby_at_home_leaves_time_to_eat() -> None:
    case = problem(["Mei"], [shift("call", 8, 12, is_standby=True), shift("desk", 12, 14)])
    assert cost(case, MealBreak(), roster(*(("Mei", item.id) for item in case.shifts))) == 0


def test_says_when_there_is_no_time() -> None:
    case = problem(["Mei"], [shift("desk", 8, 12), shift("gate", 12, 14)])
    (found,) = check(case, [MealBreak()], roster(("Mei", "desk@8-12"), ("Mei", "gate@12-14")))
    assert words(found) == "Mei has no time to eat, 11-13"


@st.composite
def around_meals(draw: st.DrawFn) -> Problem:
    found = {}
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.sampled_from([10, 16, 34])) + draw(st.integers(0, 8)) / 4
        item = shift(
            draw(st.sampled_from(["desk", "gate"])), start, start + draw(st.sampled_from([0.5, 1, 2, 4]))
        )
        found[item.id] = item
    return problem(["Mei", "Li"], list(found.values()))


@given(data=st.data(), case=around_meals())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    price = 0
    for name in ("Mei", "Li"):
        duties = [case.shift[duty] for who, duty in taken.cells if who == name]
        for meal in (range(44, 52), range(68, 76), range(92 + 48, 100 + 48)):  # in quarters of an hour
            at_work = [[item.start <= 15 * quarter < item.end for quarter in meal] for item in duties]
            price += 15 * (sum(sum(hours) for hours in at_work if not all(hours)) > len(meal) - 2)
    assert cost(case, MealBreak(), taken) == price


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=around_meals())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, MealBreak(weight=weight), data.draw(rosters(case)))
