"""The fewest people who keep every row of a table, proven; and of such choices one that asks for least."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ortools.sat.python import cp_model

from paiban.scheduler.post import PostedModel, post
from paiban.scheduler.table import Table
from paiban.values.problem import BoolArray, IntArray

EFFORT = 20.0  # in the solver's own measure, the same on any machine: about as many seconds
POLISHING = 5.0


@dataclass(frozen=True)
class Crowd:
    """People of whom some may be used: ``of_cell`` says whose each cell is.

    People of the same ``kind`` (one entry per person) are alike and stand next to each other; ``is_special``
    marks those who are harder to find.
    """

    of_cell: IntArray
    kind: IntArray
    is_special: BoolArray


@dataclass(frozen=True)
class Fewest:
    """The cells taken; with fewer people than ``at_least`` it is impossible."""

    taken: IntArray
    at_least: int


def fewest(table: Table, crowd: Crowd, start: IntArray, minutes: IntArray) -> Fewest:
    """Return a choice of cells of the fewest people, in the time there is; ``start`` if there is none.

    Of choices with as few people it prefers those with few special ones, then with few ``minutes`` (one entry
    per cell).
    """
    posted = post(table)
    model, solver = posted.model, cp_model.CpSolver()
    used = _used(posted, crowd)
    people = cp_model.LinearExpr.sum(used)
    if table.is_feasible(start):
        _hint(posted, table, start, used, crowd)
    model.minimize(people)
    if not _is_solved(solver, model, EFFORT):
        return Fewest(start, 0)
    count, taken = round(solver.objective_value), _taken(solver, posted)
    at_least = math.ceil(solver.best_objective_bound - 0.5)
    model.add(people <= count)
    special = [one for one, is_special in zip(used, crowd.is_special.tolist(), strict=True) if is_special]
    model.minimize(
        cp_model.LinearExpr.weighted_sum(posted.cells, minutes.tolist())
        + int(minutes.sum()) * cp_model.LinearExpr.sum(special)
    )
    model.clear_hints()  # type: ignore[no-untyped-call]
    _hint(posted, table, taken, used, crowd)
    return Fewest(_taken(solver, posted) if _is_solved(solver, model, POLISHING) else taken, at_least)


def _used(posted: PostedModel, crowd: Crowd) -> list[cp_model.IntVar]:
    """Return who is used; of those alike the first ones are."""
    model = posted.model
    used = [model.new_bool_var("") for _ in range(len(crowd.kind))]
    for cell, person in zip(posted.cells, crowd.of_cell.tolist(), strict=True):
        model.add_implication(cell, used[person])
    for first, second in pairwise(range(len(used))):
        if crowd.kind[first] == crowd.kind[second]:
            model.add_implication(used[second], used[first])
    return used


def _hint(
    posted: PostedModel, table: Table, taken: IntArray, used: list[cp_model.IntVar], crowd: Crowd
) -> None:
    posted.hint(table, taken)
    busy = np.bincount(crowd.of_cell, taken, len(used)) > 0
    for one, is_busy in zip(used, busy.tolist(), strict=True):
        posted.model.add_hint(one, is_busy)


def _is_solved(solver: cp_model.CpSolver, model: cp_model.CpModel, effort: float) -> bool:
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = effort
    solver.parameters.catch_sigint_signal = False
    return solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


def _taken(solver: cp_model.CpSolver, posted: PostedModel) -> IntArray:
    return np.array([solver.value(variable) for variable in posted.cells], dtype=np.int64)
