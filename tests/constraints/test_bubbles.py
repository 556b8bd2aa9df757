"""People of different bubbles do not serve together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.bubbles import Bubbles
from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

BUBBLE = {"Mei": "office", "Li": "office", "Wang": "school", "Zhao": "shop", "Chen": ""}
PEOPLE = [person(name, bubble=bubble) for name, bubble in BUBBLE.items()]
FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(
    ("there", "price"),
    [
        (["Mei"], 0),
        (["Mei", "Li"], 0),
        (["Mei", "Chen"], 0),
        (["Mei", "Wang"], 80),
        (["Mei", "Li", "Wang", "Chen"], 80),
        (["Mei", "Wang", "Zhao"], 160),
    ],
)
def test_each_bubble_beyond_the_first_costs_by_the_hour(there: list[str], price: int) -> None:
    case = problem(PEOPLE, [FOUR_HOURS])
    assert cost(case, Bubbles(), roster(*((name, FOUR_HOURS.id) for name in there))) == price


@pytest.mark.parametrize(("from_hour", "price"), [(8, 80), (11, 20), (11.5, 10), (12, 0)])
def test_only_the_time_together_costs(from_hour: float, price: int) -> None:
    second = shift("gate", from_hour, 16)
    case = problem(PEOPLE, [FOUR_HOURS, second])
    assert cost(case, Bubbles(), roster(("Mei", FOUR_HOURS.id), ("Wang", second.id))) == price


def test_at_different_needs_they_are_apart() -> None:
    case = problem(PEOPLE, [FOUR_HOURS, shift("desk", 8, 12)])
    assert cost(case, Bubbles(), roster(("Mei", FOUR_HOURS.id), ("Wang", "desk@8-12"))) == 0


def test_says_how_many_bubbles_meet() -> None:
    case = problem(PEOPLE, [FOUR_HOURS])
    (found,) = check(case, [Bubbles()], roster(("Mei", FOUR_HOURS.id), ("Wang", FOUR_HOURS.id)))
    assert words(found) == "gate, 8-12: people of 2 different bubbles together"


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(PEOPLE, shifts)
    taken = data.draw(rosters(case))
    met = [
        {BUBBLE[who] for who in on_duty(case, taken, name, hour)} - {""}
        for name in ("gate", "desk")
        for hour in SLOTS
    ]
    assert cost(case, Bubbles(), taken) == sum(2 * 20 * max(0, len(bubbles) - 1) for bubbles in met)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(PEOPLE, shifts)
    assert_law(case, Bubbles(weight=weight), data.draw(rosters(case)))
