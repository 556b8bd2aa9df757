"""Nobody is in a suit for longer at a stretch than is good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.suit_time import SuitTime
from paiban.values.needs import OnCall
from paiban.values.problem import Problem, Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

IN_SUIT = need("door", ppe=2)


@pytest.mark.parametrize(
    ("end", "hours", "price"), [(12, 4, 0), (12.5, 4, 8), (13, 4, 15), (14, 4, 30), (14, 6, 0), (12, 0, 60)]
)
def test_each_hour_beyond_four_costs(end: float, hours: int, price: int) -> None:
    duty = shift("door", 8, end)
    case = problem(["Mei"], [duty], [IN_SUIT])
    assert cost(case, SuitTime(hours=hours), roster(("Mei", duty.id))) == price


@pytest.mark.parametrize(
    ("ppe", "online", "price"), [(1, False, 0), (2, False, 30), (3, False, 30), (2, True, 0)]
)
def test_only_suits_that_are_worn_count(ppe: int, online: bool, price: int) -> None:
    duty = shift("door", 8, 14)
    case = problem(["Mei"], [duty], [need("door", ppe=ppe, online=online)])
    assert cost(case, SuitTime(), roster(("Mei", duty.id))) == price


def test_being_on_call_is_no_time_in_a_suit() -> None:
    call = OnCall(id="call", name="call", ppe=2, roles=IN_SUIT.roles)
    duty = shift("call", 8, 20, is_standby=True)
    assert not check(problem(["Mei"], [duty], [call]), [SuitTime()], roster(("Mei", duty.id)))


def test_two_duties_are_two_stretches() -> None:
    case = problem(["Mei"], [shift("door", 8, 12), shift("door", 12, 16)], [IN_SUIT])
    assert not check(case, [SuitTime()], roster(*(("Mei", item.id) for item in case.shifts)))


def test_says_where_and_for_how_many_it_is_too_long() -> None:
    case = problem(["Mei", "Li"], [shift("door", 8, 14)], [IN_SUIT])
    (found,) = check(case, [SuitTime()], roster(("Mei", "door@8-14"), ("Li", "door@8-14")))
    assert words(found) == "door, guard, 8-14: too long in a suit for 2 people"


@st.composite
def geared(draw: st.DrawFn) -> Problem:
    shifts: list[Shift] = draw(shift_lists())
    needs = [
        need(name, ppe=draw(st.integers(0, 3)), online=draw(st.sampled_from([False, False, True])))
        for name in ("gate", "desk")
    ]
    return problem(["Mei", "Li"], shifts, needs)


@given(data=st.data(), case=geared(), hours=st.integers(0, 6))
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem, hours: int) -> None:
    taken = data.draw(rosters(case))
    beyond = 0
    for _name, duty in taken.cells:
        item = case.shift[duty]
        place = case.need[item.need]
        if place.ppe >= 2 and not place.online:
            beyond += len(range(item.start // 60 + hours, item.end // 60))
    assert cost(case, SuitTime(hours=hours), taken) == 15 * beyond


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=geared())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, SuitTime(weight=weight), data.draw(rosters(case)))
