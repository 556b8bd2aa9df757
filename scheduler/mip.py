"""Hands a table of limits to a linear (mixed-integer) solver, HiGHS by way of OR-Tools' MathOpt.

Rosters are nearly integral: the relaxation lies a few per cent below the best roster, so a solver that works
on the relaxation proves in seconds what clause learning does not prove at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt

from paiban.scheduler.linear import LinearModel
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray


@dataclass(frozen=True)
class MipAnswer:
    """What the solver found: the cells, if any roster, and a proven lower bound of the cost, if any.

    ``iterations`` of the simplex method measure the effort, on any machine alike.
    """

    taken: IntArray | None = None
    bound: float | None = None
    is_optimal: bool = False
    is_infeasible: bool = False
    iterations: int = 0


@dataclass(frozen=True, kw_only=True)
class MipLimits:
    """When to stop: wall seconds, relative gap, nodes of the search tree."""

    seconds: float
    gap: float = 0.0
    nodes: int | None = None
    seed: int = 0


def solve_mip(table: Table, limits: MipLimits) -> MipAnswer:
    """Return the best roster found and the best bound proven within the limits."""
    model = mathopt.Model.from_model_proto(LinearModel(table).proto(is_integer=True))
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=_parameters(limits))
    reason = result.termination.reason
    if reason == mathopt.TerminationReason.INFEASIBLE:
        return MipAnswer(is_infeasible=True)
    bound = result.termination.objective_bounds.dual_bound
    taken = None
    if result.has_primal_feasible_solution():
        values = result.variable_values()
        cells = [model.get_variable(index) for index in range(table.cell_count)]
        taken = np.array([round(values[cell]) for cell in cells], dtype=np.int64)
    return MipAnswer(
        taken,
        bound if np.isfinite(bound) else None,
        is_optimal=reason == mathopt.TerminationReason.OPTIMAL,
        iterations=result.solve_stats.simplex_iterations,
    )


def relaxation_bound(table: Table, seconds: float) -> float | None:
    """Return the relaxation's cost, a lower bound of any roster's; ``None`` if time was too short.

    An interior point method: on tables of 25,000 cells it takes seconds where the simplex takes a minute.
    """
    model = mathopt.Model.from_model_proto(LinearModel(table).proto(is_integer=False))
    parameters = _parameters(MipLimits(seconds=seconds))
    parameters.lp_algorithm = mathopt.LPAlgorithm.BARRIER
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters)
    if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
        return None
    return float(result.termination.objective_bounds.dual_bound)


def _parameters(limits: MipLimits) -> mathopt.SolveParameters:
    return mathopt.SolveParameters(
        time_limit=timedelta(seconds=max(0.01, limits.seconds)),
        relative_gap_tolerance=limits.gap,
        node_limit=limits.nodes,
        random_seed=limits.seed,
    )
