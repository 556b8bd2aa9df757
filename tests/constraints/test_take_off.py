"""After a duty in gear there is time to take it off before the next duty starts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.take_off import TakeOff
from paiban.values.needs import Zone
from paiban.values.problem import Problem, Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said

IN_SUIT = need("door", ppe=2)
DOOR = shift("door", 8, 12)


@pytest.mark.parametrize(
    ("start", "minutes", "fits"),
    [(12, 15, False), (12.2, 15, False), (12.25, 15, True), (12, 0, True), (12.5, 45, False)],
)
def test_fifteen_minutes_pass_before_the_next_duty(start: float, minutes: int, fits: bool) -> None:
    desk = shift("desk", start, 16)
    found = said(
        problem(["Mei"], [DOOR, desk], [IN_SUIT]),
        TakeOff(minutes=minutes),
        roster(("Mei", DOOR.id), ("Mei", desk.id)),
    )
    assert found == ([] if fits else ["Mei has no time to take the gear off before the next duty, 8-16"])


@pytest.mark.parametrize(
    ("known", "fits"),
    [
        ({"ppe": 1}, True),
        ({"ppe": 2}, False),
        ({"ppe": 3}, False),
        ({"ppe": 0, "zone": Zone.CONTAMINATED}, False),
        ({"ppe": 2, "online": True}, True),
    ],
)
def test_suits_and_the_contaminated_side_take_time(known: dict[str, Any], fits: bool) -> None:
    case = problem(["Mei"], [DOOR, shift("desk", 12, 16)], [need("door", **known)])
    assert bool(check(case, [TakeOff()], roster(("Mei", DOOR.id), ("Mei", "desk@12-16")))) is not fits


def test_going_into_a_suit_takes_no_time() -> None:
    case = problem(["Mei"], [shift("desk", 4, 8), DOOR], [IN_SUIT])
    assert not check(case, [TakeOff()], roster(("Mei", "desk@4-8"), ("Mei", DOOR.id)))


def test_one_suit_after_another_takes_time() -> None:
    case = problem(["Mei"], [DOOR, shift("door", 12, 16)], [IN_SUIT])
    assert check(case, [TakeOff()], roster(("Mei", DOOR.id), ("Mei", "door@12-16")))


def test_standby_may_follow_at_once_and_an_online_duty_may_not() -> None:
    hotline = need("hotline", online=True)
    case = problem(
        ["Mei"], [DOOR, shift("aid", 12, 20, is_standby=True), shift("hotline", 12, 14)], [IN_SUIT, hotline]
    )
    assert not check(case, [TakeOff()], roster(("Mei", DOOR.id), ("Mei", "aid@12-20")))
    assert check(case, [TakeOff()], roster(("Mei", DOOR.id), ("Mei", "hotline@12-14")))


def test_two_duties_at_once_are_another_rules_business() -> None:
    case = problem(["Mei"], [DOOR, shift("desk", 10, 14)], [IN_SUIT])
    assert not check(case, [TakeOff()], roster(("Mei", DOOR.id), ("Mei", "desk@10-14")))


def test_duties_without_gear_may_follow_each_other_beside_one_in_gear() -> None:
    case = problem(["Mei"], [DOOR, shift("desk", 12, 14), shift("gate", 13, 16)], [IN_SUIT])
    assert not check(case, [TakeOff()], roster(("Mei", "desk@12-14"), ("Mei", "gate@13-16")))


@st.composite
def geared(draw: st.DrawFn) -> Problem:
    shifts: list[Shift] = draw(shift_lists(needs=("door", "desk", "gate")))
    needs = [
        need(
            name,
            ppe=draw(st.integers(1, 2)),
            zone=draw(st.sampled_from([Zone.SEMI, Zone.SEMI, Zone.CONTAMINATED])),
            online=draw(st.sampled_from([False, False, True])),
        )
        for name in ("door", "desk", "gate")
    ]
    return problem(["Mei", "Li"], shifts, needs)


@given(data=st.data(), case=geared(), minutes=st.sampled_from([0, 15, 150]))
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem, minutes: int) -> None:
    taken = data.draw(rosters(case))
    duties = [(name, case.shift[duty], case.need[case.shift[duty].need]) for name, duty in taken.cells]
    hurried = any(
        one == two
        and first != second
        and (place.ppe == 2 or place.zone == "contaminated")
        and not place.online
        and first.end <= second.start < first.end + minutes
        for one, first, place in duties
        for two, second, _place in duties
    )
    assert bool(check(case, [TakeOff(minutes=minutes)], taken)) is hurried


@given(data=st.data(), case=geared())
def test_obeys_the_law(data: st.DataObject, case: Problem) -> None:
    assert_law(case, TakeOff(minutes=60), data.draw(rosters(case)))


def test_whoever_had_just_enough_time_is_not_taken_for_those_who_had_less() -> None:
    shifts = [shift("door", 6, 10), shift("door", 7, 11), shift("desk", 12, 14)]
    case = problem(["Mei"], shifts, [IN_SUIT])
    assert_law(case, TakeOff(minutes=120), roster(("Mei", "door@6-10"), ("Mei", "desk@12-14")))
