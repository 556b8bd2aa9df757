"""Seals and offers change the compound; what is asked for changes with it."""

from __future__ import annotations

from dataclasses import replace

from paiban.scheduler.changes import Hours, Seal, changed, opened, still_asked, with_past_needs
from paiban.scheduler.expand import problem_of
from paiban.values.people import Volunteer
from paiban.values.roster import Assignment
from tests.cli.compound import DAYS, tiny

HOUR, END = 60, DAYS.minutes


def seal(start: int, end: int = END, *, sealed: bool = True, building: str = "5") -> Seal:
    return Seal(building=building, start=start * HOUR, end=end, sealed=sealed)


def sealed(*seals: Seal) -> tuple[tuple[int, int], ...]:
    return changed(tiny(), seals, ()).buildings[1].sealed


def test_the_last_word_on_a_building_counts() -> None:
    assert sealed(seal(8)) == ((8 * HOUR, END),)
    assert sealed(seal(8), seal(12, sealed=False)) == ((8 * HOUR, 12 * HOUR),)
    assert sealed(seal(8), seal(12, sealed=False), seal(20)) == ((8 * HOUR, 12 * HOUR), (20 * HOUR, END))


def test_hours_are_added_to_those_of_the_workbook_and_a_newcomer_comes_once() -> None:
    sun = Volunteer(id="Sun", name="Sun")
    hours = [Hours(volunteer="Sun", start=60, end=120)]
    case = changed(tiny(), (), hours, [sun])
    assert case.volunteers[-1].available == ((60, 120),)
    assert len(changed(case, (), hours, [sun]).volunteers) == len(case.volunteers)


def test_a_new_seal_opens_its_guard_and_unsealing_calls_it_off() -> None:
    before, after = problem_of(tiny()), problem_of(changed(tiny(), [seal(8)], ()))
    (guard,) = (need for need in after.needs if need.id not in before.need and need.name.endswith("5"))
    assert opened(before, after)[guard.id] == ((8 * HOUR, END),)
    row = Assignment(volunteer="Mei", need=guard.id, role=guard.roles[0].name, start=10 * HOUR, end=14 * HOUR)
    assert still_asked(after, before, [row], now=9 * HOUR) == ()
    assert still_asked(after, before, [row], now=11 * HOUR) == (row,)  # it has begun
    until_noon = problem_of(changed(tiny(), [seal(8), seal(12, sealed=False)], ()))
    assert still_asked(after, until_noon, [row], now=9 * HOUR) == (replace(row, end=12 * HOUR),)


def test_a_need_that_is_gone_stays_until_now_for_those_who_served() -> None:
    before, after = problem_of(changed(tiny(), [seal(8)], ())), problem_of(tiny())
    kept = with_past_needs(before, after, 10 * HOUR)
    gone = {need.id: need for need in kept.needs if need.id not in after.need}
    assert gone
    assert all(end <= 10 * HOUR for need in gone.values() for _start, end in need.times)
    assert with_past_needs(after, after, 10 * HOUR) == after
