"""Posts a table to CP-SAT: hard rows as constraints, soft rows as ramps of priced segments."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from paiban.scheduler.ramps import Ramps, flags_of, ramps_of
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray

Variables = list[cp_model.IntVar]


@dataclass(frozen=True)
class PostedModel:
    """A CP-SAT model with its variables: cells, blocks, segments of ramps, flags of hinges by the lot.

    ``cost`` is what it minimises: what the soft rows cost.
    """

    model: cp_model.CpModel
    cells: Variables
    blocks: Variables
    ramps: Ramps
    segments: Variables
    by_lot: Hinges
    flags: Variables
    cost: cp_model.LinearExpr

    def hint(self, table: Table, taken: IntArray) -> None:
        """Give the solver a complete starting point, counters too: half a hint helps it little."""
        values = table.values(taken)
        columns = table.columns_of(taken).tolist()
        for variable, value in zip([*self.cells, *self.blocks], columns, strict=True):
            self.model.add_hint(variable, value)
        for variable, used in zip(self.segments, self.ramps.fill(values).tolist(), strict=True):
            self.model.add_hint(variable, used)
        lots = self.by_lot.costs(values) // np.maximum(1, self.by_lot.price)
        for variable, count in zip(self.flags, lots.tolist(), strict=True):
            self.model.add_hint(variable, count)


def post(table: Table) -> PostedModel:
    """Return the table as a CP-SAT model that minimises the cost."""
    model = cp_model.CpModel()
    cells = [model.new_bool_var("") for _ in range(table.cell_count)]
    blocks = [model.new_bool_var("") for _ in range(len(table.blocks))]
    for index, block in enumerate(blocks):
        model.add_max_equality(block, [cells[cell] for cell in table.blocks[index].tolist()])
    columns = [*cells, *blocks]
    totals = _Totals(table, columns)
    _post_hard(model, table, totals)
    ramps = ramps_of(table)
    segments = _post_ramps(model, ramps, totals)
    by_lot, flags = _post_flags(model, table, totals)
    cost = (
        cp_model.LinearExpr.weighted_sum(cells, table.costs.tolist())
        + cp_model.LinearExpr.weighted_sum(flags, by_lot.price.tolist())
        + cp_model.LinearExpr.weighted_sum(segments, ramps.price.tolist())
    )
    model.minimize(cost)
    return PostedModel(model, cells, blocks, ramps, segments, by_lot, flags, cost)


@dataclass(frozen=True)
class _Totals:
    table: Table
    columns: Variables

    def variables(self, row: int) -> Variables:
        return [self.columns[column] for column in self.table.rows[row].tolist()]

    def __getitem__(self, row: int) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum(self.variables(row), self.table.row_factors(row).tolist())


def _post_hard(model: cp_model.CpModel, table: Table, totals: _Totals) -> None:
    for row in table.binding.nonzero()[0].tolist():
        low, high = int(table.low[row]), int(table.high[row])
        if high == 1 and low <= 0 and (table.row_factors(row) == 1).all():
            model.add_at_most_one(totals.variables(row))
            continue
        model.add_linear_constraint(
            totals[row],
            low if low > -FREE else cp_model.INT32_MIN,
            high if high < FREE else cp_model.INT32_MAX,
        )


def _post_ramps(model: cp_model.CpModel, ramps: Ramps, totals: _Totals) -> Variables:
    segments = [model.new_int_var(0, width, "") for width in ramps.width.tolist()]
    ends = np.searchsorted(ramps.ramp, np.arange(len(ramps.row) + 1)).tolist()
    sides = zip(ramps.row.tolist(), ramps.at.tolist(), ramps.under.tolist(), strict=True)
    for index, (row, at, is_under) in enumerate(sides):
        total, used = totals[row], cp_model.LinearExpr.sum(segments[ends[index] : ends[index + 1]])
        model.add(at - total <= used if is_under else total - at <= used)
    return segments


def _post_flags(model: cp_model.CpModel, table: Table, totals: _Totals) -> tuple[Hinges, Variables]:
    by_lot, most = flags_of(table)
    flags = [model.new_int_var(0, count, "") for count in most.tolist()]
    places = (by_lot.row, by_lot.at, by_lot.under, by_lot.per)
    sides = zip(flags, *(part.tolist() for part in places), strict=True)
    for flag, row, at, is_under, per in sides:
        over = at - totals[row] if is_under else totals[row] - at
        model.add(over <= per * flag)
    return by_lot, flags
