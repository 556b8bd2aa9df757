"""Hands a statement to a linear (mixed-integer) solver, HiGHS by way of OR-Tools' MathOpt.

Rosters are nearly integral: the relaxation lies a few per cent below the best roster, so a solver that works
on the relaxation proves in seconds what clause learning does not prove at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from paiban.scheduler.ramps import flags_of, ramps_of
from paiban.scheduler.statement import FREE, Statement
from paiban.values.problem import IntArray


@dataclass(frozen=True)
class MipAnswer:
    """What the solver found: the cells, if any roster, and a proven lower bound of the cost, if any."""

    taken: IntArray | None
    bound: float | None
    is_optimal: bool = False
    is_infeasible: bool = False


@dataclass(frozen=True, kw_only=True)
class MipLimits:
    """When to stop: wall seconds, relative gap, nodes of the search tree."""

    seconds: float
    gap: float = 0.0
    nodes: int | None = None
    seed: int = 0


def solve_mip(statement: Statement, limits: MipLimits) -> MipAnswer:
    """Return the best roster found and the best bound proven within the limits."""
    model = mathopt.Model.from_model_proto(_LinearModel(statement).proto(is_integer=True))
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=_parameters(limits))
    reason = result.termination.reason
    if reason == mathopt.TerminationReason.INFEASIBLE:
        return MipAnswer(None, None, is_infeasible=True)
    bound = result.termination.objective_bounds.dual_bound
    taken = None
    if result.has_primal_feasible_solution():
        values = result.variable_values()
        cells = [model.get_variable(index) for index in range(len(statement.cells))]
        taken = np.array([round(values[cell]) for cell in cells], dtype=np.int64)
    return MipAnswer(
        taken,
        bound if np.isfinite(bound) else None,
        is_optimal=reason == mathopt.TerminationReason.OPTIMAL,
    )


def relaxation_bound(statement: Statement, seconds: float) -> float | None:
    """Return the cost of the linear relaxation, a lower bound of any roster's; ``None`` if time was too short."""
    model = mathopt.Model.from_model_proto(_LinearModel(statement).proto(is_integer=False))
    result = mathopt.solve(
        model, mathopt.SolverType.HIGHS, params=_parameters(MipLimits(seconds=seconds))
    )
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


class _LinearModel:
    """Collects variables and rows as arrays; building a model object by object would cost more than solving it."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.upper: list[float] = [1.0] * (len(statement.cells) + len(statement.blocks))
        self.prices: list[float] = [*statement.costs.tolist(), *([0.0] * len(statement.blocks))]
        self.integers: list[bool] = [True] * len(self.upper)
        self.lows: list[float] = []
        self.highs: list[float] = []
        self.entries: list[tuple[list[int], list[float]]] = []

    def proto(self, *, is_integer: bool) -> Any:
        """Return the model; ``is_integer`` false gives its relaxation."""
        self._add_blocks()
        self._add_hard_rows()
        self._add_ramps()
        self._add_flags()
        return self._proto(is_integer=is_integer)

    def _column(self, upper: float, price: float, *, is_integer: bool) -> int:
        self.upper.append(upper)
        self.prices.append(price)
        self.integers.append(is_integer)
        return len(self.upper) - 1

    def _row(self, columns: list[int], factors: list[float], low: float, high: float) -> None:
        self.entries.append((columns, factors))
        self.lows.append(low)
        self.highs.append(high)

    def _add_blocks(self) -> None:
        """A block is at least each of its cells and at most their sum."""
        for index in range(len(self.statement.blocks)):
            members = self.statement.blocks[index].tolist()
            block = len(self.statement.cells) + index
            self._row([block, *members], [1.0, *([-1.0] * len(members))], -np.inf, 0.0)
            for member in members:
                self._row([block, member], [1.0, -1.0], 0.0, np.inf)

    def _add_hard_rows(self) -> None:
        for row in self.statement.binding.nonzero()[0].tolist():
            low, high = int(self.statement.low[row]), int(self.statement.high[row])
            self._row(
                self.statement.rows[row].tolist(),
                self.statement.row_factors(row).tolist(),
                float(low) if low > -FREE else -np.inf,
                float(high) if high < FREE else np.inf,
            )

    def _add_ramps(self) -> None:
        for ramp in ramps_of(self.statement):
            chain = [
                self._column(segment.width, segment.price, is_integer=False) for segment in ramp.segments
            ]
            sign = 1.0 if ramp.is_under else -1.0
            columns = self.statement.rows[ramp.row].tolist()
            factors = self.statement.row_factors(ramp.row).tolist()
            low, high = (float(ramp.at), np.inf) if ramp.is_under else (-np.inf, float(ramp.at))
            self._row([*columns, *chain], [*factors, *([sign] * len(chain))], low, high)

    def _add_flags(self) -> None:
        once, worst = flags_of(self.statement)
        sides = zip(
            once.row.tolist(), once.at.tolist(), once.price.tolist(), once.under.tolist(), worst.tolist(),
            strict=True,
        )  # fmt: skip
        for row, at, price, is_under, most in sides:
            flag = self._column(1.0, price, is_integer=True)
            columns = [*self.statement.rows[row].tolist(), flag]
            factors = self.statement.row_factors(row).tolist()
            if is_under:
                self._row(columns, [*factors, float(most)], float(at), np.inf)
            else:
                self._row(columns, [*factors, -float(most)], -np.inf, float(at))

    def _proto(self, *, is_integer: bool) -> Any:
        model = model_pb2.ModelProto()
        count = len(self.upper)
        model.variables.ids.extend(range(count))
        model.variables.lower_bounds.extend([0.0] * count)
        model.variables.upper_bounds.extend(self.upper)
        model.variables.integers.extend(self.integers if is_integer else [False] * count)
        model.variables.names.extend([""] * count)
        priced = [index for index, price in enumerate(self.prices) if price]
        model.objective.linear_coefficients.ids.extend(priced)
        model.objective.linear_coefficients.values.extend([self.prices[index] for index in priced])
        model.linear_constraints.ids.extend(range(len(self.lows)))
        model.linear_constraints.lower_bounds.extend(self.lows)
        model.linear_constraints.upper_bounds.extend(self.highs)
        model.linear_constraints.names.extend([""] * len(self.lows))
        self._fill_matrix(model.linear_constraint_matrix)
        return model

    def _fill_matrix(self, matrix: Any) -> None:
        for row, (columns, factors) in enumerate(self.entries):
            order = sorted(range(len(columns)), key=columns.__getitem__)
            matrix.row_ids.extend([row] * len(order))
            matrix.column_ids.extend([columns[place] for place in order])
            matrix.coefficients.extend([factors[place] for place in order])
