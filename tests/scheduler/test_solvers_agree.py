"""Both solvers read a statement alike: they find what trying every roster finds."""

from hypothesis import given, settings
from ortools.sat.python import cp_model

from paiban.scheduler.mip import MipLimits, relaxation_bound, solve_mip
from paiban.scheduler.post import post
from paiban.scheduler.statement import Statement
from paiban.values.problem import IntArray
from tests.scheduler.statements import cheapest, choices, statements


@given(statement=statements())
@settings(deadline=None)
def test_cp_sat_finds_the_cheapest_roster(statement: Statement) -> None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(post(statement).model)
    best = cheapest(statement)
    assert (status == cp_model.INFEASIBLE) == (best is None)
    if best is not None:
        assert round(solver.objective_value) == best


@given(statement=statements())
@settings(deadline=None)
def test_the_linear_solver_finds_the_cheapest_roster(statement: Statement) -> None:
    answer = solve_mip(statement, MipLimits(seconds=30))
    best = cheapest(statement)
    assert answer.is_infeasible == (best is None)
    if best is not None:
        assert answer.taken is not None
        assert statement.is_feasible(answer.taken)
        assert statement.cost(answer.taken) == best


@given(statement=statements())
@settings(deadline=None)
def test_the_relaxation_is_a_lower_bound(statement: Statement) -> None:
    best = cheapest(statement)
    bound = relaxation_bound(statement, seconds=30)
    if best is not None and bound is not None:
        assert bound <= best + 1e-6


@given(statement=statements(), taken=choices)
@settings(deadline=None)
def test_a_hint_is_complete_and_true(statement: Statement, taken: IntArray) -> None:
    if not statement.is_feasible(taken):
        return
    posted = post(statement)
    posted.hint(statement, taken)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.stop_after_first_solution = True
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(posted.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    assert round(solver.objective_value) == statement.cost(taken)
