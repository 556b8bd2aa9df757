"""Staff work no longer than ``hours`` hours a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.long_days import LongDays
from paiban.constraints.rule import Weight
from paiban.values.people import Kind
from paiban.values.problem import Shift
from tests.builders import GUARD, STAFF, VOLUNTEER, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

MEI = person("Mei", kind=STAFF)


@pytest.mark.parametrize(
    ("spans", "price"),
    [
        ([(8, 16)], 0),
        ([(8, 12), (13, 17)], 0),
        ([(8, 12), (13, 17.5)], 30),
        ([(8, 18)], 120),
        ([(14, 24), (24, 30)], 120),
        ([(16, 26)], 0),
        ([(4, 8), (18, 26), (32, 40)], 120 + 120),
    ],
)
def test_each_hour_beyond_eight_on_one_day_costs(spans: list[tuple[float, float]], price: int) -> None:
    shifts = [shift("desk", *span) for span in spans]
    case = problem([MEI], shifts)
    assert cost(case, LongDays(), roster(*(("Mei", item.id) for item in shifts))) == price


@pytest.mark.parametrize(("kind", "price"), [(STAFF, 120), (GUARD, 0), (VOLUNTEER, 0)])
def test_only_staff_are_looked_after_here(kind: Kind, price: int) -> None:
    case = problem([person("Mei", kind=kind)], [shift("desk", 8, 18)])
    assert cost(case, LongDays(), roster(("Mei", "desk@8-18"))) == price


def test_standby_at_home_does_not_count() -> None:
    case = problem([MEI], [shift("call", 8, 20, is_standby=True)])
    assert cost(case, LongDays(), roster(("Mei", "call@8-20"))) == 0


def test_says_how_long_the_day_is() -> None:
    case = problem([MEI], [shift("desk", 8, 18)])
    (found,) = check(case, [LongDays()], roster(("Mei", "desk@8-18")))
    assert words(found) == "Mei works 10 hours on one day, at most 8 wanted, 0-24"


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem([MEI, person("Li")], shifts)
    taken = data.draw(rosters(case))
    price = 0
    for day in (0, 24, 48):
        worked = sum(
            case.shift[duty].start <= hour * 60 < case.shift[duty].end
            for who, duty in taken.cells
            for hour in range(day, day + 24)
            if who == "Mei"
        )
        price += 60 * max(0, worked - 8)
    assert cost(case, LongDays(), taken) == price


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem([MEI, person("Li")], shifts)
    assert_law(case, LongDays(weight=weight), data.draw(rosters(case)))
