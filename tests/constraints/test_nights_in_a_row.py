"""Nobody has night duty more than ``nights`` nights in a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.nights_in_a_row import NightsInARow
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem, Shift
from tests.builders import problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

DAYS = 5


def night(day: int, start: float = 22, length: float = 4) -> Shift:
    return shift("gate", day * 24 + start, day * 24 + start + length)


def nights_of(*duties: Shift) -> Problem:
    return problem(["Mei"], duties, days=DAYS)


@pytest.mark.parametrize(
    ("days", "price"),
    [
        ([0], 0),
        ([0, 1], 0),
        ([0, 1, 2], 60),
        ([0, 1, 2, 3], 120),
        ([0, 1, 3, 4], 0),
        ([-1, 0, 1], 60),
    ],
)
def test_each_night_in_a_row_beyond_two_costs(days: list[int], price: int) -> None:
    duties = [night(day, start=22 if day >= 0 else 24) for day in days]
    assert cost(nights_of(*duties), NightsInARow(), roster(*(("Mei", item.id) for item in duties))) == price


@pytest.mark.parametrize(
    ("third", "price"),
    [
        (night(2, start=26), 60),  # two o'clock in the following night
        (night(2, start=18, length=5), 60),
        (night(2, start=18, length=4.5), 0),
        (night(2, start=5 - 24, length=4), 0),
        (night(2, start=29, length=4), 60),
        (night(2, start=29.5, length=4), 0),
    ],
)
def test_an_hour_before_or_after_midnight_makes_it_a_night(third: Shift, price: int) -> None:
    duties = [night(0), night(1), third]
    assert cost(nights_of(*duties), NightsInARow(), roster(*(("Mei", item.id) for item in duties))) == price


def test_two_duties_in_one_night_are_one_night() -> None:
    duties = [night(0, length=2), night(0, start=27, length=2), night(1)]
    assert cost(nights_of(*duties), NightsInARow(), roster(*(("Mei", item.id) for item in duties))) == 0


def test_standby_at_home_is_no_night() -> None:
    duties = [shift("call", day * 24 + 20, day * 24 + 32, is_standby=True) for day in range(4)]
    assert cost(nights_of(*duties), NightsInARow(), roster(*(("Mei", item.id) for item in duties))) == 0


def test_says_how_many_nights() -> None:
    duties = [night(day) for day in range(3)]
    (found,) = check(nights_of(*duties), [NightsInARow()], roster(*(("Mei", item.id) for item in duties)))
    assert words(found) == "Mei has night duty 3 nights in a row, 22-78"


@st.composite
def nightly(draw: st.DrawFn) -> Problem:
    days = draw(st.sets(st.integers(0, 3), min_size=1))
    duties = {night(day, draw(st.sampled_from([12, 20, 22, 24, 28])), 4) for day in sorted(days)}
    more = {night(day, draw(st.sampled_from([21, 25, 27])), 3) for day in sorted(days)}
    return problem(["Mei", "Li"], sorted(duties | more, key=lambda item: item.id), days=DAYS)


@given(data=st.data(), case=nightly(), most=st.integers(1, 2))
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem, most: int) -> None:
    taken = data.draw(rosters(case))
    price = 0
    for name in ("Mei", "Li"):
        duties = [case.shift[duty] for who, duty in taken.cells if who == name]
        # Read at 22:30, 23:30, …: hours of night by the calendar day on which the night begins.
        busy = {
            day
            for day in range(-1, DAYS)
            if any(
                sum(item.start <= (day * 24 + hour) * 60 + 30 < item.end for hour in range(22, 30)) >= 1
                for item in duties
            )
        }
        price += sum(all(day + more in busy for more in range(most + 1)) for day in range(-1, DAYS))
    assert cost(case, NightsInARow(nights=most, weight=1), taken) == price


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=nightly())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, NightsInARow(weight=weight, nights=1), data.draw(rosters(case)))
