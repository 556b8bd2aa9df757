"""From a problem to an audited roster, end to end."""

from __future__ import annotations

import random
from datetime import date

import pytest

from paiban.constraints.checking import check, cost_of
from paiban.constraints.registry import default_rules
from paiban.scheduler.expand import problem_of
from paiban.scheduler.progress import Progress
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.needs import Post, Role, Tier
from paiban.values.people import Kind, Site, Volunteer
from paiban.values.problem import Pin, PinKind, Problem
from paiban.values.roster import Roster, Status
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.tiny import least_cost

RULES = default_rules()
STEPS = SolveSettings(seconds=60, steps=2)


def random_case(seed: int) -> Problem:
    """Two or three people and up to three duties, with skills, absences, wishes and hours at random."""
    draw = random.Random(seed)
    people: list[Volunteer] = []
    for name in ("Mei", "Li", "Wang"):
        low, high = draw.choice([(0, 4320), (0, 1500), (600, 2400)])
        people.append(
            person(
                name,
                skills=frozenset(draw.sample(["doctor"], draw.randint(0, 1))),
                available=((low, high),),
                total_minutes=draw.choice([None, 240, 480]),
                day_minutes=draw.choice([None, 240, 120]),
                first_timer=draw.random() < 0.5,
                likes=frozenset({draw.choice(["gate", "aid"])}),
                avoids=frozenset({draw.choice(["gate", "aid", "desk"])}),
                apart=frozenset(draw.sample(["Wang"], draw.randint(0, 1))) - {name},
            )
        )
    needs = [
        need("gate", needed=1, wanted=2),
        need("aid", skills=frozenset({"doctor"}), tier=Tier.P0),
        need("desk", needed=0, wanted=1, tier=Tier.P3),
    ]
    spots = draw.sample([(8, 12), (10, 14), (14, 16), (22, 26), (30, 34)], 3)
    shifts = [shift(draw.choice(["gate", "aid", "desk"]), *spot) for spot in spots]
    return problem(people, shifts, [item for item in needs if any(duty.need == item.id for duty in shifts)])


@pytest.mark.parametrize("seed", range(5))
def test_the_best_roster_is_as_good_as_any_there_is(seed: int) -> None:
    case = random_case(seed)
    result = solve(case, RULES, SolveSettings(seconds=60, seed=seed))
    assert result.status is Status.OPTIMAL
    assert result.cost == result.bound == least_cost(case, RULES)
    assert result.gap == 0


def test_the_same_seed_and_steps_give_the_same_roster() -> None:
    shifts = [shift(name, start, start + 4) for name in ("gate", "desk") for start in (8, 12, 16, 32, 36)]
    case = problem(["Mei", "Li", "Wang", "Zhao"], shifts)
    first, second = solve(case, RULES, STEPS), solve(case, RULES, STEPS)
    assert first.roster == second.roster
    assert first.cost == second.cost


def test_pins_that_cannot_be_kept_are_infeasible_and_named() -> None:
    pin = Pin(volunteer="Mei", kind=PinKind.MUST, need="gate", start=480, end=720)
    case = problem([person("Mei", available=()), "Li"], [shift("gate", 8, 12)], pins=[pin])
    result = solve(case, RULES, STEPS)
    assert (result.status, result.roster, result.cost, result.bound) == (Status.INFEASIBLE, None, None, None)
    assert {finding.rule for finding in result.clash} == {"available", "pinned"}


def test_without_time_there_is_still_a_roster() -> None:
    case = problem(["Mei", "Li"], [shift("gate", 8, 12), shift("gate", 32, 36)])
    result = solve(case, RULES, SolveSettings(seconds=0))
    assert result.status is Status.FEASIBLE
    assert result.bound is None
    assert result.gap is None
    assert result.roster is not None
    assert len(result.roster) == 2


