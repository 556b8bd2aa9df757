"""At posts nobody stands much shorter or longer than usual."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.usual_length import UsualLength
from paiban.values.needs import Post, Role
from paiban.values.people import Kind
from paiban.values.problem import Shift
from tests.builders import GUARD, STAFF, VOLUNTEER, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

GATE = Post(id="gate", name="gate", roles=(Role(name="guard"),))


@pytest.mark.parametrize(
    ("kind", "hours", "price"),
    [
        (VOLUNTEER, 2, 30),
        (VOLUNTEER, 3.5, 8),
        (VOLUNTEER, 4, 0),
        (VOLUNTEER, 6, 0),
        (VOLUNTEER, 7, 15),
        (VOLUNTEER, 8, 30),
        (GUARD, 3, 15),
        (GUARD, 8, 0),
        (GUARD, 9, 15),
        (STAFF, 8, 0),
    ],
)
def test_each_hour_less_or_more_costs(kind: Kind, hours: float, price: int) -> None:
    case = problem([person("Mei", kind=kind)], [shift("gate", 8, 8 + hours)], [GATE])
    assert cost(case, UsualLength(), roster(("Mei", case.shifts[0].id))) == price


def test_only_posts_are_cut() -> None:
    case = problem(["Mei"], [shift("patrol", 8, 10)])
    assert not check(case, [UsualLength()], roster(("Mei", "patrol@8-10")))


def test_says_whose_shifts_are_unusual() -> None:
    case = problem(["Mei"], [shift("gate", 8, 10), shift("gate", 12, 16), shift("gate", 33, 36)], [GATE])
    (found,) = check(case, [UsualLength()], roster(*(("Mei", item.id) for item in case.shifts)))
    assert words(found) == "Mei has shifts that are shorter or longer than usual, 8-36"
    assert found.cost == 30 + 15


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", person("Li", kind=GUARD)], shifts, [GATE])
    taken = data.draw(rosters(case))
    hours = [
        (who, case.shift[duty].minutes // 60) for who, duty in taken.cells if case.shift[duty].need == "gate"
    ]
    price = {("Mei", 2): 30, ("Li", 2): 30, ("Mei", 8): 30}
    assert cost(case, UsualLength(), taken) == sum(price.get(duty, 0) for duty in hours)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(["Mei", person("Li", kind=GUARD)], shifts, [GATE])
    assert_law(case, UsualLength(weight=weight), data.draw(rosters(case)))
