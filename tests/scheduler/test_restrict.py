"""Fixing cells changes a table's cost by a constant and never its feasibility."""

import numpy as np
from hypothesis import given

from paiban.scheduler.restrict import restrict
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.scheduler.tables import choices, tables


@given(table=tables(), before=choices, after=choices, free=choices)
def test_the_part_costs_what_the_whole_costs_but_for_a_constant(
    table: Table, before: IntArray, after: IntArray, free: IntArray
) -> None:
    is_free = free == 1
    changed = np.where(is_free, after, before)
    part = restrict(table, before, is_free)
    difference = table.cost(changed) - table.cost(before)
    assert part.cost(changed[is_free]) - part.cost(before[is_free]) == difference


@given(table=tables(), before=choices, after=choices, free=choices)
def test_a_feasible_whole_stays_feasible_exactly_when_the_part_does(
    table: Table, before: IntArray, after: IntArray, free: IntArray
) -> None:
    if not table.is_feasible(before):
        return
    is_free = free == 1
    changed = np.where(is_free, after, before)
    part = restrict(table, before, is_free)
    assert part.is_feasible(changed[is_free]) == table.is_feasible(changed)
