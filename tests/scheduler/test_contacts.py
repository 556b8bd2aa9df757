"""Who shared a duty with somebody: same need, same time, on site."""

from __future__ import annotations

from paiban.scheduler.contacts import Contact, contacts
from paiban.values.roster import Assignment
from tests.builders import need, problem, shift

CASE = problem(
    ["Mei", "Li", "Wang"],
    [shift("gate", 8, 12), shift("desk", 8, 12), shift("hotline", 8, 12)],
    [need("hotline", online=True)],
)


def duty(name: str, place: str, start: float, end: float) -> Assignment:
    return Assignment(volunteer=name, need=place, role="guard", start=round(start * 60), end=round(end * 60))


def met(*rows: Assignment, since: float = 0, until: float = 24) -> tuple[Contact, ...]:
    return contacts(CASE, rows, "Mei", since=round(since * 60), until=round(until * 60))


def test_whoever_was_there_at_the_same_time_for_as_long_as_both_were() -> None:
    found = met(duty("Mei", "gate", 8, 12), duty("Li", "gate", 10, 14))
    assert found == (Contact(volunteer="Li", need="gate", start=600, end=720),)


def test_relieving_each_other_or_another_place_is_no_contact() -> None:
    assert met(duty("Mei", "gate", 8, 12), duty("Li", "gate", 12, 16), duty("Wang", "desk", 8, 12)) == ()


def test_online_duties_are_no_contact() -> None:
    assert met(duty("Mei", "hotline", 8, 12), duty("Li", "hotline", 8, 12)) == ()


def test_only_the_days_asked_for_count() -> None:
    rows = (duty("Mei", "gate", 8, 12), duty("Li", "gate", 8, 12))
    assert met(*rows, since=12) == ()
    assert met(*rows, since=11, until=11.5) == (Contact(volunteer="Li", need="gate", start=660, end=690),)
