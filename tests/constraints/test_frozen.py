"""What has begun before now stays as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.frozen import Frozen
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said

STANDS = roster(("Mei", "gate@8-12"))
GIVEN_AWAY = roster(("Li", "gate@8-12"))


def replanning(now: float | None, base: Roster | None = STANDS) -> Problem:
    minute = None if now is None else round(now * 60)
    return problem(["Mei", "Li"], [shift("gate", 8, 12)], base=base, now=minute)


@pytest.mark.parametrize(("now", "begun"), [(8, False), (8.5, True), (12, True), (7, False), (None, False)])
def test_what_has_begun_can_neither_be_left_nor_joined(now: float | None, begun: bool) -> None:
    words = ["Li at gate, 8-12, has begun and cannot change any more",
             "Mei at gate, 8-12, has begun and cannot change any more"]  # fmt: skip
    assert said(replanning(now), Frozen(), GIVEN_AWAY) == (words if begun else [])
    assert said(replanning(now), Frozen(), STANDS) == []


def test_without_a_roster_that_stands_all_is_open() -> None:
    assert not check(replanning(10, base=None), [Frozen()], GIVEN_AWAY)


def test_people_and_shifts_that_are_no_more_are_left_out() -> None:
    gone = roster(("Wang", "gate@8-12"), ("Mei", "tent@8-12"))
    assert not check(replanning(10, base=gone), [Frozen()], Roster())


@given(data=st.data(), shifts=shift_lists(), now=st.integers(0, 48))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], now: int) -> None:
    base = data.draw(rosters(problem(["Mei", "Li"], shifts)))
    case = problem(["Mei", "Li"], shifts, base=base, now=now * 60)
    taken = data.draw(rosters(case))
    changed = [cell for cell in taken.cells ^ base.cells if case.shift[cell[1]].start < now * 60]
    assert len(check(case, [Frozen()], taken)) == len(changed)


@given(data=st.data(), shifts=shift_lists(), now=st.integers(0, 48))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], now: int) -> None:
    base = data.draw(rosters(problem(["Mei", "Li"], shifts)))
    case = problem(["Mei", "Li"], shifts, base=base, now=now * 60)
    assert_law(case, Frozen(), data.draw(rosters(case) | st.just(base)))
