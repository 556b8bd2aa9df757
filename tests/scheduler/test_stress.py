"""Dropouts on a roster: who is enough, who can be called, what stays empty; nobody else is moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.available import Available
from paiban.constraints.checking import check
from paiban.constraints.coverage import Coverage
from paiban.constraints.min_rest import MinRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.scheduler.stress import Called, Stress
from paiban.values.needs import Tier
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift, shift_lists

RULES = (Available(), Coverage(), MinRest(), NoOverlap())
GATE = shift("gate", 8, 12)


def posts(*, people: int = 1, names: tuple[str, ...] = ("Mei", "Li"), tier: Tier = Tier.P0) -> Problem:
    """A gate on the first morning for one person at least."""
    return problem(names, [GATE], [need("gate", needed=1, wanted=people, tier=tier)])


def test_of_two_at_a_post_that_needs_one_either_may_go() -> None:
    stress = Stress(posts(people=2), RULES, roster(("Mei", GATE.id), ("Li", GATE.id)))
    assert stress.exposed == ("Mei", "Li")
    assert stress.without(["Mei"]).holds
    assert stress.without(["Mei"]).called == ()


def test_somebody_free_is_called() -> None:
    outcome = Stress(posts(), RULES, roster(("Mei", GATE.id))).without(["Mei"])
    assert outcome.called == (Called("Li", GATE.id),)
    assert outcome.holds


def test_with_nobody_free_the_seat_stays_empty_and_is_named() -> None:
    outcome = Stress(posts(names=("Mei",)), RULES, roster(("Mei", GATE.id))).without(["Mei"])
    assert [(about.need, about.start, about.end) for about in outcome.empty] == [("gate", 480, 720)]


def test_whoever_is_busy_is_not_moved() -> None:
    desk = shift("desk", 8, 12)
    case = problem(["Mei", "Li"], [GATE, desk], [need("gate", tier=Tier.P0), need("desk", tier=Tier.P3)])
    assert not Stress(case, RULES, roster(("Mei", GATE.id), ("Li", desk.id))).without(["Mei"]).holds


def test_whoever_needs_rest_is_not_called() -> None:
    night = shift("desk", 0, 6)
    case = problem(["Mei", "Li"], [night, GATE], [need("gate", tier=Tier.P0), need("desk", tier=Tier.P3)])
    assert not Stress(case, RULES, roster(("Mei", GATE.id), ("Li", night.id))).without(["Mei"]).holds


def test_two_at_once_can_empty_what_each_alone_does_not() -> None:
    stress = Stress(posts(people=2), RULES, roster(("Mei", GATE.id), ("Li", GATE.id)))
    singles = [stress.without([name]) for name in stress.exposed]
    assert [outcome.holds for outcome in singles] == [True, True]
    assert [outcome.holds for outcome in stress.pairs(singles)] == [False]


def test_two_cannot_both_be_replaced_by_the_one_who_is_free() -> None:
    posts = [shift("gate", 8, 12), shift("door", 8, 12)]
    case = problem(["Mei", "Li", "Wang"], posts, [need("gate", tier=Tier.P0), need("door", tier=Tier.P0)])
    stress = Stress(case, RULES, roster(("Mei", posts[0].id), ("Li", posts[1].id)))
    singles = [stress.without([name]) for name in stress.exposed]
    assert all(outcome.holds for outcome in singles)
    assert [outcome.holds for outcome in stress.pairs(singles)] == [False]


def test_an_old_gap_and_a_seat_that_is_not_urgent_are_nobodys_dropout() -> None:
    later = shift("gate", 20, 24)
    case = problem(["Mei"], [GATE, later], [need("gate", tier=Tier.P0)])
    assert Stress(case, RULES, roster(("Mei", GATE.id))).exposed == ("Mei",)
    assert len(Stress(case, RULES, roster(("Mei", GATE.id))).without(["Mei"]).empty) == 1
    assert Stress(posts(tier=Tier.P1), RULES, roster(("Mei", GATE.id))).exposed == ()


def test_what_is_over_cannot_be_lost() -> None:
    assert Stress(posts(), RULES, roster(("Mei", GATE.id)), now=9 * 60).exposed == ()


def test_somebody_who_never_comes_is_missing_in_every_draw_and_somebody_sure_in_none() -> None:
    stress = Stress(posts(), RULES, roster(("Mei", GATE.id)))
    assert {outcome.people for outcome in stress.draws({"Mei": 1.0, "Li": 0.0}, 5, 0)} == {("Mei",)}


@st.composite
def rostered(draw: st.DrawFn) -> tuple[Problem, Roster]:
    """Four people, urgent and other duties, and a roster that keeps all hard rules."""
    shifts = draw(shift_lists())
    tiers: Mapping[str, Tier] = {"gate": Tier.P0, "desk": draw(st.sampled_from([Tier.P0, Tier.P2]))}
    needs = [
        need(name, needed=draw(st.integers(1, 2)), wanted=2, tier=tier)
        for name, tier in tiers.items()
        if any(item.need == name for item in shifts)
    ]
    people = [person("Mei"), person("Li"), person("Wang"), person("Zhao", available=((0, 1440),))]
    case = problem(people, shifts, needs)
    found = Roster()
    for someone in people:
        for item in shifts:
            wider = Roster.of([*found.cells, (someone.id, item.id)])
            if draw(st.booleans()) and not any(finding.hard for finding in check(case, RULES, wider)):
                found = wider
    return case, found


@given(rostered())
def test_two_who_have_nothing_to_do_with_each_other_fare_as_each_alone(made: tuple[Problem, Roster]) -> None:
    case, taken = made
    stress = Stress(case, RULES, taken)
    singles = [stress.without([name]) for name in stress.exposed]
    for outcome in stress.pairs(singles):
        assert outcome.holds == stress.without(outcome.people).holds


@given(rostered())
def test_those_called_may_come_and_what_holds_is_covered(made: tuple[Problem, Roster]) -> None:
    case, taken = made
    stress = Stress(case, RULES, taken)
    before = urgent_misses(case, taken)
    for name in stress.exposed:
        outcome = stress.without([name])
        cells = [cell for cell in taken.cells if cell[0] != name]
        after = Roster.of([*cells, *((call.volunteer, call.shift) for call in outcome.called)])
        assert not any(finding.hard for finding in check(case, RULES, after))
        assert name not in {call.volunteer for call in outcome.called}
        assert outcome.holds == (urgent_misses(case, after) <= before)


def urgent_misses(case: Problem, taken: Roster) -> Counter[tuple[str, int]]:
    """How many people each hour of the urgent needs lacks."""
    missing = Counter[tuple[str, int]]()
    for finding in check(case, [Coverage()], taken):
        about = finding.about
        if about.need and case.need[about.need].tier is Tier.P0:
            for hour in range(about.start or 0, about.end or 0, 60):
                missing[about.need, hour] += finding.miss
    return missing
