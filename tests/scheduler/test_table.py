"""What a table says of one more cell is what it says of the whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.scheduler.tables import CELLS, choices, tables


@given(table=tables(), taken=choices, cell=st.integers(0, CELLS - 1))
def test_the_effect_of_a_cell_is_the_difference_it_makes(table: Table, taken: IntArray, cell: int) -> None:
    before = np.where(np.arange(CELLS) == cell, 0, taken)
    after = np.where(np.arange(CELLS) == cell, 1, taken)
    rows, amounts = table.effect(cell, table.columns_of(before))
    difference = np.zeros(len(table.rows), dtype=np.int64)
    difference[rows] = amounts
    assert (table.values(after) - table.values(before)).tolist() == difference.tolist()


@given(table=tables(), taken=choices)
def test_the_slope_of_a_hinge_is_what_the_next_unit_costs(table: Table, taken: IntArray) -> None:
    values = table.values(taken)
    steps = table.hinges.costs(values + 1) - table.hinges.costs(values)
    assert table.hinges.slopes(values[table.hinges.row]).tolist() == steps.tolist()


@given(table=tables(), taken=choices, data=st.data())
def test_under_some_of_its_rows_alone_the_other_values_stay(
    table: Table, taken: IntArray, data: st.DataObject
) -> None:
    kept = sorted(data.draw(st.sets(st.integers(0, len(table.rows) - 1))))
    some = table.only(np.array(kept, dtype=np.int64))
    assert some.values(taken).tolist() == table.values(taken)[kept].tolist()
    assert some.cost(taken) <= table.cost(taken)
    assert some.is_feasible(taken) or not table.is_feasible(taken)
