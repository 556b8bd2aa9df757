"""A table of limits as a linear model: variables, rows and prices in the arrays a linear solver takes."""

from __future__ import annotations

from typing import Any

import numpy as np
from ortools.math_opt import model_pb2

from paiban.scheduler.cliques import cliques, is_clique, maximal
from paiban.scheduler.ramps import flags_of, ramps_of
from paiban.scheduler.table import FREE, Table
from paiban.values.problem import BoolArray


class LinearModel:
    """Collects columns and rows as lists; building a model object by object costs more than solving it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.upper: list[float] = np.where(too_large(table), 0.0, 1.0).tolist()
        self.prices: list[float] = [*table.costs.tolist(), *([0.0] * len(table.blocks))]
        self.integers: list[bool] = [True] * table.column_count
        self.lows: list[float] = []
        self.highs: list[float] = []
        self.entries: list[tuple[list[int], list[float]]] = []
        self._add_blocks()
        self._add_hard_rows()
        self._add_cliques()
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
        """A block is at least each of its cells and at most their sum, as far as any row cares."""
        is_floor, is_ceiling = block_directions(self.table)
        for index in range(len(self.table.blocks)):
            members = self.table.blocks[index].tolist()
            block = self.table.cell_count + index
            if is_ceiling[index]:
                self._row([block, *members], [1.0, *([-1.0] * len(members))], -np.inf, 0.0)
            if is_floor[index]:
                for member in members:
                    self._row([block, member], [1.0, -1.0], 0.0, np.inf)

    def _add_hard_rows(self) -> None:
        for row in np.flatnonzero(self.table.binding & ~is_clique(self.table)).tolist():
            low, high = int(self.table.low[row]), int(self.table.high[row])
            self._row(
                self.table.rows[row].tolist(),
                self.table.row_factors(row).tolist(),
                float(low) if low > -FREE else -np.inf,
                float(high) if high < FREE else np.inf,
            )

    def _add_cliques(self) -> None:
        for members in maximal(cliques(self.table)):
            self._row(members, [1.0] * len(members), -np.inf, 1.0)

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
            # A block may have shrunk to a cell that stands in the row already: equal columns are added up.
            sums: dict[int, float] = {}
            for column, factor in zip(columns, factors, strict=True):
                sums[column] = sums.get(column, 0.0) + factor
            ordered = sorted(sums)
            matrix.row_ids.extend([row] * len(ordered))
            matrix.column_ids.extend(ordered)
            matrix.coefficients.extend([sums[column] for column in ordered])


def too_large(table: Table) -> BoolArray:
    """Say of each column whether taking it alone breaks a hard row.

    A whole-number solver sees that by itself; the relaxation would take three quarters of an eight-hour duty
    from somebody who may serve six.
    """
    is_sum = table.ranges[0] >= 0
    alone = is_sum[table.rows.owner] & (table.factors > table.high[table.rows.owner])
    found: BoolArray = np.bincount(table.rows.items[alone], minlength=table.column_count) > 0
    return found


def block_directions(table: Table) -> tuple[BoolArray, BoolArray]:
    """Say of each block whether it must be kept from falling below its cells, and from rising above them.

    A row with an upper side wants its sum low, so the block must not fall below its cells there; a row with
    a lower side wants it high. A negative factor turns that around.
    """
    has_over = table.high < FREE
    has_under = table.low > -FREE
    has_over[table.hinges.row[~table.hinges.under]] = True
    has_under[table.hinges.row[table.hinges.under]] = True
    is_block = table.rows.items >= table.cell_count
    block = table.rows.items[is_block] - table.cell_count
    owner, rises = table.rows.owner[is_block], table.factors[is_block] > 0
    wants_low = np.where(rises, has_over[owner], has_under[owner])
    wants_high = np.where(rises, has_under[owner], has_over[owner])
    count = len(table.blocks)
    is_floor: BoolArray = np.bincount(block[wants_low], minlength=count) > 0
    is_ceiling: BoolArray = np.bincount(block[wants_high], minlength=count) > 0
    return is_floor, is_ceiling
