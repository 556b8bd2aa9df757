"""The law: the model and the checker say the same of every roster, for every rule, hard or soft."""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model

from paiban.constraints.cells import Cells
from paiban.constraints.checking import check, cost_of
from paiban.constraints.rule import Rule
from paiban.scheduler.post import post
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state
from paiban.values.problem import Problem
from paiban.values.roster import Roster


def every_cell(problem: Problem) -> Cells:
    """All (volunteer, shift) pairs, so that barred ones meet the model as well."""
    return Cells.of_mask(problem, np.ones((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_))


def solve_fixed(statement: Statement, roster: Roster) -> int | None:
    """Return the model's cost with the roster fixed; ``None`` if the model calls it infeasible."""
    posted = post(statement.table)
    for variable, value in zip(posted.cells, statement.taken(roster).tolist(), strict=True):
        posted.model.add(variable == value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(posted.model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    return round(solver.objective_value)


def assert_law(problem: Problem, rule: Rule, roster: Roster) -> None:
    """Fixing any roster is feasible exactly when no hard finding exists, and the costs are equal."""
    findings = check(problem, [rule], roster)
    statement = state(problem, [rule], every_cell(problem))
    taken = statement.taken(roster)
    cost = solve_fixed(statement, roster)
    if any(finding.hard for finding in findings):
        assert cost is None
        assert not statement.table.is_feasible(taken)
    else:
        assert statement.table.is_feasible(taken)
        assert cost == cost_of(findings) == statement.table.cost(taken)
