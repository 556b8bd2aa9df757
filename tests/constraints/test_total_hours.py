"""Nobody works longer in the planned period than they offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.total_hours import TotalHours
from paiban.values.problem import Shift
from tests.builders import person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(("end", "miss"), [(37, 0), (38, 60), (40, 180)])
def test_all_duties_count_together(end: int, miss: int) -> None:
    case = problem([person("Mei", total_minutes=600)], [shift("gate", 8, 13), shift("gate", 32, end)])
    taken = roster(("Mei", "gate@8-13"), ("Mei", f"gate@32-{end}"))
    words = f"Mei works {10 + miss / 60:g} hours in all, at most 10 offered"
    assert said(case, TotalHours(), taken) == ([words] if miss else [])
    assert sum(finding.miss for finding in check(case, [TotalHours()], taken)) == miss


def test_standby_does_not_count() -> None:
    case = problem([person("Mei", total_minutes=60)], [shift("aid", 8, 20, is_standby=True)])
    assert not check(case, [TotalHours()], roster(("Mei", "aid@8-20")))


@given(data=st.data(), shifts=shift_lists(), most=st.integers(0, 16))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], most: int) -> None:
    case = problem([person("Mei", total_minutes=most * 60), "Li"], shifts)
    taken = data.draw(rosters(case))
    worked = sum(case.shift[duty].minutes for name, duty in taken.cells if name == "Mei")
    assert sum(finding.miss for finding in check(case, [TotalHours()], taken)) == max(0, worked - most * 60)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(), most=st.integers(0, 16))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], most: int, weight: Weight) -> None:
    case = problem([person("Mei", total_minutes=most * 60), "Li"], shifts)
    assert_law(case, TotalHours(weight=weight), data.draw(rosters(case)))
