"""Nobody has two duties at the same time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.no_overlap import NoOverlap
from paiban.values.problem import Shift
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law


@pytest.mark.parametrize(
    ("second", "broken"),
    [((8, 12), True), ((11, 13), True), ((12, 14), False), ((6, 8), False), ((9, 10), True)],
)
def test_duties_that_touch_do_not_overlap(second: tuple[int, int], broken: bool) -> None:
    shifts = [shift("gate", 8, 12), shift("desk", *second)]
    case = problem(["Mei"], shifts)
    found = check(case, [NoOverlap()], roster(*(("Mei", item.id) for item in shifts)))
    assert bool(found) is broken


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts)
    taken = data.draw(rosters(case))
    overlapping = any(
        one != two and one[0] == two[0] and max(case.shift[one[1]].start, case.shift[two[1]].start)
        < min(case.shift[one[1]].end, case.shift[two[1]].end)
        for one in taken.cells
        for two in taken.cells
    )  # fmt: skip
    assert overlapping == bool(check(case, [NoOverlap()], taken))


@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts)
    assert_law(case, NoOverlap(), data.draw(rosters(case)))
