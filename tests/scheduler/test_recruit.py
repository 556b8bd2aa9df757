"""The recruits are as few as can be: nobody does it with fewer, whoever they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paiban.constraints.checking import barred_cells, check
from paiban.constraints.registry import default_rules
from paiban.scheduler.explain import shortages
from paiban.scheduler.present import Present
from paiban.scheduler.profiles import Profile, profiles_of, recruit
from paiban.scheduler.recruit import recruits
from paiban.values.needs import Need, Post, Role
from paiban.values.people import Kind
from paiban.values.problem import Problem, Shift
from paiban.values.recruits import Recruits
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift, shift_lists

RULES = default_rules()
HARD = tuple(rule for rule in RULES if rule.is_hard)
DAY = 360
NURSE = frozenset({"nurse"})


def looked_for(case: Problem, taken: Roster = Roster(), *, wanted: bool = False) -> Recruits:  # noqa: B008
    return recruits(Present.of(case, RULES, taken), wanted=wanted)


def gate(*shifts: Shift, needs: tuple[Need, ...] = ()) -> Problem:
    return problem([person("Mei", available=())], shifts or [shift("gate", 8, 12)], needs)


def test_nobody_is_looked_for_where_nothing_is_missing() -> None:
    found = looked_for(problem(["Mei"], [shift("gate", 8, 12)]), roster(("Mei", "gate@8-12")))
    assert (found.people, found.at_least, found.is_smallest) == ((), 0, True)


def test_one_does_two_duties_with_a_rest_between_them() -> None:
    found = looked_for(gate(shift("gate", 8, 12), shift("gate", 32, 36)))
    (only,) = found.people
    assert [(row.start, row.end) for row in only.duties] == [(480, 720), (1920, 2160)]
    assert (only.kind, only.must, only.one_of, found.is_smallest) == (Kind.VOLUNTEER, (), (), True)


def test_two_are_needed_where_both_duties_are_at_once() -> None:
    found = looked_for(gate(shift("gate", 8, 12), shift("desk", 10, 14)))
    assert (len(found.people), found.at_least) == (2, 2)


def test_those_who_serve_already_keep_their_duties() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12)], [need("gate", needed=2, wanted=3)])
    assert len(looked_for(case, roster(("Mei", "gate@8-12"))).people) == 1
    assert len(looked_for(case, roster(("Mei", "gate@8-12")), wanted=True).people) == 2


def test_a_nurse_stands_at_the_gate_as_well_but_nobody_else_gives_first_aid() -> None:
    needs = (need("aid", skills=NURSE | {"doctor"}, trainings=frozenset({"gear"})), need("gate"))
    found = looked_for(gate(shift("aid", 8, 10), shift("gate", 32, 34), needs=needs))
    (nurse,) = found.people
    assert (nurse.one_of, *nurse.trainings) == (("doctor", "nurse"), "gear")
    assert [row.need for row in nurse.duties] == ["aid", "gate"]


def test_no_special_one_is_looked_for_where_anybody_will_do() -> None:
    needs = (need("aid", skills=NURSE), need("gate"))
    found = looked_for(gate(shift("aid", 8, 10), shift("gate", 8, 10), shift("gate", 32, 34), needs=needs))
    assert sorted(person.one_of for person in found.people) == [(), ("nurse",)]


def test_what_only_guards_may_do_asks_for_a_guard() -> None:
    (guard,) = looked_for(gate(needs=(need("gate", kinds=frozenset({Kind.GUARD})),))).people
    assert guard.kind is Kind.GUARD


def test_a_gap_that_no_rule_lets_anybody_fill_is_told() -> None:
    found = looked_for(gate(shift("gate", 8, 20)))
    assert found.people == ()
    assert [(gap.need, gap.start, gap.end) for gap in found.unfilled] == [("gate", 480, 1200)]


def test_a_recruit_is_asked_only_for_the_hours_that_are_missing() -> None:
    post = Post(id="gate", name="gate", roles=(Role(name="guard"),), times=((480, 960),))
    case = problem(["Mei"], [shift("gate", 8, 12), shift("gate", 8, 14), shift("gate", 12, 16)], [post])
    (only,) = looked_for(case, roster(("Mei", "gate@8-14"))).people
    assert [(row.start, row.end) for row in only.duties] == [(840, 960)]


def test_nothing_over_is_looked_for() -> None:
    present = Present.of(gate(shift("gate", 8, 12), shift("gate", 32, 36)), RULES, Roster(), now=1000)
    (only,) = recruits(present).people
    assert [row.start for row in only.duties] == [1920]


def crowds(profiles: list[Profile], count: int) -> Iterator[tuple[Profile, ...]]:
    yield from {tuple(sorted(chosen)) for chosen in product(profiles, repeat=count)}


def can_fill(case: Problem, crowd: tuple[Profile, ...]) -> bool:
    """Say whether these recruits fill all that anybody can, by trying every roster of theirs."""
    people = tuple(
        recruit(case, profile, f"r{place}", frozenset({"gear"}), (0, 9000), DAY)
        for place, profile in enumerate(crowd)
    )
    posed = replace(case, volunteers=people)
    open_cells = [
        (people[row].id, posed.shifts[column].id)
        for row, column in zip(*(~barred_cells(posed, HARD)).nonzero(), strict=True)
    ]
    return any(
        not any(gap.missing for gap, _shifts in shortages(posed, Roster.of(chosen)))
        for size in range(len(open_cells) + 1)
        for chosen in combinations(open_cells, size)
        if not any(finding.hard for finding in check(posed, HARD, Roster.of(chosen)))
    )


@given(shifts=shift_lists(most=3), nurse=st.booleans())
@settings(max_examples=25)
def test_no_fewer_would_do_whoever_they_are(shifts: list[Shift], nurse: bool) -> None:
    short = [one for one in shifts if one.minutes <= DAY]
    case = gate(*short, needs=(need("desk", skills=NURSE if nurse else frozenset()),)) if short else gate()
    found = looked_for(case)
    gaps = [gap for gap, _shifts in shortages(case, Roster())]
    profiles = list(profiles_of(case, gaps))
    assert found.is_smallest
    assert not found.unfilled
    if len(found.people) > 1:
        assert not any(can_fill(case, crowd) for crowd in crowds(profiles, len(found.people) - 1))
    assert any(can_fill(case, crowd) for crowd in crowds(profiles, len(found.people)))


@pytest.mark.parametrize("hours", [2, 4])
def test_a_newcomer_is_asked_for_no_more_hours_a_day_than_that(hours: int) -> None:
    case = gate(shift("gate", 8, 10), shift("gate", 10, 12))
    found = recruits(Present.of(case, RULES, Roster()), day_minutes=hours * 60)
    assert len(found.people) == 4 // hours
