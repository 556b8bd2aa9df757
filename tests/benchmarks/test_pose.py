"""The benchmark family as ordinary problems: same costs, same hard rules, same rosters back."""

from __future__ import annotations

import random
from typing import Any

import pytest

from benchmarks.cases import own_score, posed, seats_of
from benchmarks.generate import candidate
from benchmarks.opening import Grid
from benchmarks.pose import problem_of, roster_of
from benchmarks.record import Seated
from paiban.constraints.checking import check, cost_of
from paiban.values.roster import Finding
from tests.benchmarks import family

PROBLEM = problem_of(family.instance())


def findings(case: dict[str, Any], seats: list[Seated]) -> tuple[Finding, ...]:
    problem, rules = posed(case)
    return check(problem, rules, roster_of(problem, seats))


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
    ("seats", "rule"),
    [
        ([("aid", 0, "Li")], "qualified"),
        ([("gate", 0, "Li"), ("desk", 0, "Li")], None),
        ([("desk", 0, "Li"), ("aid", 1, "Li")], "min-rest"),
        ([("gate", 0, "Li"), ("desk", 0, "Li"), ("aid", 1, "Li")], "total-hours"),
    ],
)
def test_what_is_forbidden_in_the_family_is_a_hard_finding(seats: list[Seated], rule: str | None) -> None:
    hard = {finding.rule for finding in findings(family.instance(), seats) if finding.hard}
    assert (rule in hard) if rule else not hard


@pytest.mark.parametrize("seed", range(60))
def test_the_checker_agrees_with_the_scorer(seed: int) -> None:
    case = family.instance()
    case["volunteers"][seed % 3]["availability"] = [[0, 1400], [1500, 2160]]
    case["volunteers"][seed % 2]["max_minutes_per_day"] = (240, 360)[seed % 2]
    _agree(case, family.random_seats(case, seed))


@pytest.mark.parametrize("grid", Grid)
@pytest.mark.parametrize("seed", range(10))
def test_the_checker_agrees_with_the_scorer_on_candidate_shifts(seed: int, grid: Grid) -> None:
    case, draw = candidate("S", grid), random.Random(seed)
    (post,) = case["posts"]
    people = [person["id"] for person in case["volunteers"]]
    seats = [(shift["id"], 0, draw.choice(people)) for shift in draw.sample(post["shifts"], 12)]
    seats += [(duty["id"], 0, draw.choice(people)) for duty in draw.sample(case["duties"], 12)]
    _agree(case, seats)


@pytest.mark.parametrize("seed", range(60))
def test_the_checker_agrees_with_the_scorer_when_replanning(seed: int) -> None:
    case = family.instance()
    base = family.random_seats(case, seed + 1000)
    problem, rules = posed(case)
    bad = any(finding.hard for finding in check(problem, rules, roster_of(problem, base)))
    if not bad:
        _agree({**case, "base": base, "now": 1000}, family.random_seats(case, seed))


def _agree(case: dict[str, Any], seats: list[Seated]) -> None:
    found, scored = findings(case, seats), own_score(case, seats)
    if "total_cap" not in scored.hard:  # the squares are stated as far as anybody may go
        assert cost_of(found) == scored.cost
    assert any(finding.hard for finding in found) == bool(scored.hard)


@pytest.mark.parametrize("seed", range(20))
def test_a_roster_comes_back_in_the_familys_form(seed: int) -> None:
    case = family.instance()
    seats = family.random_seats(case, seed)
    back = seats_of(case, PROBLEM, roster_of(PROBLEM, seats))
    assert roster_of(PROBLEM, back) == roster_of(PROBLEM, seats)
    assert len({(duty, seat) for duty, seat, _ in back}) == len(seats)
    assert own_score(case, back) == own_score(case, seats)


def test_duties_must_be_whole_units_long() -> None:
    case = {**family.instance(), "fair_unit_min": 180}
    with pytest.raises(ValueError, match="whole units"):
        findings(case, [("gate", 0, "Mei")])


def test_a_share_of_a_price_must_be_whole() -> None:
    case = candidate("S", Grid.OWN)
    case["posts"][0]["end"] -= 1
    with pytest.raises(ValueError, match="no whole price"):
        findings(case, [])
