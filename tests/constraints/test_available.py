"""Everybody is on duty only at times they offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.available import Available
from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from paiban.values.spans import Spans, merged
from tests.builders import person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [(8, 12, True), (9, 11, True), (8, 13, False), (7, 12, False), (13, 15, False), (11, 15, False)],
)
def test_a_shift_lies_whole_in_one_available_span(start: int, end: int, fits: bool) -> None:
    mei = person("Mei", available=((8 * 60, 12 * 60), (14 * 60, 18 * 60)))
    case = problem([mei], [shift("gate", start, end)])
    found = said(case, Available(), roster(("Mei", f"gate@{start}-{end}")))
    assert found == ([] if fits else [f"Mei did not offer the time of gate, {start}-{end}"])


spans = st.lists(st.integers(0, 14).map(lambda hour: (hour * 120, hour * 120 + 360)), max_size=3).map(merged)


@given(data=st.data(), shifts=shift_lists(), offered=spans)
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], offered: Spans) -> None:
    case = problem([person("Mei", available=offered), "Li"], shifts)
    taken = data.draw(rosters(case))
    offered_minutes = {minute for start, end in offered for minute in range(start, end)}
    wrong = [
        duty
        for name, duty in taken.cells
        if name == "Mei" and not set(range(*case.shift[duty].span)) <= offered_minutes
    ]
    assert len(check(case, [Available()], taken)) == len(wrong)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(), offered=spans)
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], offered: Spans, weight: Weight) -> None:
    case = problem([person("Mei", available=offered), "Li"], shifts)
    assert_law(case, Available(weight=weight), data.draw(rosters(case)))
