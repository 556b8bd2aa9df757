"""Every gap says who is kept out by what, and every reason is true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from paiban.constraints.checking import check
from paiban.constraints.registry import default_rules, make_rule
from paiban.constraints.rule import HARD
from paiban.scheduler.explain import gaps_of
from paiban.values.needs import Home, Tier, Zone
from paiban.values.people import Site
from paiban.values.problem import Problem
from paiban.values.roster import COST, NO_SHIFT, Gap, Roster
from tests.builders import need, person, problem, roster, shift
from tests.constraints.rich import rostered

RULES = default_rules()
STRICT_NAMES = ("crowding", "experienced", "good-rest", "together", "wishes")
STRICT = (
    *(rule for rule in RULES if rule.name not in STRICT_NAMES),
    *(make_rule(name, {"weight": HARD}) for name in STRICT_NAMES),
)


def reasons(gap: Gap) -> dict[str, tuple[str, ...]]:
    return {reason.rule: reason.volunteers for reason in gap.reasons}


@pytest.mark.parametrize(
    ("known", "elsewhere", "rule"),
    [
        ({"skills": frozenset()}, None, "qualified"),
        ({"age": 17}, None, "age-limits"),
        ({"available": ((0, 660),)}, None, "available"),
        ({}, (2, 6), "min-rest"),
        ({}, (6, 10), "no-overlap"),
        ({"total_minutes": 240}, (32, 36), "total-hours"),
        ({"day_minutes": 240}, (20, 24), "hours-per-day"),
        ({}, (32, 36), COST),
        ({}, None, COST),
    ],
)
def test_the_reason_is_what_keeps_the_person_out(
    known: dict[str, Any], elsewhere: tuple[int, int] | None, rule: str
) -> None:
    mei = person("Mei", **{"skills": frozenset({"doctor"}), **known})
    shifts = [shift("aid", 8, 12)] + ([shift("desk", *elsewhere)] if elsewhere else [])
    taken = roster(("Mei", shifts[1].id)) if elsewhere else Roster()
    case = problem([mei], shifts, [need("aid", skills=frozenset({"doctor"}), min_age=18)])
    (gap,) = gaps_of(case, RULES, taken)
    assert reasons(gap) == {rule: ("Mei",)}


@pytest.mark.parametrize(
    ("known", "rule"),
    [
        ({"consent": "pets"}, "agreed"),
        ({"home": Home.AVOID, "building": "3"}, "own-home"),
        ({"place": "office"}, "room-empty"),
        ({"ppe": 2}, "suits"),
        ({"zone": Zone.CLEAN}, "zone-order"),
        ({}, "take-off"),
    ],
)
def test_each_rule_of_place_and_gear_can_be_the_reason(known: dict[str, Any], rule: str) -> None:
    """Mei had the door, in a suit, until 8:00; the office is sprayed at 11:00 and there is one suit a day."""
    start = 8 if rule == "take-off" else 9
    shifts = [shift("door", 7, 8), shift("duty", start, start + 2.5), shift("spray", 11, 12)]
    needs = [
        need("door", ppe=2, zone=Zone.CONTAMINATED),
        need("spray", place="office", empties=True, needed=0, wanted=0),
        need("duty", **known),
    ]
    case = replace(
        problem([person("Mei", building="3")], shifts, needs), site=Site(name="test", suits={2: 1})
    )
    (gap,) = gaps_of(case, RULES, roster(("Mei", "door@7-8")))
    assert reasons(gap) == {rule: ("Mei",)}


def test_who_can_come_stands_first_then_the_commonest_reason() -> None:
    people = [person("Mei", available=()), person("Li", available=()), person("Wang", age=12), person("Zhao")]
    case = problem(people, [shift("gate", 8, 12)], [need("gate", min_age=18, needed=2, wanted=2)])
    (gap,) = gaps_of(case, RULES, Roster())
    assert [(reason.rule, reason.volunteers) for reason in gap.reasons] == [
        (COST, ("Zhao",)),
        ("available", ("Mei", "Li")),
        ("age-limits", ("Wang",)),
    ]


def test_the_nearest_of_several_duties_in_the_gap_counts() -> None:
    mei = person("Mei", available=((480, 600),))
    (gap,) = gaps_of(problem([mei], [shift("gate", 8, 12), shift("gate", 8, 10)]), RULES, roster())[:1]
    assert (gap.start, gap.end, reasons(gap)) == (480, 720, {COST: ("Mei",)})


def test_two_who_must_not_meet_keep_each_other_out() -> None:
    people = [person("Mei", apart=frozenset({"Li"})), person("Li")]
    case = problem(people, [shift("gate", 8, 12)], [need("gate", needed=2, wanted=2)])
    (gap,) = gaps_of(case, RULES, roster(("Mei", "gate@8-12")))
    assert reasons(gap) == {"apart": ("Li",)}


def test_who_would_stand_there_without_the_friend_they_asked_for_is_kept_out_by_that() -> None:
    people = [person("Mei", together=frozenset({"Li"})), person("Li", together=frozenset({"Mei"}))]
    (gap,) = gaps_of(problem(people, [shift("gate", 8, 12)]), STRICT, Roster())
    assert reasons(gap) == {"together": ("Mei", "Li")}


def test_a_beginner_is_kept_out_where_there_is_nobody_experienced() -> None:
    people = [person("Mei", first_timer=True), person("Li", first_timer=True), person("Wang")]
    case = problem(people, [shift("gate", 8, 12)], [need("gate", needed=2, wanted=2)])
    (gap,) = gaps_of(case, STRICT, Roster())
    assert reasons(gap) == {COST: ("Wang",), "experienced": ("Mei", "Li")}


def test_a_duty_that_breaks_a_rule_already_keeps_nobody_else_out() -> None:
    shifts = [shift("desk", 30, 34), shift("desk", 32, 36), shift("gate", 8, 12)]
    taken = roster(("Mei", "desk@30-34"), ("Mei", "desk@32-36"))
    gaps = gaps_of(problem(["Mei"], shifts), RULES, taken)
    assert reasons(gaps[0]) == {COST: ("Mei",)}


def test_neighbouring_stretches_that_lack_as_many_are_one_gap() -> None:
    shifts = [shift("gate", 8, 12), shift("gate", 10, 14), shift("gate", 12, 16)]
    case = problem(["Mei"], shifts, [need("gate", needed=1, wanted=2)])
    gaps = gaps_of(case, RULES, roster(("Mei", "gate@8-12")))
    assert [(gap.start, gap.end, gap.missing, gap.short) for gap in gaps] == [
        (720, 960, 1, 2),
        (480, 720, 0, 1),
    ]


def test_missing_people_come_before_wanted_ones_and_life_safety_before_comfort() -> None:
    needs = [need("extra", needed=0, tier=Tier.P0), need("stall", tier=Tier.P4), need("door", tier=Tier.P0)]
    shifts = [shift(name, 8, 12) for name in ("extra", "stall", "door")]
    gaps = gaps_of(problem(["Mei"], shifts, needs), RULES, Roster())
    assert [gap.need for gap in gaps] == ["door", "stall", "extra"]


def test_a_full_roster_has_no_gaps() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12)])
    assert gaps_of(case, RULES, roster(("Mei", "gate@8-12"))) == ()


def hard_rules_broken(case: Problem, taken: Roster) -> set[str]:
    return {finding.rule for finding in check(case, STRICT, taken) if finding.hard}


def sound(case: Problem, taken: Roster) -> Roster:
    """The roster without the duties that break a hard rule, the first ones winning."""
    kept: list[tuple[str, str]] = []
    for cell in sorted(taken.cells):
        if not hard_rules_broken(case, roster(*kept, cell)):
            kept.append(cell)
    return roster(*kept)


def check_reasons(case: Problem, taken: Roster, gap: Gap) -> None:
    duties = {index for item in case.stretches if (item.need, item.role) == (gap.need, gap.role)
              and gap.start <= item.start and item.end <= gap.end for index in item.shifts}  # fmt: skip
    ids = {case.shifts[index].id for index in duties}
    on_duty = {name for name, duty in taken.cells if duty in ids}
    named = [name for reason in gap.reasons for name in reason.volunteers]
    assert sorted(named) == sorted(case.volunteer.keys() - on_duty)
    for reason in gap.reasons:
        for name in reason.volunteers:
            broken = [hard_rules_broken(case, roster(*taken.cells, (name, duty))) for duty in ids]
            if reason.rule == COST:
                assert set() in broken
            else:
                assert set() not in broken
                assert any(reason.rule in rules for rules in broken)


@given(case=rostered())
@settings(max_examples=40)
def test_every_reason_is_true_and_nobody_is_forgotten(case: tuple[Problem, Roster]) -> None:
    posed = replace(case[0], base=None, now=None, pins=(), by_hand=Roster())
    taken = sound(posed, case[1])
    gaps = gaps_of(posed, STRICT, taken)
    for gap in gaps:
        check_reasons(posed, taken, gap)
    lacking = sum(gap.short * (gap.end - gap.start) for gap in gaps)
    counted = 0
    for item in posed.stretches:
        assigned = sum(
            (name, posed.shifts[index].id) in taken.cells for name in posed.volunteer for index in item.shifts
        )
        counted += max(0, item.wanted - assigned) * item.minutes
    assert lacking == counted


def test_who_is_free_all_the_time_of_a_gap_is_not_said_to_be_away() -> None:
    mei = person("Mei", available=((600, 720),))
    case = problem([mei, person("Li")], [shift("gate", 8, 10), shift("gate", 8, 12)])
    (gap,) = gaps_of(case, RULES, roster(("Li", "gate@8-10")))
    assert (gap.start, gap.end) == (600, 720)
    assert reasons(gap) == {NO_SHIFT: ("Mei",), "no-overlap": ("Li",)}
