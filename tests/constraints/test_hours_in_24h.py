"""Nobody works more than so many hours within any 24 hours."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.hours_in_24h import HoursIn24h
from paiban.values.problem import Shift
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("start", "end", "worked"),
    [(32, 36, 10), (32, 37, 11), (40, 44, 10), (40, 45, 11), (41, 46, 10.5), (42, 50, 6), (41.5, 46, 10.25)],
)
def test_any_24_hours_count_not_only_a_day(start: float, end: float, worked: float) -> None:
    """The first duty lasts from 18 to 24, so its 24 hours end at 42."""
    second = shift("gate", start, end)
    case = problem(["Mei"], [shift("gate", 18, 24), second])
    taken = roster(("Mei", "gate@18-24"), ("Mei", second.id))
    in_window = 6 + max(0, min(end, 42) - start)
    words = f"Mei works {in_window:g} hours within 24 hours, at most 10 allowed, 18-42"
    assert said(case, HoursIn24h(), taken) == ([words] if in_window > 10 else [])


def test_standby_does_not_count() -> None:
    case = problem(["Mei"], [shift("aid", 0, 12, is_standby=True), shift("gate", 12, 22)])
    assert not check(case, [HoursIn24h()], roster(("Mei", "aid@0-12"), ("Mei", "gate@12-22")))


@given(data=st.data(), shifts=shift_lists(), hours=st.integers(1, 16))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], hours: int) -> None:
    case = problem(["Mei"], shifts)
    taken = data.draw(rosters(case))
    worked = [hour for _, duty in taken.cells for hour in range(*(m // 60 for m in case.shift[duty].span))]
    assume(len(worked) == len(set(worked)))
    most = max(sum(first <= hour < first + 24 for hour in worked) for first in range(-24, 49))
    assert bool(check(case, [HoursIn24h(hours=hours)], taken)) == (most > hours)


@given(data=st.data(), shifts=shift_lists(), hours=st.integers(1, 16))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], hours: int) -> None:
    case = problem(["Mei", "Li"], shifts)
    assert_law(case, HoursIn24h(hours=hours), data.draw(rosters(case)))
