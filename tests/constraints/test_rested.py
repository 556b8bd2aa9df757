"""After the last duty of an earlier roster everybody rests before the first of this one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rested import Rested
from paiban.values.past import Past
from paiban.values.problem import Problem, Shift
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


def after(until: float | None, *shifts: Shift) -> Problem:
    """Mei had duty until so many hours after the first midnight."""
    minute = None if until is None else round(until * 60)
    return problem(["Mei", "Li"], shifts, past={"Mei": Past(busy_until=minute)})


@pytest.mark.parametrize(
    ("until", "rested"), [(None, True), (-2, True), (-1, False), (0, False), (-30, True), (6, False)]
)
def test_eight_hours_lie_between_the_two(until: float | None, rested: bool) -> None:
    case = after(until, shift("gate", 6, 10))
    words = "Mei comes from a duty of the roster before and has not rested, gate 6-10"
    assert said(case, Rested(), roster(("Mei", "gate@6-10"))) == ([] if rested else [words])
    assert not check(case, [Rested()], roster(("Li", "gate@6-10")))


def test_short_duties_need_no_rest_but_cannot_begin_before_the_other_has_ended() -> None:
    case = after(6, shift("gate", 6, 8), shift("gate", 5, 7))
    assert not check(case, [Rested()], roster(("Mei", "gate@6-8")))
    assert check(case, [Rested()], roster(("Mei", "gate@5-7")))


def test_standby_at_home_needs_no_rest() -> None:
    case = after(2, shift("call", 0, 12, is_standby=True))
    assert not check(case, [Rested()], roster(("Mei", "call@0-12")))


@given(data=st.data(), shifts=shift_lists(), until=st.integers(-12, 12))
def test_agrees_with_the_oracle_and_obeys_the_law(
    data: st.DataObject, shifts: list[Shift], until: int
) -> None:
    case = after(until, *shifts)
    taken = data.draw(rosters(case))
    tired = [
        cell
        for cell in taken.cells
        if cell[0] == "Mei"
        and until > -8
        and case.shift[cell[1]].start < 60 * (until + 8 * (case.shift[cell[1]].minutes > 120))
    ]
    assert len(check(case, [Rested()], taken)) == len(tired)
    assert_law(case, Rested(), taken)
