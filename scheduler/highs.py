"""Hands a table of limits to a linear (mixed-integer) solver, HiGHS.

Rosters are nearly integral: the relaxation lies a few per cent below the best roster, so a solver that works
on the relaxation proves in seconds what clause learning does not prove at all.
"""

from __future__ import annotations

import time
from typing import Any

import highspy
import numpy as np
from highspy import cb

from paiban.scheduler.answer import Answer, Limits, Tell
from paiban.scheduler.linear import LinearModel, linear_model
from paiban.scheduler.table import Table
from paiban.values.problem import FloatArray, IntArray

HALF = 0.5


def solve_mip(
    table: Table, limits: Limits, start: IntArray | None = None, tell: Tell | None = None
) -> Answer:
    """Return the best roster found and the best bound proven within the limits.

    ``start`` is a roster to begin with; ``tell`` hears of better ones and better bounds on the way.
    """
    model = linear_model(table)
    solver = _solver(model, is_integer=True)
    _set(solver, time_limit=max(0.01, limits.seconds), mip_rel_gap=limits.gap, random_seed=limits.seed)
    if limits.nodes is not None:
        # Restarts of small problems bring little, and now and then they never end.
        _set(solver, mip_max_nodes=limits.nodes, mip_allow_restart=False)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = model.complete(start)
        solver.setSolution(solution)
    if tell is not None:
        _listen(solver, table.cell_count, tell)
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Answer(is_infeasible=True)
    has_roster = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.array(solver.getSolution().col_value) if has_roster else None
    return Answer(
        None if values is None else _cells(values, table.cell_count),
        info.mip_dual_bound if np.isfinite(info.mip_dual_bound) else None,
        is_optimal=status == highspy.HighsModelStatus.kOptimal,
        effort=max(0, info.simplex_iteration_count),
    )


def relaxation(table: Table, *, tolerance: float, seconds: float, most_entries: int | None = None) -> Answer:
    """Return a lower bound of any roster's cost from the linear relaxation, and the cells' reduced costs.

    A first-order method finds nearly optimal prices of the rows quickly, however large the table; any prices
    at all give a true bound, because every variable has an upper limit (weak duality). With ``most_entries``
    some limits are left out of a larger model, and whatever it has by the end of its time counts: it will
    hardly converge.
    Source: PDLP (Applegate et al. 2021) as in HiGHS.
    """
    began = time.monotonic()
    model = linear_model(table, most_entries)
    solver = _solver(model, is_integer=False)
    left = seconds - (time.monotonic() - began)  # a large model takes a good part of it
    _set(solver, solver="pdlp", kkt_tolerance=tolerance, time_limit=max(0.01, left))
    if most_entries is not None:
        # Presolved, it has no prices to show before it has converged; otherwise any time is good to stop.
        _set(solver, presolve="off")
    solver.run()
    duals = np.array(solver.getSolution().row_dual)
    if len(duals) != len(model.low):
        return Answer()
    bound, reduced_costs = dual_bound(model, duals)
    return Answer(bound=bound, reduced_costs=reduced_costs[: table.cell_count])


def dual_bound(model: LinearModel, duals: FloatArray) -> tuple[float, FloatArray]:
    """Return the bound that prices of the rows prove, and every variable's reduced cost at these prices.

    A price that stands on a side where its row has no bound proves nothing and counts as none.
    """
    on_low, on_high = duals > 0, duals < 0
    usable = (on_low & np.isfinite(model.low)) | (on_high & np.isfinite(model.high))
    prices = np.where(usable, duals, 0.0)
    weights = model.factors * prices[model.entries.owner]
    reduced = model.costs - np.bincount(model.entries.items, weights, len(model.costs))
    sides = np.where(prices > 0, model.low, model.high)
    rows = float(np.sum(np.where(prices != 0, prices * np.where(prices != 0, sides, 0.0), 0.0)))
    return rows + float(np.minimum(0.0, reduced * model.upper).sum()), reduced


def _solver(model: LinearModel, *, is_integer: bool) -> Any:
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.costs), len(model.low)
    program.col_cost_ = model.costs
    program.col_lower_ = np.zeros(len(model.costs))
    program.col_upper_ = model.upper
    program.row_lower_, program.row_upper_ = model.low, model.high
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = program.num_col_, program.num_row_
    matrix.start_, matrix.index_, matrix.value_ = model.entries.bounds, model.entries.items, model.factors
    if is_integer:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        program.integrality_ = [kinds[whole] for whole in model.is_integer.tolist()]
    solver = highspy.Highs()
    _set(solver, output_flag=False, threads=1)
    solver.passModel(program)
    return solver


def _set(solver: Any, /, **options: object) -> None:
    for name, value in options.items():
        if solver.setOptionValue(name, value) != highspy.HighsStatus.kOk:
            raise ValueError(f"the solver does not take {name} = {value}")


def _cells(values: FloatArray, count: int) -> IntArray:
    found: IntArray = (values[:count] > HALF).astype(np.int64)
    return found


def _listen(solver: Any, cell_count: int, tell: Tell) -> None:
    """Have the solver tell of every better roster and every better bound."""
    told = -np.inf

    def hear(kind: Any, _message: str, out: Any, _into: Any, _data: Any) -> None:
        nonlocal told
        if kind == cb.HighsCallbackType.kCallbackMipImprovingSolution:
            tell(Answer(_cells(np.array(out.mip_solution), cell_count), is_last=False))
        elif np.isfinite(out.mip_dual_bound) and out.mip_dual_bound > told + HALF:
            told = out.mip_dual_bound
            tell(Answer(bound=told, is_last=False))

    solver.setCallback(hear, None)
    for kind in ("kCallbackMipImprovingSolution", "kCallbackMipInterrupt"):
        solver.startCallback(getattr(cb.HighsCallbackType, kind))
