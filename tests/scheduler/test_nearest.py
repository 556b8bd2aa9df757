"""Those who come nearest to a gap come first, each with every rule that keeps them out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from paiban.constraints.checking import check
from paiban.constraints.registry import default_rules
from paiban.scheduler.explain import gaps_of
from paiban.scheduler.nearest import nearest, shifts_in
from paiban.values.explained import Near
from paiban.values.people import Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift
from tests.constraints.rich import rostered

RULES = default_rules()


def to_gate(people: list[Volunteer], taken: Roster) -> tuple[Near, ...]:
    """Who comes nearest to a gate that asks for a trained adult from 8 to 12; the desk is from 6 to 10."""
    needs = [need("gate", trainings=frozenset({"gear"}), min_age=18)]
    case = problem(people, [shift("gate", 8, 12), shift("desk", 6, 10)], needs)
    gap = next(gap for gap in gaps_of(case, RULES, taken) if gap.need == "gate")
    return nearest(case, RULES, taken, gap)


def rules(near: Near) -> list[str]:
    return [finding.rule for finding in near.obstacles]


def test_all_rules_that_keep_somebody_out_are_named_the_most_lasting_first() -> None:
    (mei,) = to_gate([person("Mei", age=12, available=((0, 600),), total_minutes=300)], Roster())
    assert rules(mei) == ["age-limits", "trained", "available"]


def test_fewer_obstacles_come_first_then_those_that_pass_sooner() -> None:
    able = {"trainings": frozenset({"gear"})}
    people = [
        person("Away", **able, available=()),
        person("Busy", **able),
        person("Child", age=12),
        person("Free", **able),
        person("New"),
    ]
    found = to_gate(people, roster(("Busy", "desk@6-10")))
    assert [near.volunteer for near in found] == ["Free", "Busy", "Away", "New", "Child"]


def test_who_is_free_is_told_with_what_the_roster_would_cost_more() -> None:
    (mei,) = to_gate([person("Mei", trainings=frozenset({"gear"}))], Roster())
    assert (mei.start, mei.end, mei.obstacles) == (480, 720, ())
    assert mei.cost < -1600 + 100  # four hours at P1, but for the fair share


def test_an_obstacle_says_where_it_bites_and_by_how_much() -> None:
    able = {"trainings": frozenset({"gear"}), "total_minutes": 400}
    needs = [need("gate", trainings=frozenset({"gear"}))]
    case = problem([person("Mei", **able)], [shift("gate", 8, 12), shift("desk", 32, 36)], needs)
    taken = roster(("Mei", "desk@32-36"))
    (gap,) = gaps_of(case, RULES, taken)
    (mei,) = nearest(case, RULES, taken, gap)
    (finding,) = mei.obstacles
    assert (finding.rule, finding.count, finding.high, finding.miss) == ("total-hours", 480, 400, 80)
    assert (finding.about.volunteer, finding.about.need, finding.about.start) == ("Mei", "gate", 480)


def hard_rules(case: Problem, taken: Roster) -> set[str]:
    return {finding.rule for finding in check(case, RULES, taken) if finding.hard}


@given(case=rostered())
@settings(max_examples=25)
def test_the_rules_named_are_exactly_those_that_the_duty_would_break_anew(
    case: tuple[Problem, Roster],
) -> None:
    posed, taken = replace(case[0], base=None, now=None, pins=(), by_hand=Roster()), Roster()
    for gap in gaps_of(posed, RULES, taken):
        before = hard_rules(posed, taken)
        for near in nearest(posed, RULES, taken, gap):
            broken = hard_rules(posed, roster((near.volunteer, near.shift)))
            assert set(rules(near)) - before == broken - before
        assert {near.volunteer for near in nearest(posed, RULES, taken, gap)} <= posed.volunteer.keys()
        assert shifts_in(posed, gap)
