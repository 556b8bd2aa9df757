"""When no roster keeps all hard rules: the smallest set of limits that clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from ortools.sat.python import cp_model

from paiban.constraints.cells import Cells
from paiban.constraints.checking import barred_cells
from paiban.constraints.rule import Rule
from paiban.scheduler.cp_sat import solver_of, taken_cells
from paiban.scheduler.post import post
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state, with_fixed_accepted
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import BoolArray, IntArray, PinKind, Problem
from paiban.values.roster import Finding

CHECK_SECONDS = 5.0


def find_any(table: Table, start: IntArray, seconds: float, seed: int) -> IntArray | None:
    """Return a choice of cells that keeps every hard row, near ``start``; ``None`` if there is none.

    Raises ``TimeoutError`` if neither was found in time.
    """
    relaxed = without_costs(table)
    posted = post(relaxed)
    posted.hint(relaxed, start)
    solver = solver_of(seconds=seconds, seed=seed)
    status = solver.solve(posted.model)
    if status == cp_model.INFEASIBLE:
        return None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise TimeoutError
    return taken_cells(solver, posted)


def clash(problem: Problem, rules: Iterable[Rule], seed: int) -> tuple[Finding, ...]:
    """Return the smallest set of limits that cannot all hold, each as a finding; empty if all can hold."""
    rules = tuple(rules)
    open_cells = ~barred_cells(problem, rules)
    for pin in problem.pins:
        # A pinned person may be barred; that bar must be among the limits to be able to clash with the pin.
        if pin.kind is PinKind.MUST and pin.volunteer in problem.volunteer_index:
            open_cells[problem.volunteer_index[pin.volunteer]] = True
    statement = with_fixed_accepted(problem, state(problem, rules, Cells.of_mask(problem, open_cells)))
    return tuple(_finding(statement, row) for row in clashing_rows(statement.table, seed))


def _finding(statement: Statement, row: int) -> Finding:
    low, high = int(statement.table.low[row]), int(statement.table.high[row])
    return Finding(
        rule=statement.rules[row],
        hard=True,
        about=statement.abouts[row],
        count=0,
        low=low if low > -FREE else None,
        high=high if high < FREE else None,
        miss=1,
        cost=0,
    )


def clashing_rows(table: Table, seed: int) -> list[int]:
    """Return rows that cannot all hold, of which every one is needed for that: a minimal clash.

    Works by deletion: leave out one part after another, halving the parts, and keep only what is needed
    (Junker's QuickXplain finds the same set in the same order of tests).
    """
    relaxed = without_costs(table)
    rows = np.flatnonzero(relaxed.binding)

    def clashes(chosen: list[int]) -> bool:
        mask = np.zeros(len(relaxed.rows), dtype=np.bool_)
        mask[chosen] = True
        return _is_infeasible(_only(relaxed, mask), seed)

    return _needed([], rows.tolist(), clashes) if clashes(rows.tolist()) else []


def _needed(given: list[int], rows: list[int], clashes: Callable[[list[int]], bool]) -> list[int]:
    """Return a minimal part of ``rows`` that clashes together with ``given``."""
    if given and clashes(given):
        return []
    if len(rows) == 1:
        return rows
    half = len(rows) // 2
    first, second = rows[:half], rows[half:]
    from_second = _needed([*given, *first], second, clashes)
    return from_second + _needed([*given, *from_second], first, clashes)


def without_costs(table: Table) -> Table:
    """Return the hard rows alone."""
    nothing = np.zeros(0, dtype=np.int64)
    return replace(
        table,
        costs=np.zeros_like(table.costs),
        hinges=Hinges(nothing, nothing, nothing, nothing.astype(np.bool_), nothing),
    )


def _only(table: Table, rows: BoolArray) -> Table:
    return replace(
        table,
        low=np.where(rows, table.low, -FREE),
        high=np.where(rows, table.high, FREE),
    )


def _is_infeasible(table: Table, seed: int) -> bool:
    return solver_of(seconds=CHECK_SECONDS, seed=seed).solve(post(table).model) == cp_model.INFEASIBLE
