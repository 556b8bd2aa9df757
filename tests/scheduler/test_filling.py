"""In a large compound a repair first fills what was lost and moves as few people as it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.scheduler import filling
from paiban.scheduler.filling import fill, is_short, repair_seconds, stating_seconds
from paiban.scheduler.replan import Repair
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.needs import Tier
from paiban.values.problem import Problem
from paiban.values.roster import Assignment, Roster
from tests.builders import need, person, problem, shift
from tests.scheduler.test_replan import GATE, RULES, STANDING, away, duty, repaired, rows, tiny
from tests.scheduler.tiny import cost, every_roster

__all__ = ["tiny"]  # a fixture


def filled(case: Problem, rules: Sequence[Rule] = RULES) -> Roster:
    found = fill(case, rules, 30)
    assert found is not None
    return found.roster


def chain() -> Problem:
    """Mei leaves the gate; Wang may not go there, so Li must, and Wang to Li's desk."""
    needs = [need("gate", skills=frozenset({"guard"})), need("desk")]
    people = [person(name, skills=frozenset({"guard"})) for name in ("Mei", "Li")] + [person("Wang")]
    standing = [duty("Mei", "gate", 32, 36), duty("Li", "desk", 32, 36)]
    case = problem(people, [shift("gate", 32, 36), shift("desk", 32, 36)], needs)
    return repaired(case, standing, 14, away("Mei", 24)).problem


@pytest.fixture(name="every_compound_is_large")
def _every_compound_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FEW_PAIRS", "USUAL_PAIRS"):
        monkeypatch.setattr(filling, name, 0)


def test_more_dropouts_deserve_a_longer_look_but_no_more_than_a_minute() -> None:
    case = problem(["Mei"], GATE)
    assert [repair_seconds(case, people) for people in (0, 1, 5, 100)] == [2, 2, 10, 60]
    assert repair_seconds(case, 1, seals=1) == 22


def test_a_large_compound_is_stated_as_a_whole_for_several_people_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = problem(["Mei"], GATE)
    monkeypatch.setattr(filling, "USUAL_PAIRS", -100_000)
    assert stating_seconds(case) > 2
    assert repair_seconds(case, 1) == 2
    assert repair_seconds(case, 2) == 4 + stating_seconds(case)


def test_a_free_person_takes_over() -> None:
    job = repaired(problem(["Mei", "Li"], GATE), STANDING, 14, away("Mei", 24))
    taken = filled(job.problem)
    assert rows(job.problem, taken)[1:] == [("Li", "gate", 32, 36)]
    assert not is_short(job.problem, taken)


def test_who_could_take_over_but_for_another_duty_is_relieved_of_that() -> None:
    taken = filled(chain(), default_rules())
    assert rows(chain(), taken) == [("Wang", "desk", 32, 36), ("Li", "gate", 32, 36)]
    assert not is_short(chain(), taken)


def test_who_began_a_duty_before_now_is_not_relieved_of_it() -> None:
    case = replace(chain(), now=33 * 60)
    assert rows(case, filled(case, default_rules())) == [("Li", "desk", 32, 36)]
    assert is_short(case, filled(case, default_rules()))


def test_a_seat_that_nobody_can_take_is_short() -> None:
    case = repaired(problem(["Mei"], GATE), STANDING, 14, away("Mei", 24)).problem
    assert is_short(case, filled(case))


def test_what_is_over_is_not_short() -> None:
    case = repaired(problem(["Mei"], GATE), STANDING, 36, away("Mei", 24, 30)).problem
    assert not is_short(replace(case, now=36 * 60), Roster())


@pytest.mark.parametrize(("tier", "expected"), [(Tier.P0, [("Li", "gate", 32, 36)]), (Tier.P1, [])])
def test_an_old_gap_is_filled_where_life_is_at_stake(
    tier: Tier, expected: list[tuple[str, str, float, float]]
) -> None:
    case = problem(["Li"], GATE[1:], [need("gate", needed=1, tier=tier)])
    job = repaired(case, [], 14)
    assert rows(job.problem, filled(job.problem, default_rules())) == expected


def test_no_roster_that_moves_nobody_is_cheaper(tiny: tuple[Repair, list[Assignment]]) -> None:
    case = tiny[0].problem
    assert case.base is not None
    still = [taken for taken in every_roster(case, RULES) if case.base.cells <= taken.cells]
    taken = filled(case)
    assert cost(case, RULES, taken) <= min(cost(case, RULES, other) for other in still)


def test_where_nobody_has_to_move_nobody_does(tiny: tuple[Repair, list[Assignment]]) -> None:
    case = tiny[0].problem
    assert case.base is not None
    still = [taken for taken in every_roster(case, RULES) if case.base.cells <= taken.cells]
    cheapest = min(still, key=lambda other: cost(case, RULES, other))
    assert is_short(case, cheapest) or case.base.cells <= filled(case).cells


@pytest.mark.usefixtures("every_compound_is_large")
def test_a_large_compound_is_not_stated_where_nobody_has_to_move() -> None:
    case = repaired(problem(["Mei", "Li"], GATE), STANDING, 14, away("Mei", 24)).problem
    found = solve(case, RULES, SolveSettings(seconds=10))
    assert found.roster is not None
    assert rows(case, found.roster)[1:] == [("Li", "gate", 32, 36)]
    assert found.bound is None  # of the whole nothing was proven


@pytest.mark.usefixtures("every_compound_is_large")
def test_in_a_large_compound_somebody_moves_where_that_fills_more() -> None:
    found = solve(chain(), default_rules(), SolveSettings(seconds=10))
    assert found.roster is not None
    assert rows(chain(), found.roster) == [("Wang", "desk", 32, 36), ("Li", "gate", 32, 36)]


def test_a_compound_of_150_people_is_not_large() -> None:
    people = [f"V{index}" for index in range(150)]
    case = problem(people, [shift("gate", 8 + index % 8, 12 + index % 8) for index in range(8)])
    assert stating_seconds(case) == 0