def test_an_interrupt_keeps_the_best_roster_so_far() -> None:
    case = problem(["Mei", "Li"], [shift("gate", 8, 12), shift("gate", 32, 36)])
    seen: list[Progress] = []

    def interrupt(progress: Progress) -> None:
        seen.append(progress)
        raise KeyboardInterrupt

    result = solve(case, RULES, SolveSettings(seconds=60), interrupt)
    assert len(seen) == 1
    assert result.roster is not None
    assert len(result.roster) == 2
    assert result.cost == cost_of(check(case, RULES, result.roster))


def test_progress_tells_cost_and_open_seats() -> None:
    case = problem([person("Mei", available=((0, 900),))], [shift("gate", 8, 12), shift("gate", 32, 36)])
    seen: list[Progress] = []
    result = solve(case, RULES, STEPS, seen.append)
    assert {progress.open_seats for progress in seen} == {1}
    assert seen[-1].cost == result.cost
    assert [progress.steps for progress in seen] == sorted(progress.steps for progress in seen)


@pytest.mark.parametrize("steps", [None, 5])
def test_where_nobody_can_do_anything_every_seat_is_a_gap(steps: int | None) -> None:
    case = problem([person("Mei", available=())], [shift("gate", 8, 12)])
    result = solve(case, RULES, SolveSettings(seconds=60, steps=steps))
    assert (result.status, result.roster, result.cost) == (Status.OPTIMAL, Roster(), 4 * 400)


def test_without_people_and_needs_the_roster_is_empty() -> None:
    result = solve(problem([], []), RULES, STEPS)
    assert (result.status, result.roster, result.cost) == (Status.OPTIMAL, Roster(), 0)


def test_a_past_that_breaks_a_rule_is_accepted_and_reported() -> None:
    shifts = [shift("gate", 8, 12), shift("desk", 10, 14), shift("gate", 32, 36)]
    base = roster(("Mei", "gate@8-12"), ("Mei", "desk@10-14"))
    result = solve(problem(["Mei", "Li"], shifts, base=base, now=11 * 60), RULES, STEPS)
    assert result.roster is not None
    assert base.cells < result.roster.cells
    assert {finding.rule for finding in result.findings if finding.hard} == {"no-overlap", "min-rest"}


@pytest.mark.parametrize(
    ("known", "taken"),
    [
        ({"day_minutes": 120}, 1),  # two hours before midnight, two after
        ({"day_minutes": 119}, 0),
        ({"total_minutes": 240}, 1),
        ({"total_minutes": 239}, 0),
        ({"available": ((1320, 1560),)}, 1),
        ({"available": ((1320, 1440),)}, 0),
        ({"available": ((1320, 1440), (1441, 1560))}, 0),
    ],
)
def test_a_duty_over_midnight_counts_on_both_days_and_needs_both(
    known: dict[str, object], taken: int
) -> None:
    case = problem([person("Mei", **known)], [shift("gate", 22, 26)])
    result = solve(case, RULES, SolveSettings(seconds=60, steps=0))
    assert result.roster == (roster(("Mei", "gate@22-26")) if taken else Roster())
    assert [finding.miss for finding in result.findings if finding.rule == "coverage"] == [1] * (1 - taken)


def test_a_post_is_covered_through_the_night_of_the_clock_change() -> None:
    berlin = Horizon(date(2022, 10, 29), date(2022, 10, 30), "Europe/Berlin")
    gate = Post(
        id="gate",
        name="gate",
        times=((0, berlin.minutes),),
        roles=(Role(name="guard", kinds=frozenset({Kind.GUARD})),),
        lengths={Kind.GUARD: (240,)},
    )
    guards = tuple(person(name, kind=Kind.GUARD) for name in ("Mei", "Li", "Wang", "Zhao", "Chen", "Xu"))
    case = problem_of(Compound(site=Site(name="test"), horizon=berlin, volunteers=guards, needs=(gate,)))
    result = solve(case, RULES, STEPS)
    assert berlin.minutes == 49 * 60
    assert "coverage" not in {finding.rule for finding in result.findings}
