"""Both solvers read a table alike: they find what trying every roster finds."""

from hypothesis import assume, given
from ortools.sat.python import cp_model

from paiban.scheduler.highs import Limits, solve_mip
from paiban.scheduler.post import post
from paiban.scheduler.restrict import restrict
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from tests.scheduler.tables import cheapest, choices, tables


@given(table=tables())
def test_cp_sat_finds_the_cheapest_roster(table: Table) -> None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(post(table).model)
    best = cheapest(table)
    assert (status == cp_model.INFEASIBLE) == (best is None)
    if best is not None:
        assert round(solver.objective_value) == best


@given(table=tables())
def test_the_linear_solver_finds_the_cheapest_roster(table: Table) -> None:
    answer = solve_mip(table, Limits(seconds=30))
    best = cheapest(table)
    assert answer.is_infeasible == (best is None)
    if best is not None:
        assert answer.taken is not None
        assert table.is_feasible(answer.taken)
        assert table.cost(answer.taken) == best


@given(table=tables(), taken=choices, free=choices)
def test_the_linear_solver_finds_the_cheapest_change_of_the_free_cells(
    table: Table, taken: IntArray, free: IntArray
) -> None:
    assume(free.any())
    part = restrict(table, taken, free == 1)
    answer = solve_mip(part, Limits(seconds=30))
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
