"""Fixing cells changes a statement's cost by a constant and never its feasibility."""

import numpy as np
from hypothesis import given

from paiban.scheduler.restrict import restrict
from paiban.scheduler.statement import Statement
from paiban.values.problem import IntArray
from tests.scheduler.statements import choices, statements


@given(statement=statements(), before=choices, after=choices, free=choices)
def test_the_part_costs_what_the_whole_costs_but_for_a_constant(
    statement: Statement, before: IntArray, after: IntArray, free: IntArray
) -> None:
    is_free = free == 1
    changed = np.where(is_free, after, before)
    part = restrict(statement, before, is_free)
    difference = statement.cost(changed) - statement.cost(before)
    assert part.cost(changed[is_free]) - part.cost(before[is_free]) == difference


@given(statement=statements(), before=choices, after=choices, free=choices)
def test_a_feasible_whole_stays_feasible_exactly_when_the_part_does(
    statement: Statement, before: IntArray, after: IntArray, free: IntArray
) -> None:
    if not statement.is_feasible(before):
        return
    is_free = free == 1
    changed = np.where(is_free, after, before)
    part = restrict(statement, before, is_free)
    assert part.is_feasible(changed[is_free]) == statement.is_feasible(changed)
