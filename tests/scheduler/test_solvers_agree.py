"""Both solvers read a table alike: they find what trying every roster finds."""

from typing import Protocol

import pytest
from hypothesis import assume, given
from ortools.sat.python import cp_model

from paiban.scheduler.answer import Answer, Limits
from paiban.scheduler.cp_sat import solve_by_clauses
from paiban.scheduler.highs import solve_mip
from paiban.scheduler.post import post
from paiban.scheduler.restrict import restrict
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.scheduler.tables import cheapest, choices, tables


class Solver(Protocol):
    def __call__(self, table: Table, limits: Limits) -> Answer: ...


SOLVERS = [solve_mip, solve_by_clauses]


@pytest.mark.parametrize("solve", SOLVERS)
@given(table=tables())
def test_each_solver_finds_the_cheapest_roster(table: Table, solve: Solver) -> None:
    answer = solve(table, Limits(seconds=30))
    best = cheapest(table)
    assert answer.is_infeasible == (best is None)
    if best is not None:
        assert answer.taken is not None
        assert table.is_feasible(answer.taken)
        assert table.cost(answer.taken) == best


@pytest.mark.parametrize("solve", SOLVERS)
@given(table=tables(), taken=choices, free=choices)
def test_each_solver_finds_the_cheapest_change_of_the_free_cells(
    table: Table, taken: IntArray, free: IntArray, solve: Solver
) -> None:
    assume(free.any())
    part = restrict(table, taken, free == 1)
    answer = solve(part, Limits(seconds=30))
    best = cheapest(part)
    assert answer.is_infeasible == (best is None)
    if best is not None:
        assert answer.taken is not None
        assert part.is_feasible(answer.taken)
        assert part.cost(answer.taken) == best


@given(table=tables(), taken=choices)
def test_a_hint_is_complete_and_true(table: Table, taken: IntArray) -> None:
    if not table.is_feasible(taken):
        return
    posted = post(table)
    posted.hint(table, taken)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.stop_after_first_solution = True
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(posted.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    assert round(solver.objective_value) == table.cost(taken)
