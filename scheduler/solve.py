"""From a problem to a roster: state, start, improve and prove, audit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.audit import audit
from paiban.scheduler.conflict import clash, find_any
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.search import SolveSettings, search
from paiban.scheduler.start import greedy_start
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import Result, Roster, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What the search knows at a moment; ``open_seats`` counts needed people still missing.

    ``roster`` makes the best roster of that moment, even when it is called later.
    """

    seconds: float
    cost: int
    bound: int | None
    open_seats: int
    doing: str
    steps: int
    roster: Callable[[], Roster]


Report = Callable[[Progress], None]


def solve(
    problem: Problem, rules: Iterable[Rule], settings: SolveSettings, report: Report | None = None
) -> Result:
    """Return the best roster found within the settings, audited.

    ``KeyboardInterrupt`` ends the search and keeps the best roster so far. Raises ``AuditError`` if checker
    and solver disagree, which is a bug of ours.
    """
    began = time.monotonic()
    rules = tuple(rules)
    statement = state_candidates(problem, rules)
    try:
        start = _start(problem, statement, settings)
    except TimeoutError:
        return Result(status=Status.STOPPED, seconds=time.monotonic() - began)
    if start is None:
        found = clash(problem, rules, settings.seed)
        return Result(status=Status.INFEASIBLE, clash=found, seconds=time.monotonic() - began)
    incumbent = Incumbent(statement.table, start)
    seats = coverage_rows(statement)

    def tick() -> None:
        if report is not None:
            report(_progress(statement, incumbent, seats, began))

    search(statement, incumbent, settings, began + settings.seconds, tick)
    roster = statement.roster(incumbent.taken)
    return Result(
        status=Status.OPTIMAL if incumbent.is_optimal else Status.FEASIBLE,
        roster=roster,
        cost=incumbent.cost,
        bound=incumbent.bound,
        seconds=time.monotonic() - began,
        findings=audit(problem, rules, roster, incumbent.cost),
    )


def _start(problem: Problem, statement: Statement, settings: SolveSettings) -> IntArray | None:
    """Return a first roster that keeps all hard rules, grown from the standing one; ``None`` if none does."""
    table = statement.table
    standing = None if problem.base is None else statement.taken(problem.base)
    start = greedy_start(table, _kept(table, standing))
    if table.is_feasible(start):
        return start
    found = find_any(table, start, settings.seconds, settings.seed)
    return None if found is None else greedy_start(table, found)


def _kept(table: Table, standing: IntArray | None) -> IntArray | None:
    """Return the standing roster if it still keeps every upper hard limit, else none of it."""
    if standing is None:
        return None
    return standing if (table.values(standing) <= table.high).all() else np.zeros_like(standing)


def _progress(statement: Statement, incumbent: Incumbent, seats: IntArray, began: float) -> Progress:
    return Progress(
        seconds=time.monotonic() - began,
        cost=incumbent.cost,
        bound=incumbent.bound,
        open_seats=open_seats(statement.table, incumbent.taken, seats),
        doing=incumbent.doing,
        steps=incumbent.steps,
        roster=partial(statement.roster, incumbent.taken),
    )


def coverage_rows(statement: Statement) -> IntArray:
    """Return the hinges that ask for the needed people."""
    asking = np.array([rule == "coverage" for rule in statement.rules], dtype=np.bool_)
    hinges = statement.table.hinges
    return np.flatnonzero(hinges.under & asking[hinges.row]) if len(asking) else np.zeros(0, dtype=np.int64)


def open_seats(table: Table, taken: IntArray, seats: IntArray) -> int:
    """Return how many needed people are still missing, over all stretches."""
    asked = table.hinges.only(seats)
    return int(np.maximum(0, asked.at - table.values(taken)[asked.row]).sum())
