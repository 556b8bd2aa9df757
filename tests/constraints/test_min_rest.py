"""Between two duties everybody rests for at least the hours asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.min_rest import MinRest
from paiban.values.problem import Shift
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(("start", "rested"), [(30, True), (29, False), (22, False), (31, True)])
def test_eight_hours_lie_between_two_duties(start: int, rested: bool) -> None:
    case = problem(["Mei"], [shift("gate", 18, 22), shift("patrol", start, start + 3)])
    found = said(case, MinRest(), roster(("Mei", "gate@18-22"), ("Mei", f"patrol@{start}-{start + 3}")))
    words = f"Mei has 2 duties with too little rest between them, 18-{start + 3}"
    assert found == ([] if rested else [words])


def test_two_shifts_of_one_post_in_a_row_are_two_duties() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("gate", 12, 16)])
    assert check(case, [MinRest()], roster(("Mei", "gate@8-12"), ("Mei", "gate@12-16")))


@pytest.mark.parametrize(
    ("hours", "short_hours", "tired"),
    [(2, 2, False), (2.25, 2, True), (2, 1.5, True), (1.5, 1.5, False), (0.25, 0, True)],
)
def test_a_short_duty_neither_needs_rest_nor_takes_it_away(
    hours: float, short_hours: float, tired: bool
) -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("greeting", 13, 13 + hours), shift("gate", 20, 24)])
    taken = roster(*(("Mei", item.id) for item in case.shifts))
    assert bool(check(case, [MinRest(short_hours=short_hours)], taken)) is tired


def test_short_duties_in_between_do_not_hide_that_two_long_ones_are_too_near() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("greeting", 13, 14), shift("gate", 19, 23)])
    taken = roster(*(("Mei", item.id) for item in case.shifts))
    assert said(case, MinRest(), taken) == ["Mei has 2 duties with too little rest between them, 8-23"]


def test_standby_neither_needs_rest_nor_takes_it_away() -> None:
    case = problem(
        ["Mei"], [shift("gate", 8, 12), shift("aid", 12, 24, is_standby=True), shift("gate", 24, 28)]
    )
    taken = roster(("Mei", "gate@8-12"), ("Mei", "aid@12-24"), ("Mei", "gate@24-28"))
    assert not check(case, [MinRest()], taken)


@given(data=st.data(), shifts=shift_lists(), hours=st.integers(0, 12), short=st.sampled_from([0, 1.5, 2, 4]))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], hours: int, short: float) -> None:
    case = problem(["Mei", "Li"], shifts)
    taken = data.draw(rosters(case))
    tired = any(
        first != second
        and first[0] == second[0]
        and min(case.shift[first[1]].minutes, case.shift[second[1]].minutes) > short * 60
        and case.shift[first[1]].start <= case.shift[second[1]].start < case.shift[first[1]].end + hours * 60
        for first in taken.cells
        for second in taken.cells
    )
    assert bool(check(case, [MinRest(hours=hours, short_hours=short)], taken)) == tired


@pytest.mark.parametrize("short_hours", [0, 2, 4])
@given(data=st.data(), shifts=shift_lists(), standby=shift_lists(needs=["aid"], most=2))
def test_obeys_the_law(
    data: st.DataObject, shifts: list[Shift], standby: list[Shift], short_hours: int
) -> None:
    resting = [shift("aid", item.start / 60, item.end / 60, is_standby=True) for item in standby]
    case = problem(["Mei", "Li"], shifts + resting)
    assert_law(case, MinRest(hours=5, short_hours=short_hours), data.draw(rosters(case)))
