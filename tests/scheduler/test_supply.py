"""What is asked for and what is offered, by skill and part of the day, before anything is solved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.available import Available
from paiban.constraints.checking import check
from paiban.constraints.hours_in_24h import HoursIn24h
from paiban.constraints.hours_per_day import HoursPerDay
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.qualified import Qualified
from paiban.constraints.total_hours import TotalHours
from paiban.scheduler.supply import PARTS, Supply, supply
from paiban.values.horizon import Horizon
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from paiban.values.spans import overlap
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists

RULES = (Available(), Qualified(), NoOverlap(), HoursIn24h(), HoursPerDay(), TotalHours())


def row(case: Problem, hours: tuple[int, int] = (0, 24), skill: str | None = None) -> Supply:
    return next(item for item in supply(case, RULES) if (item.skill, item.hours) == (skill, hours))


def offered_hours(case: Problem, hours: tuple[int, int] = (0, 24), skill: str | None = None) -> float:
    return row(case, hours, skill).offered / 60


def test_a_duty_counts_in_the_parts_of_the_day_in_which_it_lies() -> None:
    case = problem(["Mei"], [shift("gate", 10, 13)], [need("gate", needed=2, wanted=3)])
    found = {
        item.hours: (item.needed, item.wanted, item.offered, item.people) for item in supply(case, RULES)
    }
    assert found == {
        (0, 24): (360, 540, 180, 1),
        (0, 6): (0, 0, 0, 0),
        (6, 12): (240, 360, 120, 1),
        (12, 18): (120, 180, 60, 1),
        (18, 24): (0, 0, 0, 0),
    }


@pytest.mark.parametrize(("needed", "short"), [(1, False), (2, False), (3, True)])
def test_supply_is_short_when_less_is_offered_than_needed(needed: int, short: bool) -> None:
    case = problem(["Mei", "Li"], [shift("gate", 8, 12)], [need("gate", needed=needed, wanted=needed)])
    assert row(case).is_short is short


def test_overlapping_candidates_are_offered_and_asked_for_once() -> None:
    case = problem(["Mei"], [shift("gate", 6, 10), shift("gate", 6, 12), shift("gate", 8, 12)])
    assert (row(case).needed, row(case).offered) == (360, 360)


@pytest.mark.parametrize(
    ("known", "hours"),
    [
        ({}, 20),  # ten hours on each of two days
        ({"day_minutes": 240}, 8),
        ({"day_minutes": 900}, 20),
        ({"total_minutes": 660}, 11),
        ({"total_minutes": 600, "day_minutes": 240}, 8),
        ({"available": ((480, 720),)}, 4),
        ({"available": ((500, 720),)}, 0),
    ],
)
def test_nobody_is_counted_beyond_what_they_may_work(known: dict[str, Any], hours: int) -> None:
    duties = [
        shift("gate", day * 24 + start, day * 24 + start + 4) for day in (0, 1) for start in (8, 12, 16)
    ]
    assert offered_hours(problem([person("Mei", **known)], duties)) == hours


def test_standby_counts_in_no_limit_of_hours() -> None:
    case = problem(
        [person("Mei", day_minutes=120, total_minutes=120)],
        [shift("gate", 8, 12), shift("aid", 12, 24, is_standby=True)],
    )
    assert offered_hours(case) == 2 + 12


def test_a_skill_is_offered_by_those_who_have_it_and_asked_for_by_the_roles_that_accept_it() -> None:
    needs = [need("aid", skills=frozenset({"doctor", "nurse"})), need("ward", skills=frozenset({"doctor"}))]
    people = [
        person("Mei", skills=frozenset({"doctor"})),
        person("Li", skills=frozenset({"nurse"})),
        person("Wang"),
    ]
    case = problem(people, [shift("aid", 8, 10), shift("ward", 8, 12), shift("gate", 8, 12)], needs)
    found = {item.skill: (item.needed // 60, item.people, item.offered // 60) for item in supply(case, RULES)
             if item.hours == (0, 24)}  # fmt: skip
    assert found == {None: (10, 3, 4 + 4 + 4), "doctor": (6, 2, 4 + 2), "nurse": (2, 2, 2 + 2)}


def test_rows_come_for_all_duties_first_then_by_skill() -> None:
    case = problem(["Mei"], [shift("aid", 8, 10)], [need("aid", skills=frozenset({"nurse", "doctor"}))])
    expected = [(skill, hours) for skill in (None, "doctor", "nurse") for hours in PARTS]
    assert [(item.skill, item.hours) for item in supply(case, RULES)] == expected


def test_a_role_without_any_shift_is_asked_for_by_nobody() -> None:
    case = problem(["Mei"], [], [need("aid", skills=frozenset({"doctor"}))])
    assert {(item.needed, item.offered, item.people) for item in supply(case, RULES)} == {(0, 0, 0)}


@pytest.mark.parametrize(("day", "hours"), [(date(2022, 3, 27), 23), (date(2022, 10, 30), 25)])
def test_where_clocks_change_a_day_is_as_long_as_it_is(day: date, hours: int) -> None:
    whole = shift("gate", 0, hours)
    case = replace(problem(["Mei"], [whole]), horizon=Horizon(day, day, "Europe/Berlin"))
    asked = [item.needed // 60 for item in supply(case, RULES)]
    assert asked == [hours, hours - 18, 6, 6, 6]
    assert offered_hours(case) == 10 + max(0, hours - 24)  # the 25th hour lies outside any 24


def given_minutes(case: Problem, taken: Roster, skill: str | None, hours: tuple[int, int]) -> int:
    """What a roster gives in a part of all days, duty by duty."""
    low, high = hours
    return sum(
        overlap(duty.span, (day * 1440 + low * 60, day * 1440 + high * 60))
        for duty in (case.shift[name] for _, name in taken.cells)
        if skill is None or skill in case.role[duty.need, duty.role].skills
        for day in range(4)
    )


def kept_part(case: Problem, taken: Roster) -> Roster:
    """The roster without the duties that break a rule, the first ones winning."""
    kept: list[tuple[str, str]] = []
    for cell in sorted(taken.cells):
        if not check(case, RULES, roster(*kept, cell)):
            kept.append(cell)
    return roster(*kept)


@given(
    data=st.data(),
    shifts=shift_lists(),
    standby=shift_lists(needs=["aid"], most=2),
    day=st.sampled_from([None, 180, 360]),
    total=st.sampled_from([None, 300, 600]),
)
def test_no_roster_that_keeps_the_rules_gives_more_than_is_offered(
    data: st.DataObject, shifts: list[Shift], standby: list[Shift], day: int | None, total: int | None
) -> None:
    waiting = [shift("aid", item.start / 60, item.end / 60, is_standby=True) for item in standby]
    people = [
        person("Mei", day_minutes=day, skills=frozenset({"doctor"})),
        person("Li", total_minutes=total, available=((0, 1800),)),
    ]
    case = problem(people, shifts + waiting, [need("aid", skills=frozenset({"doctor"}))])
    taken = kept_part(case, data.draw(rosters(case)))
    for item in supply(case, RULES):
        assert given_minutes(case, taken, item.skill, item.hours) <= item.offered
