"""Nobody leaves a post before being relieved, or an alarm says from when to when it is short."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.handovers import Alarm, Handover, alarms, handovers
from paiban.values.plan import Plan, PlanAssignment
from tests.io.plans import at, cover, duty, need, plan, someone

PEOPLE = [someone(1, "王建国"), someone(2, "李小红"), someone(3, "张伟")]


def of(*duties: PlanAssignment, **known: Any) -> Plan:
    """A plan of one post that is open from 8 to 20 o'clock."""
    return plan(PEOPLE, [need("gate", "北门")], duties, coverage=(cover("gate", 8, 20, **known),), days=1)


def in_words(change: Handover) -> str:
    arrives = f"{change.arrives:%H:%M}" if change.arrives else "-"
    return f"{change.at:%H:%M} {change.leaves or '-'} {change.comes or '-'} {arrives} {''.join(change.stays)}"


def test_the_next_one_comes_earlier_and_takes_over() -> None:
    case = of(duty("p1", "gate", 8, 14), duty("p2", "gate", 14, 20, lead=15))
    assert [in_words(change) for change in handovers(case)] == [
        "08:00 - p1 08:00 ",
        "14:00 p1 p2 13:45 ",
        "20:00 p2 - - ",
    ]
    assert alarms(case) == ()


def test_whoever_stays_on_duty_bridges_a_change() -> None:
    case = of(duty("p1", "gate", 8, 14), duty("p2", "gate", 10, 20))
    assert [in_words(change) for change in handovers(case)] == [
        "08:00 - p1 08:00 ",
        "10:00 - p2 10:00 p1",
        "14:00 p1 - - p2",
        "20:00 p2 - - ",
    ]
    assert alarms(case) == ()


def test_two_duties_of_one_person_in_a_row_are_no_handover() -> None:
    case = of(duty("p1", "gate", 8, 14), duty("p1", "gate", 14, 20))
    assert [in_words(change) for change in handovers(case)] == ["08:00 - p1 08:00 ", "20:00 p1 - - "]


def test_an_unmanned_stretch_raises_an_alarm_with_its_minutes() -> None:
    case = of(duty("p1", "gate", 8, 12), duty("p2", "gate", 12.25, 20))
    assert alarms(case) == (Alarm("gate", "值守", at(12), at(12.25), 0, 1),)


def test_a_post_short_of_one_of_two_raises_an_alarm_too() -> None:
    case = of(duty("p1", "gate", 8, 20), duty("p2", "gate", 12, 20), needed=2, wanted=2)
    assert alarms(case) == (Alarm("gate", "值守", at(8), at(12), 1, 2),)


@pytest.mark.parametrize("known", [{"needed": 0}, {"needed": 0, "wanted": 1}])
def test_a_post_that_needs_nobody_raises_none(known: dict[str, int]) -> None:
    assert alarms(of(**known)) == ()


def test_rounds_and_standby_are_not_handed_over() -> None:
    case = plan(PEOPLE, [need("walk", "巡逻", "round")], [duty("p1", "walk", 8, 10)],
                coverage=(cover("walk", 8, 12, assigned=0),))  # fmt: skip
    assert (handovers(case), alarms(case)) == ((), ())


@st.composite
def posts(draw: st.DrawFn) -> Plan:
    """A post of one or two seats with any duties at all."""
    duties = []
    for person in PEOPLE:
        start = draw(st.integers(8 * 4, 20 * 4 - 1))
        end = draw(st.integers(start + 1, 20 * 4))
        duties.append(duty(person.id, "gate", start / 4, end / 4, lead=draw(st.sampled_from([0, 10]))))
    return of(*duties, needed=draw(st.integers(0, 2)), wanted=2)


@given(posts())
def test_an_alarm_covers_exactly_the_minutes_with_too_few_people(case: Plan) -> None:
    (covered,) = case.coverage
    for minute in range(8 * 60, 20 * 60, 5):
        moment = at(minute / 60)
        present = sum(row.start <= moment < row.end for row in case.assignments)
        told = [alarm for alarm in alarms(case) if alarm.start <= moment < alarm.end]
        assert len(told) == (present < covered.needed)
        assert [alarm.present for alarm in told] == [present] * len(told)


@given(posts())
def test_nobody_leaves_before_being_relieved_or_an_alarm_says_so(case: Plan) -> None:
    (covered,) = case.coverage
    for change in handovers(case):
        is_relieved = change.comes is not None or len(change.stays) >= covered.needed
        is_told = any(alarm.start <= change.at < alarm.end for alarm in alarms(case))
        is_over = change.at == covered.end
        assert change.leaves is None or is_relieved or is_told or is_over
        if change.comes is not None:
            assert change.arrives is not None
            assert timedelta(0) <= change.at - change.arrives <= timedelta(minutes=10)


@given(posts())
def test_everybody_comes_once_and_leaves_once(case: Plan) -> None:
    changes = handovers(case)
    for side in ("comes", "leaves"):
        named = [getattr(change, side) for change in changes if getattr(change, side)]
        assert sorted(named) == sorted(row.volunteer for row in case.assignments)
