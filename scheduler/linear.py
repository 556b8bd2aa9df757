"""A table of limits as a linear model: variables, rows and prices in the arrays a linear solver takes."""

from __future__ import annotations

from typing import Any

import numpy as np
from ortools.math_opt import model_pb2

from paiban.scheduler.ramps import flags_of, ramps_of
from paiban.scheduler.table import FREE, Table


class LinearModel:
    """Collects columns and rows as lists; building a model object by object costs more than solving it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.upper: list[float] = [1.0] * table.column_count
        self.prices: list[float] = [*table.costs.tolist(), *([0.0] * len(table.blocks))]
        self.integers: list[bool] = [True] * table.column_count
        self.lows: list[float] = []
        self.highs: list[float] = []
        self.entries: list[tuple[list[int], list[float]]] = []
        self._add_blocks()
        self._add_hard_rows()
        self._add_ramps()
        self._add_flags()

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
        for index in range(len(self.table.blocks)):
            members = self.table.blocks[index].tolist()
            block = self.table.cell_count + index
            self._row([block, *members], [1.0, *([-1.0] * len(members))], -np.inf, 0.0)
            for member in members:
                self._row([block, member], [1.0, -1.0], 0.0, np.inf)

    def _add_hard_rows(self) -> None:
        for row in self.table.binding.nonzero()[0].tolist():
            low, high = int(self.table.low[row]), int(self.table.high[row])
            columns, factors = self.table.rows[row], self.table.row_factors(row)
            self._row(
                columns.tolist(),
                factors.tolist(),
                float(low) if low > -FREE else -np.inf,
                float(high) if high < FREE else np.inf,
            )
            if (factors >= 0).all() and factors.max() > 1:
                # Of the parts that fill more than half the room at most one fits: a tighter relaxation.
                large = columns[2 * factors > high].tolist()
                if len(large) > 1:
                    self._row(large, [1.0] * len(large), -np.inf, 1.0)

    def _add_ramps(self) -> None:
        for ramp in ramps_of(self.table):
            chain = [
                self._column(segment.width, segment.price, is_integer=False) for segment in ramp.segments
            ]
            sign = 1.0 if ramp.is_under else -1.0
            columns = self.table.rows[ramp.row].tolist()
            factors = self.table.row_factors(ramp.row).tolist()
            low, high = (float(ramp.at), np.inf) if ramp.is_under else (-np.inf, float(ramp.at))
            self._row([*columns, *chain], [*factors, *([sign] * len(chain))], low, high)

    def _add_flags(self) -> None:
        once, worst = flags_of(self.table)
        rows, prices, unders = once.row.tolist(), once.price.tolist(), once.under.tolist()
        sides = zip(rows, once.at.tolist(), prices, unders, worst.tolist(), strict=True)
        for row, at, price, is_under, most in sides:
            flag = self._column(1.0, price, is_integer=True)
            columns = [*self.table.rows[row].tolist(), flag]
            factors = self.table.row_factors(row).tolist()
            if is_under:
                self._row(columns, [*factors, float(most)], float(at), np.inf)
            else:
                self._row(columns, [*factors, -float(most)], -np.inf, float(at))

    def proto(self, *, is_integer: bool) -> Any:
        """Return the model; ``is_integer`` false gives its relaxation."""
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
