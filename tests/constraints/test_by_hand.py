"""What was set by hand stays, whoever else could do it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.by_hand import ByHand
from paiban.constraints.checking import check
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said


def case(by_hand: Roster, *shifts: Shift) -> Problem:
    return replace(problem(["Mei", "Li"], shifts or [shift("gate", 8, 12)]), by_hand=by_hand)


def test_nobody_else_can_stand_in_for_whoever_was_set_there() -> None:
    posed = case(roster(("Mei", "gate@8-12")))
    assert said(posed, ByHand(), roster(("Mei", "gate@8-12"))) == []
    words = ["Mei at gate, 8-12, was set by hand and must stay"]
    assert said(posed, ByHand(), roster(("Li", "gate@8-12"))) == words


def test_people_and_shifts_that_are_no_more_are_left_out() -> None:
    assert not check(case(roster(("Wang", "gate@8-12"), ("Mei", "tent@8-12"))), [ByHand()], Roster())


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle_and_obeys_the_law(data: st.DataObject, shifts: list[Shift]) -> None:
    by_hand = data.draw(rosters(case(Roster(), *shifts)))
    posed = case(by_hand, *shifts)
    taken = data.draw(rosters(posed) | st.just(by_hand))
    assert len(check(posed, [ByHand()], taken)) == len(by_hand.cells - taken.cells)
    assert_law(posed, ByHand(), taken)
