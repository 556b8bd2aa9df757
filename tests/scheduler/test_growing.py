"""A growing roster knows at any moment what fits and what it would cost."""

import numpy as np
from hypothesis import given

from paiban.scheduler.growing import Growing
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.scheduler.tables import choices, tables


@given(table=tables(), taken=choices)
def test_prices_and_bars_kept_up_to_date_are_those_of_the_values(table: Table, taken: IntArray) -> None:
    state, values = Growing(table, taken), table.values(taken)
    slopes, rows = table.hinges.slopes(values[table.hinges.row]), range(len(table.rows))
    for cell in np.flatnonzero(taken == 0).tolist():
        factors = np.array([table.row_factors(row)[table.rows[row] == cell].sum() for row in rows])
        assert state.deltas[cell] == table.costs[cell] + (factors[table.hinges.row] * slopes).sum()
        names = [cell in table.rows[row] for row in rows]
        assert state.blocked[cell] == (names & (factors > table.high - values)).sum()


@given(table=tables(), taken=choices)
def test_it_costs_what_the_table_says(table: Table, taken: IntArray) -> None:
    state = Growing(table, taken)
    assert (state.is_feasible, state.cost) == (table.is_feasible(taken), table.cost(taken))


@given(table=tables(), taken=choices, more=choices)
def test_what_is_taken_and_given_up_again_leaves_no_trace(
    table: Table, taken: IntArray, more: IntArray
) -> None:
    state, same = Growing(table, np.maximum(taken, more)), Growing(table, taken)
    for cell in np.flatnonzero(more > taken).tolist():
        state.drop(cell)
    assert np.array_equal(state.taken, same.taken)
    assert np.array_equal(state.in_block, same.in_block)
    assert np.array_equal(state.blocked, same.blocked)
    assert np.array_equal(state.deltas, same.deltas)
    assert (state.values, state.slopes) == (same.values, same.slopes)
