"""The benchmark family as ordinary problems: same costs, same hard rules, same rosters back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from benchmarks.peer_instances import read_problem, rules_of, solution
from paiban.constraints.checking import check, cost_of
from paiban.values.problem import Problem
from paiban.values.roster import Finding, Roster
from tests.benchmarks import family

PROBLEM = read_problem(family.instance())


def roster_of(problem: Problem, seats: Iterable[tuple[str, int, str]]) -> Roster:
    """The roster of seats: the first of a duty that names skills is its lead."""

    def role(duty: str, seat: int) -> str:
        roles = problem.need[duty].roles
        return roles[min(seat, len(roles) - 1)].name

    return Roster.of((name, f"{duty}|{role(duty, seat)}") for duty, seat, name in seats)


def findings(posed: dict[str, Any], seats: Iterable[tuple[str, int, str]]) -> tuple[Finding, ...]:
    problem = read_problem(posed)
    return check(problem, rules_of(posed), roster_of(problem, seats))


def test_a_first_seat_with_a_skill_is_a_role_of_its_own() -> None:
    roles = {
        need.id: [(role.name, role.needed, role.wanted) for role in need.roles] for need in PROBLEM.needs
    }
    assert roles == {
        "gate": [("member", 1, 2)],
        "aid": [("lead", 1, 1), ("member", 0, 1)],
        "desk": [("member", 1, 1)],
    }


@pytest.mark.parametrize(
    ("seats", "cost"),
    [
        ([], 3 * 1000 + 2 * 200 + 5),
        ([("gate", 0, "Mei")], 2 * 1000 + 2 * 200 + 4),
        ([("gate", 0, "Li"), ("gate", 1, "Wang")], 2 * 1000 + 200 + 10 + 5 + 2 * 4),
        ([("gate", 0, "Mei"), ("gate", 1, "Li")], 2 * 1000 + 200 + 30 + 2 * 4),
        ([("aid", 1, "Li")], 3 * 1000 + 200 + 5 + 4),
        ([("gate", 0, "Mei"), ("aid", 0, "Mei")], 1000 + 2 * 200 + 16),
        ([("desk", 0, "Mei")], 2 * 1000 + 2 * 200 + 5 + 10 + 4),
    ],
)
def test_costs_are_those_counted_by_hand(seats: list[tuple[str, int, str]], cost: int) -> None:
    found = findings(family.instance(), seats)
    assert cost_of(found) == cost == family.score(family.instance(), {"assign": seats})["cost"]
    assert [finding for finding in found if finding.hard] == []


@pytest.mark.parametrize(
    ("seats", "rule"),
    [
        ([("aid", 0, "Li")], "qualified"),
        ([("gate", 0, "Li"), ("desk", 0, "Li")], None),
        ([("desk", 0, "Li"), ("aid", 1, "Li")], "min-rest"),
        ([("gate", 0, "Li"), ("desk", 0, "Li"), ("aid", 1, "Li")], "total-hours"),
    ],
)
def test_what_is_forbidden_in_the_family_is_a_hard_finding(
    seats: list[tuple[str, int, str]], rule: str | None
) -> None:
    hard = {finding.rule for finding in findings(family.instance(), seats) if finding.hard}
    assert (rule in hard) if rule else not hard
    assert bool(family.score(family.instance(), {"assign": seats})["hard"]) == bool(rule)


@pytest.mark.parametrize("seed", range(60))
def test_the_checker_agrees_with_the_naive_scorer(seed: int) -> None:
    posed = family.instance()
    posed["volunteers"][seed % 3]["availability"] = [[0, 1400], [1500, 2160]]
    posed["volunteers"][seed % 2]["max_minutes_per_day"] = (240, 360)[seed % 2]
    seats = family.random_seats(posed, seed)
    found, scored = findings(posed, seats), family.score(posed, {"assign": seats})
    if "total_cap" not in scored["hard"]:  # the squares are stated as far as anybody may go
        assert cost_of(found) == scored["cost"]
    assert any(finding.hard for finding in found) == bool(scored["hard"])


@pytest.mark.parametrize("seed", range(20))
def test_a_roster_comes_back_in_the_familys_form(seed: int) -> None:
    seats = family.random_seats(family.instance(), seed)
    rows = solution(PROBLEM, roster_of(PROBLEM, seats))["assign"]
    back = [(duty, seat, name) for duty, seat, name in rows]
    assert roster_of(PROBLEM, back) == roster_of(PROBLEM, seats)
    assert len({(duty, seat) for duty, seat, _ in back}) == len(seats)
    scores = [family.score(family.instance(), {"assign": assign}) for assign in (back, seats)]
    assert scores[0] == scores[1]


def test_duties_must_be_whole_units_long() -> None:
    posed = family.instance()
    posed["fair_unit_min"] = 180
    with pytest.raises(ValueError, match="whole units"):
        check(read_problem(posed), rules_of(posed), roster_of(PROBLEM, [("gate", 0, "Mei")]))
