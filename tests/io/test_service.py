"""The ledger: planned, served and certified hours over the weeks, and what they mean for the next roster."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from paiban.io.past_duties import no_shows, pasts
from paiban.io.service import as_one, served, services
from paiban.io.sign_in_sheet import record_of
from paiban.values.attendance import Attendance, Presence
from paiban.values.horizon import Horizon
from paiban.values.past import USUAL_NO_SHOW
from paiban.values.plan import Plan
from tests.io.plans import at, duty, need, plan, someone

PEOPLE = [someone(1, "王建国"), someone(2, "李小红")]
GATE = need("gate", "北门")
MORNING, NIGHT = duty("p1", "gate", 8, 12, points=40), duty("p2", "gate", 22, 26, points=60)


def day() -> Plan:
    return plan(PEOPLE, [GATE], [MORNING, NIGHT], days=1)


def absent(volunteer: str = "p1") -> Attendance:
    return record_of(MORNING, volunteer, Presence.ABSENT)


def test_without_a_record_hours_are_planned_and_no_more() -> None:
    (first, second) = services(served([day()], []))
    assert [(one.planned, one.present, one.certified) for one in (first, second)] == [(240, 0, 0)] * 2
    assert (second.nights, second.points) == (1, 60)


def test_the_three_numbers_stay_apart() -> None:
    late = record_of(MORNING, "p1", Presence.LATE, at(9))
    (one, _other) = services(served([day()], [late]))
    assert (one.person.id, one.planned, one.present, one.certified, one.late) == ("p1", 240, 180, 0, 1)


def test_a_stand_in_was_not_planned_and_has_the_points() -> None:
    records = [
        record_of(MORNING, "p1", Presence.EXCUSED),
        record_of(MORNING, "p2", Presence.PRESENT, stands_in=True),
    ]
    found = {one.person.id: one for one in services(served([day()], records))}
    assert (found["p2"].planned, found["p2"].present, found["p2"].points) == (240, 240, 100)
    assert (found["p1"].points, found["p1"].excused, found["p1"].duties) == (0, 1, 0)


def test_an_earlier_plan_holds_until_the_next_one_begins() -> None:
    both = plan(PEOPLE, [GATE], [MORNING, duty("p1", "gate", 32, 36)], days=2)
    later = plan(PEOPLE, [GATE], [duty("p2", "gate", 32, 36)], days=2)
    start = at(24)
    later = later.model_copy(
        update={
            "horizon": later.horizon.model_copy(update={"start": start, "end": start + timedelta(days=1)})
        }
    )
    rows = served([later, both], [])
    assert [(row.person.id, row.start) for row in rows] == [("p1", at(8)), ("p2", at(32))]


def test_all_weeks_can_be_looked_at_as_one_plan() -> None:
    first = plan(PEOPLE, [GATE], [MORNING, duty("p1", "gate", 32, 36)], days=1)
    later = plan([someone(3, "张伟")], [need("desk", "前台")], [duty("p3", "desk", 30, 34)], days=1)
    horizon = later.horizon.model_copy(update={"start": at(24), "end": at(48)})
    whole = as_one([later.model_copy(update={"horizon": horizon}), first])
    assert [(row.volunteer, row.start) for row in whole.assignments] == [("p1", at(8)), ("p3", at(30))]
    assert (whole.horizon.start, whole.horizon.end) == (at(0), at(48))
    assert set(whole.volunteer) == {"p1", "p2", "p3"}
    assert set(whole.need) == {"gate", "desk"}


def test_what_was_served_before_counts_and_whoever_was_not_there_has_no_past() -> None:
    found = pasts([day()], [absent()], Horizon(date(2022, 4, 2), date(2022, 4, 3)))
    assert (found["p1"].points, found["p1"].nights, found["p1"].busy_until) == (0, 0, None)
    assert (found["p2"].points, found["p2"].nights, found["p2"].busy_until) == (60, 1, 120)
    assert found.keys() == {"p1", "p2"}


def test_what_is_long_ago_is_forgiven() -> None:
    assert pasts([day()], [], Horizon(date(2022, 5, 1), date(2022, 5, 3))) == {}


def test_one_bad_morning_does_not_brand_anybody() -> None:
    assert no_shows([absent()]) == {"p1": round((1000 + 10 * USUAL_NO_SHOW) / 11)}


@given(st.lists(st.sampled_from(Presence), max_size=30))
def test_the_chance_lies_between_the_usual_and_the_own_record(states: list[Presence]) -> None:
    records = [record_of(MORNING, "p1", state) for state in states]
    came = [state for state in states if state is not Presence.EXCUSED]
    chance = no_shows(records).get("p1", USUAL_NO_SHOW)
    own = 1000 * came.count(Presence.ABSENT) / len(came) if came else USUAL_NO_SHOW
    assert min(own, USUAL_NO_SHOW) - 1 <= chance <= max(own, USUAL_NO_SHOW) + 1
