"""The plain rival finds the least cost of tiny instances, by the scorer's count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from ortools.sat.python import cp_model

from benchmarks.opening import Grid, opened
from benchmarks.plain import built, seats_of, whole
from benchmarks.record import Seated
from benchmarks.score import score
from tests.benchmarks import family
from tests.benchmarks.test_score import post


def solved(case: Mapping[str, Any]) -> tuple[int, list[Seated]]:
    plain, solver = built(case), cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(plain.model) == cp_model.OPTIMAL
    taken = [bool(value) for value in solver.response_proto.solution]
    return round(solver.objective_value), seats_of(plain, taken)


def test_it_finds_the_least_cost_of_the_tiny_instance() -> None:
    cost, seats = solved(family.instance())
    found = score(family.instance(), seats)
    assert (found.cost, found.hard) == (cost, {})
    assert cost == family.least_cost(family.instance())


@pytest.mark.parametrize(
    "weights", [{"first": 1, "second": 1}, {"first": 20, "second": 6}, {"disliked": 300}]
)
def test_it_finds_the_least_cost_whatever_the_weights(weights: dict[str, int]) -> None:
    case = {**family.instance(), "weights": {**family.WEIGHTS, **weights}}
    assert solved(case)[0] == family.least_cost(case)


def test_a_post_is_covered_by_the_best_candidates() -> None:
    case = post()
    cost, seats = solved(case)
    found = score(case, seats)
    assert (found.cost, found.hard) == (cost, {})
    # Mei or Wang takes one half for 10 + 4, Li the other for 4; the third has the second seat of a half.
    assert cost == 10 + 4 + 4 + 10 + 4 + 200


def test_an_opened_instance_is_scored_as_it_is_modelled() -> None:
    case = opened({**family.instance(), "days": 1, "duties": list(map(_gate, (0, 480, 960)))}, Grid.OWN)
    cost, seats = solved(case)
    found = score(case, seats)
    assert (found.cost, found.hard) == (cost, {})
    assert found.first_open < 6


def _gate(start: int) -> dict[str, Any]:
    return family.duty("gate-01", start, start + 480, seats=2)


@pytest.mark.parametrize(("bound", "least"), [(3.0, 3), (2.0000000001, 2), (2.1, 3), (float("-inf"), None)])
def test_a_bound_is_the_least_whole_cost(bound: float, least: int | None) -> None:
    assert whole(bound) == least
