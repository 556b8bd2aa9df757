"""Hands a table of limits to a solver that learns clauses, CP-SAT.

Where much is either-or (a crew stays together or does not, an experienced hand is there or is not), the
relaxation is far from any roster, and learning what excludes what leads to good ones two to three times
faster than branching on the relaxation does.
"""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model

from paiban.scheduler.answer import Answer, Limits, Tell
from paiban.scheduler.post import PostedModel, post
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray

EITHER_OR = 0.02
EFFORT = 10_000  # of one unit of the solver's deterministic time
FULL_LINEARIZATION = 2


def is_either_or(table: Table) -> bool:
    """Say whether a table has so many blocks for its cells that clauses say more than the relaxation."""
    return len(table.blocks) > EITHER_OR * table.cell_count


def solver_of(*, seconds: float, seed: int) -> cp_model.CpSolver:
    """Return a solver with one thread that leaves Ctrl-C to us."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False
    return solver


def solve_by_clauses(
    table: Table, limits: Limits, start: IntArray | None = None, tell: Tell | None = None
) -> Answer:
    """Return the best roster found and the best bound proven within the limits.

    ``start`` is a roster to begin with. Whoever is told on the way wants a proof, and gets one sooner when
    the solver looks for it first.
    """
    posted = post(table)
    if start is not None:
        posted.hint(table, start)
    solver = solver_of(seconds=limits.seconds, seed=limits.seed)
    solver.parameters.linearization_level = FULL_LINEARIZATION
    solver.parameters.cp_model_probing_level = 0  # takes as long as many a part
    solver.parameters.relative_gap_limit = limits.gap
    if limits.effort is not None:
        solver.parameters.max_deterministic_time = limits.effort / EFFORT
    if tell is not None:
        solver.parameters.optimize_with_lb_tree_search = True
        solver.best_bound_callback = lambda bound: tell(Answer(bound=bound, is_last=False))
    status = solver.solve(posted.model)
    if status == cp_model.INFEASIBLE:
        return Answer(is_infeasible=True)
    has_roster = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        taken_cells(solver, posted) if has_roster else None,
        solver.best_objective_bound,
        is_optimal=status == cp_model.OPTIMAL,
        effort=int(EFFORT * solver.response_proto.deterministic_time),
    )


def taken_cells(solver: cp_model.CpSolver, posted: PostedModel) -> IntArray:
    """Return what the solver's roster takes of each cell."""
    return np.array([solver.value(variable) for variable in posted.cells], dtype=np.int64)
