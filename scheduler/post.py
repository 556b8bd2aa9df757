"""Posts a table to CP-SAT: hard rows as constraints, soft rows as ramps of priced segments."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from paiban.scheduler.ramps import Ramp, flags_of, ramps_of
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray

Variables = list[cp_model.IntVar]


@dataclass(frozen=True)
class PostedModel:
    """A CP-SAT model with its variables: cells, blocks, segments of ramps, flags of hinges that cost once."""

    model: cp_model.CpModel
    cells: Variables
    blocks: Variables
    ramps: tuple[Ramp, ...]
    segments: list[Variables]
    once: Hinges
    flags: Variables

    def hint(self, table: Table, taken: IntArray) -> None:
        """Give the solver a complete starting point, counters too: half a hint helps it little."""
        values = table.values(taken)
        columns = table.columns_of(taken).tolist()
        for variable, value in zip([*self.cells, *self.blocks], columns, strict=True):
            self.model.add_hint(variable, value)
        for ramp, chain in zip(self.ramps, self.segments, strict=True):
            for variable, used in zip(chain, ramp.fill(int(values[ramp.row])), strict=True):
                self.model.add_hint(variable, used)
        for flag, cost in zip(self.flags, self.once.costs(values).tolist(), strict=True):
            self.model.add_hint(flag, int(cost > 0))


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
    segments = [_post_ramp(model, ramp, totals) for ramp in ramps]
    once, flags = _post_flags(model, table, totals)
    model.minimize(
        cp_model.LinearExpr.weighted_sum(cells, table.costs.tolist())
        + cp_model.LinearExpr.weighted_sum(flags, once.price.tolist())
        + cp_model.LinearExpr.weighted_sum(
            [variable for chain in segments for variable in chain],
            [segment.price for ramp in ramps for segment in ramp.segments],
        )
    )
    return PostedModel(model, cells, blocks, ramps, segments, once, flags)


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


def _post_ramp(model: cp_model.CpModel, ramp: Ramp, totals: _Totals) -> Variables:
    chain = [model.new_int_var(0, segment.width, "") for segment in ramp.segments]
    total, used = totals[ramp.row], cp_model.LinearExpr.sum(chain)
    model.add(ramp.at - total <= used if ramp.is_under else total - ramp.at <= used)
    return chain


def _post_flags(model: cp_model.CpModel, table: Table, totals: _Totals) -> tuple[Hinges, Variables]:
    once, worst = flags_of(table)
    flags = [model.new_bool_var("") for _ in range(len(once))]
    sides = zip(flags, once.row.tolist(), once.at.tolist(), once.under.tolist(), worst.tolist(), strict=True)
    for flag, row, at, is_under, most in sides:
        over = at - totals[row] if is_under else totals[row] - at
        model.add(over <= most * flag)
    return once, flags
