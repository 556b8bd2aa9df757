"""From a problem to a roster: state, start, improve and prove, audit."""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.audit import audit
from paiban.scheduler.condense import condense
from paiban.scheduler.conflict import clash, find_any
from paiban.scheduler.dealing import Counted, Dealing
from paiban.scheduler.facts import fixed_roster
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.progress import Report, Reporter
from paiban.scheduler.search import SolveSettings, search
from paiban.scheduler.shed import shed
from paiban.scheduler.start import greedy_start
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates, state_classes
from paiban.scheduler.worker import Crew
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import Result, Status


def solve(
    problem: Problem, rules: Iterable[Rule], settings: SolveSettings, report: Report | None = None
) -> Result:
    """Return the best roster found within the settings, audited.

    ``KeyboardInterrupt`` ends the search and keeps the best roster so far. Raises ``AuditError`` if checker
    and solver disagree, which is a bug of ours.
    """
    began = time.monotonic()
    rules = tuple(rules)
    with Crew(settings.solvers) as crew:
        try:
            statement, start = _started(problem, rules, settings)
        except TimeoutError:
            return Result(status=Status.STOPPED, seconds=time.monotonic() - began)
        if start is None:
            found = clash(problem, rules, settings.seed)
            return Result(status=Status.INFEASIBLE, clash=found, seconds=time.monotonic() - began)
        stated, statement = statement, condense(statement)
        incumbent = Incumbent(Dealing(statement), start)
        tick = Reporter(stated, incumbent, began, report)
        del stated  # of a large problem there is no room for both
        search(statement, incumbent, settings, began + settings.seconds, tick, crew)
    roster = statement.roster(incumbent.taken)
    return Result(
        status=Status.OPTIMAL if incumbent.is_optimal else Status.FEASIBLE,
        roster=roster,
        cost=incumbent.cost,
        bound=incumbent.bound,
        seconds=time.monotonic() - began,
        findings=audit(problem, rules, roster, incumbent.cost),
    )


def _started(
    problem: Problem, rules: tuple[Rule, ...], settings: SolveSettings
) -> tuple[Statement, IntArray | None]:
    """Return a statement and a first roster of it that keeps all hard rules; ``None`` if none does.

    Should nobody be able to deal a roster of classes without breaking a rule, there are no classes.
    """
    statement = state_classes(problem, rules)
    start = _start(problem, statement, settings)
    if start is None or start.is_feasible:
        return statement, None if start is None else start.taken
    statement = state_candidates(problem, rules)
    start = _start(problem, statement, settings)
    return statement, None if start is None else start.taken


def _start(problem: Problem, statement: Statement, settings: SolveSettings) -> Counted | None:
    """Return a first roster grown from the standing one, dealt; ``None`` if hard rules allow none."""
    table, dealing = statement.table, Dealing(statement)
    nobody = np.zeros(table.cell_count, dtype=np.int64)
    standing = nobody if problem.base is None else statement.taken(problem.base)
    starts = statement.cells.starts
    kept = shed(table, standing, statement.taken(fixed_roster(problem)))
    start = dealing.deal(greedy_start(table, kept, starts) > 0, standing)
    if start.is_feasible:
        return start
    found = find_any(table, start.taken, settings.seconds, settings.seed)
    return None if found is None else dealing.deal(greedy_start(table, found, starts) > 0, standing)
