"""Nobody works longer on one calendar day than they offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.hours_per_day import HoursPerDay
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(("end", "miss"), [(16, 0), (16.5, 30), (18, 120)])
def test_all_duties_of_one_day_count_together(end: float, miss: int) -> None:
    second = shift("desk", 14, end)
    case = problem([person("Mei", day_minutes=360)], [shift("gate", 8, 12), second])
    taken = roster(("Mei", "gate@8-12"), ("Mei", second.id))
    words = f"Mei works {6 + miss / 60:g} hours on one day, at most 6 offered, 0-24"
    assert said(case, HoursPerDay(), taken) == ([words] if miss else [])
    assert sum(finding.miss for finding in check(case, [HoursPerDay()], taken)) == miss


@pytest.mark.parametrize(("start", "broken"), [(20, False), (19, True), (22, False), (23, True)])
def test_a_shift_over_midnight_counts_on_both_days(start: int, broken: bool) -> None:
    duty = shift("gate", start, start + 6)
    case = problem([person("Mei", day_minutes=240)], [duty])
    assert bool(check(case, [HoursPerDay()], roster(("Mei", duty.id)))) is broken


@pytest.mark.parametrize(("default", "broken"), [(None, False), (8, False), (7, True)])
def test_the_default_holds_for_those_who_named_no_limit(default: int | None, broken: bool) -> None:
    case = problem(["Mei"], [shift("gate", 8, 16)])
    found = check(case, [HoursPerDay(default_hours=default)], roster(("Mei", "gate@8-16")))
    assert bool(found) is broken


def test_standby_does_not_count() -> None:
    case = problem([person("Mei", day_minutes=60)], [shift("aid", 8, 20, is_standby=True)])
    assert not check(case, [HoursPerDay()], roster(("Mei", "aid@8-20")))


@given(data=st.data(), shifts=shift_lists(), most=st.integers(0, 8))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], most: int) -> None:
    case = problem([person("Mei", day_minutes=most * 60), "Li"], shifts)
    taken = data.draw(rosters(case))
    own = [case.shift[duty] for name, duty in taken.cells if name == "Mei"]
    misses = 0
    for day in range(3):
        worked = sum(minute // 1440 == day for duty in own for minute in range(*duty.span))
        misses += max(0, worked - most * 60)
    assert sum(finding.miss for finding in check(case, [HoursPerDay()], taken)) == misses


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(), most=st.integers(0, 8))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], most: int, weight: Weight) -> None:
    case = problem([person("Mei", day_minutes=most * 60), "Li"], shifts)
    assert_law(case, HoursPerDay(default_hours=6, weight=weight), data.draw(rosters(case)))
