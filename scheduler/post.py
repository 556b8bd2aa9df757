"""Posts a statement to CP-SAT: hard rows as constraints, hinges as slacks times their price."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from paiban.scheduler.statement import FREE, Hinge, Statement
from paiban.values.problem import IntArray


@dataclass(frozen=True)
class PostedModel:
    """A CP-SAT model with its variables: one per cell, one per block, one slack per hinge."""

    model: cp_model.CpModel
    cells: list[cp_model.IntVar]
    blocks: list[cp_model.IntVar]
    slacks: list[cp_model.IntVar]

    def hint(self, statement: Statement, taken: IntArray) -> None:
        """Give the solver a complete starting point: cells, blocks and slacks."""
        values = statement.values(taken)
        for variable, value in zip(
            [*self.cells, *self.blocks], statement.columns_of(taken).tolist(), strict=True
        ):
            self.model.add_hint(variable, value)
        for hinge, slack in zip(statement.hinges, self.slacks, strict=True):
            self.model.add_hint(slack, _slack_value(hinge, int(values[hinge.row])))


def post(statement: Statement) -> PostedModel:
    """Return the statement as a CP-SAT model that minimises the cost."""
    model = cp_model.CpModel()
    cells = [model.new_bool_var("") for _ in range(len(statement.cells))]
    blocks = [model.new_bool_var("") for _ in statement.blocks]
    for block, members in zip(blocks, statement.blocks, strict=True):
        model.add_max_equality(block, [cells[cell] for cell in members])
    columns = [*cells, *blocks]
    _post_hard(model, statement, columns)
    slacks = _post_soft(model, statement, columns)
    model.minimize(
        cp_model.LinearExpr.weighted_sum(cells, statement.costs.tolist())
        + cp_model.LinearExpr.weighted_sum(slacks, [hinge.price for hinge in statement.hinges])
    )
    return PostedModel(model, cells, blocks, slacks)


def _post_hard(model: cp_model.CpModel, statement: Statement, columns: list[cp_model.IntVar]) -> None:
    least, most = statement.ranges()
    for index in range(statement.row_count):
        low, high = int(statement.low[index]), int(statement.high[index])
        if low <= least[index] and most[index] <= high:
            continue
        chosen, factors = statement.row(index)
        variables = [columns[column] for column in chosen]
        if high == 1 and low <= 0 and (factors == 1).all():
            model.add_at_most_one(variables)
            continue
        total = cp_model.LinearExpr.weighted_sum(variables, factors.tolist())
        model.add_linear_constraint(
            total,
            low if low > -FREE else cp_model.INT32_MIN,
            high if high < FREE else cp_model.INT32_MAX,
        )


def _post_soft(
    model: cp_model.CpModel, statement: Statement, columns: list[cp_model.IntVar]
) -> list[cp_model.IntVar]:
    least, most = statement.ranges()
    slacks = []
    for hinge in statement.hinges:
        chosen, factors = statement.row(hinge.row)
        total = cp_model.LinearExpr.weighted_sum([columns[column] for column in chosen], factors.tolist())
        over = hinge.at - total if hinge.is_under else total - hinge.at
        worst = hinge.at - least[hinge.row] if hinge.is_under else most[hinge.row] - hinge.at
        worst = max(0, int(worst))
        slack = model.new_int_var(0, min(worst, 1) if hinge.once else worst, "")
        model.add(over <= (slack * worst if hinge.once else slack))
        slacks.append(slack)
    return slacks


def _slack_value(hinge: Hinge, value: int) -> int:
    over = max(0, hinge.at - value if hinge.is_under else value - hinge.at)
    return min(1, over) if hinge.once else over
