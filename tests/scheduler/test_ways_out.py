"""A way out is found by solving: the roster it promises is there, and solving anew is at least as good."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.whole import posed
from paiban.constraints.checking import check, cost_of
from paiban.constraints.registry import default_rules
from paiban.scheduler.acting import after
from paiban.scheduler.explain import gaps_of
from paiban.scheduler.nearest import nearest
from paiban.scheduler.present import Present
from paiban.scheduler.replan import Dropout, with_dropouts
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.scheduler.ways_out import is_closed, ways_out
from paiban.values.actions import (
    CallOff,
    CutShift,
    NeedFewer,
    ServeBeyondOffer,
    SolveAgain,
    Train,
    WorkMore,
)
from paiban.values.explained import WayOut
from paiban.values.needs import Need, Tier
from paiban.values.people import Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Gap, Roster
from tests.builders import GUARD, need, person, problem, roster, shift

RULES = default_rules()
GEAR = frozenset({"gear"})


def found(case: Problem, taken: Roster) -> tuple[Present, Gap, tuple[WayOut, ...]]:
    """The ways out of the first gap."""
    present = Present.of(case, RULES, taken)
    gap = gaps_of(present.problem, RULES, taken)[0]
    near = nearest(present.problem, RULES, taken, gap)
    return present, gap, ways_out(present, gap, near)


def missing(case: Problem, taken: Roster, gap: Gap) -> int:
    """The person-minutes that are missing in the hours of a gap, counted minute by minute."""
    people = Counter(
        minute for _name, duty in taken.cells
        if (case.shift[duty].need, case.shift[duty].role) == (gap.need, gap.role)
        for minute in range(case.shift[duty].start, case.shift[duty].end)
    )  # fmt: skip
    return sum(
        max(0, one.needed - people[minute])
        for one in case.stretches
        if (one.need, one.role) == (gap.need, gap.role)
        for minute in range(max(one.start, gap.start), min(one.end, gap.end))
    )


def ways_for(people: list[Volunteer], *needs: Need) -> tuple[WayOut, ...]:
    """The ways out of an empty gate from 8 to 12, where life is at stake, when these people are there."""
    needs = needs or (need("gate", tier=Tier.P0),)
    return found(problem(people, [shift("gate", 8, 12)], needs), Roster())[2]


def test_somebody_stays_longer_than_they_offered() -> None:
    (way, cut) = ways_for([person("Zhu", available=((0, 660),))])
    assert way.actions == (ServeBeyondOffer(volunteer="Zhu", start=480, end=720, beyond=60),)
    assert (way.closed, way.price, way.changed) == (240, 60, ("Zhu",))
    assert cut.actions == (CutShift(volunteer="Zhu", need="gate", role="guard", start=480, end=660),)
    assert (cut.closed, cut.price) == (180, 30)


def test_somebody_is_trained() -> None:
    (way,) = ways_for([person("Zhu")], need("gate", tier=Tier.P0, trainings=GEAR))
    assert way.actions == (Train(volunteers=("Zhu",), trainings=GEAR),)


def test_somebody_works_an_hour_more_than_they_offered() -> None:
    (way,) = ways_for([person("Zhu", total_minutes=180)])
    assert way.actions == (WorkMore(volunteer="Zhu", more=60, total_minutes=240),)


def test_two_things_are_asked_of_one_person_where_one_is_not_enough() -> None:
    (way,) = ways_for([person("Zhu", total_minutes=180, available=((540, 1000),))])
    assert way.actions == (
        ServeBeyondOffer(volunteer="Zhu", start=480, end=720, beyond=60),
        WorkMore(volunteer="Zhu", more=60, total_minutes=240),
    )


def test_where_one_is_there_one_may_be_enough() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12)], [need("gate", needed=2, wanted=2)])
    _present, _gap, (way,) = found(case, roster(("Mei", "gate@8-12")))
    fewer = NeedFewer(need="gate", role="guard", start=480, end=720, needed=1, before=2)
    assert (way.actions, way.closed, way.changed) == ((fewer,), 240, ())


@pytest.mark.parametrize(("tier", "may"), [(Tier.P1, False), (Tier.P2, True)])
def test_a_post_is_left_empty_only_where_that_endangers_nobody(tier: Tier, may: bool) -> None:
    assert len(ways_for([person("Kid", age=12)], need("gate", tier=tier, min_age=18))) == may


def test_who_leaves_when_the_gap_begins_stays() -> None:
    guard = person("Mei", kind=GUARD)
    case = problem([guard], [shift("gate", 8, 12), shift("gate", 12, 16)], [need("gate", tier=Tier.P0)])
    _present, _gap, ways = found(case, roster(("Mei", "gate@8-12")))
    longer = CutShift(volunteer="Mei", need="gate", role="guard", start=480, end=960, instead=(480, 720))
    assert ((longer,), 240) in [(way.actions, way.closed) for way in ways]


def test_an_exchange_of_duties_comes_before_all_that_asks_for_more() -> None:
    people = [
        person("Mei", trainings=GEAR),
        person("Li"),
        person("Zhu", available=((0, 660),), trainings=GEAR),
    ]
    needs = [need("gate", tier=Tier.P0, trainings=GEAR), need("desk")]
    case = problem(people, [shift("gate", 8, 12), shift("desk", 8, 12)], needs)
    _present, _gap, ways = found(case, roster(("Mei", "desk@8-12")))
    assert ways[0].actions == (SolveAgain(),)
    assert ways[0].roster == roster(("Mei", "gate@8-12"), ("Li", "desk@8-12"))
    assert ways[0].changed == ("Li", "Mei")
    assert len(ways) == 1


def test_what_is_least_urgent_is_called_off_for_what_is_more() -> None:
    needs = [need("walk", tier=Tier.P3), need("desk", tier=Tier.P2)]
    case = problem(["Mei"], [shift("walk", 8, 9), shift("desk", 8, 9)], needs)
    _present, _gap, ways = found(case, roster(("Mei", "walk@8-9")))
    called_off = (CallOff(need="walk", start=480, end=540),)
    (way,) = [way for way in ways if way.actions == called_off]
    assert (way.closed, way.changed, way.roster) == (60, ("Mei",), roster(("Mei", "desk@8-9")))


def test_two_actions_are_put_together_only_where_none_closes_the_gap_alone() -> None:
    people = [person("Mei", available=((0, 660),)), person("Li", available=((0, 660),))]
    case = problem(people, [shift("gate", 8, 12)], [need("gate", needed=2, wanted=2, tier=Tier.P0)])
    _present, gap, ways = found(case, Roster())
    assert is_closed(ways[0], gap)
    assert {action.volunteer for action in ways[0].actions} == {"Mei", "Li"}  # type: ignore[union-attr]
    alone = [way for way in ways if len(way.actions) == 1]
    assert alone
    assert not any(is_closed(way, gap) for way in alone)


def test_two_of_a_kind_are_enough_to_choose_from() -> None:
    ways = ways_for([person(name, available=((0, 660),)) for name in ("Mei", "Li", "Zhu", "Bo")])
    assert len(ways) == 4
    assert len({type(way.actions[0]) for way in ways}) == 2


def test_nothing_before_now_changes() -> None:
    case = problem([person("Zhu", total_minutes=180)], [shift("gate", 8, 12)], [need("gate", tier=Tier.P0)])
    present = Present.of(case, RULES, Roster(), now=481)
    (gap,) = gaps_of(present.problem, RULES, Roster())
    near = nearest(present.problem, RULES, Roster(), gap)
    assert ways_out(present, gap, near) == ()


def hard(case: Problem, taken: Roster) -> Counter[str]:
    return Counter(finding.rule for finding in check(case, RULES, taken) if finding.hard)


def check_promise(present: Present, gap: Gap, way: WayOut) -> Problem:
    """Count what a way out promises from its roster alone; return the problem after it."""
    changed = after(present.problem, way.actions)
    assert not hard(changed, way.roster) - hard(changed, changed.base or Roster())
    assert way.closed == missing(present.problem, present.roster, gap) - missing(changed, way.roster, gap)
    assert way.cost == cost_of(check(changed, RULES, way.roster)) - present.cost
    return changed


SMALL = [
    problem([person("Zhu", available=((0, 660),), total_minutes=200), "Mei"],
            [shift("gate", 8, 12), shift("desk", 8, 12)], [need("gate", tier=Tier.P0, trainings=GEAR)]),
    problem(["Mei", person("Li", available=((480, 660),))],
            [shift("gate", 8, 10), shift("gate", 10, 12), shift("walk", 9, 10)],
            [need("gate", needed=2, wanted=2), need("walk", tier=Tier.P4)]),
]  # fmt: skip


@pytest.mark.parametrize("case", SMALL)
@pytest.mark.parametrize("taken", [Roster(), roster(("Mei", "desk@8-12")), roster(("Mei", "gate@8-10"))])
def test_each_way_out_applied_and_solved_has_the_promised_effect(case: Problem, taken: Roster) -> None:
    known = Roster.of(cell for cell in taken.cells if cell[1] in case.shift)
    present, gap, ways = found(case, known)
    assert ways
    for way in ways:
        changed = check_promise(present, gap, way)
        solved = solve(changed, RULES, SolveSettings(seconds=20, steps=3))
        assert solved.roster is not None
        assert solved.cost is not None
        assert solved.cost <= way.cost + present.cost
        assert missing(changed, solved.roster, gap) <= missing(present.problem, known, gap) - way.closed


@pytest.mark.slow
def test_the_promises_of_a_whole_compound_are_kept() -> None:
    """Half the people of a whole compound stay away, which leaves gaps of several kinds."""
    case, rules = posed("S")
    absent = [Dropout(volunteer=one.id, start=0, end=20_000) for one in case.volunteers[::2]]
    case = with_dropouts(case, absent)
    taken = solve(case, rules, SolveSettings(seconds=5)).roster
    assert taken is not None
    present = Present.of(case, rules, taken)
    gaps = [gap for gap in gaps_of(present.problem, rules, taken) if gap.missing]
    assert len(gaps) > 9
    for gap in gaps[:: len(gaps) // 4]:
        near = nearest(present.problem, rules, taken, gap)
        for way in ways_out(present, gap, near):
            changed = replace(check_promise(present, gap, way), base=way.roster)
            solved = solve(changed, rules, SolveSettings(seconds=1, steps=0))
            assert solved.cost is not None
            assert solved.cost <= way.cost + present.cost
