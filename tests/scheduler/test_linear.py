"""A linear model has the rosters of its table, each at the same cost."""

import numpy as np
from hypothesis import given

from paiban.scheduler.linear import LinearModel, linear_model
from paiban.scheduler.restrict import restrict
from paiban.scheduler.table import Table
from paiban.values.problem import FloatArray, IntArray
from tests.scheduler.tables import choices, tables


def is_solution(model: LinearModel, values: FloatArray) -> bool:
    """Say whether these variables keep every row and every bound."""
    weights = model.factors * values[model.entries.items]
    sums = np.bincount(model.entries.owner, weights, len(model.low))
    within_rows = ((model.low <= sums) & (sums <= model.high)).all()
    return bool(within_rows and ((values >= 0) & (values <= model.upper)).all())


@given(table=tables(), taken=choices)
def test_a_choice_keeps_all_rows_exactly_if_it_is_feasible(table: Table, taken: IntArray) -> None:
    model = linear_model(table)
    assert is_solution(model, model.complete(taken)) == table.is_feasible(taken)


@given(table=tables(), taken=choices, free=choices)
def test_a_choice_of_a_part_keeps_all_rows_exactly_if_it_is_feasible(
    table: Table, taken: IntArray, free: IntArray
) -> None:
    part = restrict(table, taken, free == 1)
    model = linear_model(part)
    chosen = np.flip(taken)[free == 1]
    assert is_solution(model, model.complete(chosen)) == part.is_feasible(chosen)


@given(table=tables(), taken=choices)
def test_a_choice_costs_what_it_costs_in_the_table(table: Table, taken: IntArray) -> None:
    model = linear_model(table)
    assert model.costs @ model.complete(taken) == table.cost(taken)


@given(table=tables())
def test_cells_are_the_first_variables_and_all_that_must_be_whole_is(table: Table) -> None:
    model = linear_model(table)
    assert len(model.costs) == len(model.upper) == len(model.is_integer)
    assert model.is_integer[: table.column_count].all()
    assert len(model.low) == len(model.high) == len(model.entries)
