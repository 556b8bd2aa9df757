"""After a duty everybody rests for the hours wished for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check, cost_of
from paiban.constraints.good_rest import GoodRest
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(("start", "rested"), [(31, True), (30, False), (20, False), (32, True)])
def test_eleven_hours_lie_between_two_duties(start: int, rested: bool) -> None:
    case = problem(["Mei"], [shift("gate", 16, 20), shift("gate", start, start + 3)])
    taken = roster(("Mei", "gate@16-20"), ("Mei", f"gate@{start}-{start + 3}"))
    assert said(case, GoodRest(), taken) == ([] if rested else [f"Mei rests little after a duty, 20-{start}"])
    assert cost_of(check(case, [GoodRest()], taken)) == (0 if rested else 60)


@pytest.mark.parametrize(("hours", "costs"), [(2, 0), (2.25, 2 * 60), (0.25, 0)])
def test_a_short_duty_neither_needs_rest_nor_takes_it_away(hours: float, costs: int) -> None:
    case = problem(["Mei"], [shift("gate", 4, 8), shift("round", 12, 12 + hours), shift("gate", 20, 24)])
    taken = roster(*(("Mei", item.id) for item in case.shifts))
    assert cost_of(check(case, [GoodRest()], taken)) == costs


def test_standby_neither_needs_rest_nor_takes_it_away() -> None:
    case = problem(
        ["Mei"], [shift("gate", 8, 12), shift("aid", 13, 25, is_standby=True), shift("gate", 26, 30)]
    )
    taken = roster(("Mei", "gate@8-12"), ("Mei", "aid@13-25"), ("Mei", "gate@26-30"))
    assert not check(case, [GoodRest()], taken)


@given(data=st.data(), shifts=shift_lists(), hours=st.integers(0, 12), short=st.sampled_from([0, 1.5, 2, 4]))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], hours: int, short: float) -> None:
    case = problem(["Mei", "Li"], shifts)
    taken = data.draw(rosters(case))
    tired = {
        (name, case.shift[earlier].end)
        for name, earlier in taken.cells
        for other, later in taken.cells
        if name == other
        and min(case.shift[earlier].minutes, case.shift[later].minutes) > short * 60
        and 0 <= case.shift[later].start - case.shift[earlier].end < hours * 60
    }
    assert len(check(case, [GoodRest(hours=hours, short_hours=short)], taken)) == len(tired)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(), standby=shift_lists(needs=["aid"], most=2))
def test_obeys_the_law(
    data: st.DataObject, shifts: list[Shift], standby: list[Shift], weight: Weight
) -> None:
    resting = [shift("aid", item.start / 60, item.end / 60, is_standby=True) for item in standby]
    case = problem(["Mei", "Li"], shifts + resting)
    assert_law(case, GoodRest(weight=weight), data.draw(rosters(case)))
