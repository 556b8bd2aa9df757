"""When somebody drops out the past stays, and as few people as possible are disturbed."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from paiban.constraints.available import Available
from paiban.constraints.checking import check
from paiban.constraints.coverage import Coverage
from paiban.constraints.frozen import Frozen
from paiban.constraints.min_rest import MinRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.constraints.stay_close import StayClose
from paiban.scheduler.answer import Limits
from paiban.scheduler.highs import solve_mip
from paiban.scheduler.replan import Dropout, Repair, repair
from paiban.scheduler.stating import state_candidates
from paiban.values.people import Volunteer
from paiban.values.problem import Pin, PinKind, Problem
from paiban.values.roster import Assignment, Roster
from tests.builders import need, person, problem, shift
from tests.scheduler.tiny import cost, every_roster

RULES = (Available(), Coverage(), Frozen(), MinRest(), NoOverlap(), StayClose())


def duty(volunteer: str, where: str, start: float, end: float) -> Assignment:
    return Assignment(
        volunteer=volunteer, need=where, role="guard", start=round(start * 60), end=round(end * 60)
    )


def away(volunteer: str, start: float, end: float = 72) -> Dropout:
    return Dropout(volunteer=volunteer, start=round(start * 60), end=round(end * 60))


def repaired(case: Problem, standing: Sequence[Assignment], now: float, *dropouts: Dropout) -> Repair:
    return repair(case, standing, now=round(now * 60), dropouts=dropouts)


def solved(case: Problem, rules: Sequence[Rule] = RULES) -> Roster:
    """The best roster, found without a process of its own."""
    statement = state_candidates(case, rules)
    answer = solve_mip(statement.table, Limits(seconds=30))
    assert answer.taken is not None
    return statement.roster(answer.taken)


def rows(case: Problem, taken: Roster) -> list[tuple[str, str, float, float]]:
    return [(row.volunteer, row.need, row.start / 60, row.end / 60) for row in case.assignments(taken)]


GATE = [shift("gate", 8, 12), shift("gate", 32, 36)]
STANDING = [duty("Mei", "gate", 8, 12), duty("Mei", "gate", 32, 36)]


def test_who_drops_out_before_a_duty_loses_it_and_the_free_person_takes_it() -> None:
    job = repaired(problem(["Mei", "Li"], GATE), STANDING, 14, away("Mei", 24))
    assert job.lost == (STANDING[1],)
    assert rows(job.problem, solved(job.problem)) == [("Mei", "gate", 8, 12), ("Li", "gate", 32, 36)]


def test_who_drops_out_in_the_middle_is_relieved_for_the_rest() -> None:
    job = repaired(problem(["Mei", "Li"], GATE), STANDING, 10, away("Mei", 10, 24))
    assert job.lost == (duty("Mei", "gate", 10, 12),)
    assert rows(job.problem, solved(job.problem)) == [
        ("Mei", "gate", 8, 10),
        ("Li", "gate", 10, 12),
        ("Mei", "gate", 32, 36),
    ]


def test_who_left_an_hour_ago_is_relieved_from_now_on() -> None:
    job = repaired(problem(["Mei", "Li"], GATE), STANDING, 11, away("Mei", 10, 24))
    assert job.lost == (duty("Mei", "gate", 10, 12),)
    assert rows(job.problem, solved(job.problem)) == [
        ("Mei", "gate", 8, 10),
        ("Li", "gate", 11, 12),
        ("Mei", "gate", 32, 36),
    ]


def test_who_drops_out_after_the_duties_changes_nothing() -> None:
    job = repaired(problem(["Mei", "Li"], GATE), STANDING, 14, away("Mei", 36))
    assert job.lost == ()
    assert job.problem.shifts == tuple(GATE)
    assert job.problem.assignments(solved(job.problem)) == tuple(STANDING)


def test_an_absence_within_a_duty_leaves_both_ends() -> None:
    job = repaired(problem(["Mei"], GATE), STANDING, 0, away("Mei", 9, 10))
    assert job.lost == (duty("Mei", "gate", 9, 10),)
    assert job.problem.base is not None
    assert rows(job.problem, job.problem.base) == [
        ("Mei", "gate", 8, 9),
        ("Mei", "gate", 10, 12),
        ("Mei", "gate", 32, 36),
    ]


def test_nothing_that_has_begun_is_touched_even_where_it_breaks_a_rule() -> None:
    shifts = [shift("gate", 8, 12), shift("desk", 10, 14), shift("round", 9, 13)]
    standing = [duty("Mei", "gate", 8, 12), duty("Mei", "desk", 10, 14)]
    job = repaired(problem(["Mei", "Li"], shifts), standing, 11)
    # The round began without anybody; nobody can be sent there in time.
    assert job.problem.assignments(solved(job.problem)) == tuple(standing)


def test_a_duty_that_nobody_can_take_stays_empty() -> None:
    job = repaired(problem(["Mei"], GATE), STANDING, 14, away("Mei", 24))
    assert rows(job.problem, solved(job.problem)) == [("Mei", "gate", 8, 12)]


def test_somebody_else_s_duties_stay_when_a_free_person_can_help() -> None:
    shifts = [*GATE, shift("desk", 32, 36)]
    standing = [*STANDING, duty("Li", "desk", 32, 36)]
    job = repaired(problem(["Mei", "Li", "Wang"], shifts), standing, 14, away("Mei", 24))
    assert rows(job.problem, solved(job.problem, default_rules()))[1:] == [
        ("Li", "desk", 32, 36),
        ("Wang", "gate", 32, 36),
    ]


def test_one_person_moves_when_only_a_chain_fills_every_duty() -> None:
    # Wang may not go to the gate, so Li goes there and Wang to Li's desk.
    needs = [need("gate", skills=frozenset({"guard"})), need("desk")]
    people = [person(name, skills=frozenset({"guard"})) for name in ("Mei", "Li")] + [person("Wang")]
    standing = [duty("Mei", "gate", 32, 36), duty("Li", "desk", 32, 36)]
    case = problem(people, [shift("gate", 32, 36), shift("desk", 32, 36)], needs)
    job = repaired(case, standing, 14, away("Mei", 24))
    assert rows(job.problem, solved(job.problem, default_rules())) == [
        ("Wang", "desk", 32, 36),
        ("Li", "gate", 32, 36),
    ]


def test_duties_of_people_and_needs_that_are_gone_are_reported() -> None:
    unknown = [duty("Gone", "gate", 8, 12), duty("Mei", "gone", 8, 12)]
    job = repaired(problem(["Mei"], GATE), [*STANDING, *unknown], 0)
    assert job.unknown == tuple(unknown)


def test_a_pin_on_a_dropout_is_void_at_that_time_only() -> None:
    pins = [
        Pin(volunteer=name, kind=PinKind.MUST, need="gate", start=start * 60, end=start * 60 + 240)
        for name, start in [("Mei", 8), ("Mei", 32), ("Li", 32)]
    ]
    job = repaired(problem(["Mei", "Li"], GATE, pins=pins), STANDING, 14, away("Mei", 24))
    assert job.problem.pins == (pins[0], pins[2])


@pytest.fixture(params=range(12))
def tiny(request: pytest.FixtureRequest) -> tuple[Repair, list[Assignment]]:
    """Three duties that two people stand in, of whom one drops out; a third is there some of the time."""
    draw = random.Random(request.param)
    starts = draw.sample(range(8, 56, 4), 3)
    shifts = [shift("gate", start, start + 4) for start in starts]
    people: list[Volunteer | str] = [
        "Mei",
        "Li",
        person("Wang", available=((draw.choice([0, 1440]), draw.choice([2160, 4320])),)),
    ]
    standing: list[Assignment] = []
    for item in shifts:
        rested = [
            name
            for name in ("Mei", "Li")
            if all(abs(row.start - item.start) >= 720 for row in standing if row.volunteer == name)
        ]
        if rested:
            standing.append(duty(draw.choice(rested), "gate", item.start / 60, item.end / 60))
    return repaired(problem(people, shifts), standing, draw.choice([0, 12, 24]), away("Mei", 20)), standing


def test_no_other_roster_fills_as_much_with_fewer_changes(tiny: tuple[Repair, list[Assignment]]) -> None:
    job, standing = tiny
    found = solved(job.problem)

    def emptiness(taken: Roster) -> int:
        return cost(job.problem, [Coverage()], taken)

    def changes(taken: Roster) -> int:
        return len(set(job.problem.assignments(taken)) ^ set(standing))

    assert not any(finding.hard for finding in check(job.problem, RULES, found))
    best = min((emptiness(taken), changes(taken)) for taken in every_roster(job.problem, RULES))
    assert (emptiness(found), changes(found)) == best


def test_who_has_just_dropped_out_keeps_the_rest_and_gets_nothing_new() -> None:
    case = problem(["Mei"], [*GATE, shift("desk", 56, 60)])
    job = repaired(case, STANDING, 0, away("Mei", 30, 40))
    assert rows(job.problem, solved(job.problem)) == [("Mei", "gate", 8, 12)]
