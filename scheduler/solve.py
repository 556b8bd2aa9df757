"""From a problem to a roster: state, start, improve and prove, audit."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.audit import audit
from paiban.scheduler.condense import condense
from paiban.scheduler.conflict import clash, find_any
from paiban.scheduler.dealing import Counted, Dealing
from paiban.scheduler.facts import fixed_roster
from paiban.scheduler.filling import fill, is_short, is_worth_filling, stating_seconds
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.mend import Mended
from paiban.scheduler.progress import Report, Reporter
from paiban.scheduler.search import SolveSettings, search
from paiban.scheduler.shed import shed
from paiban.scheduler.start import greedy_start
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates, state_classes
from paiban.scheduler.worker import Crew
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import Result, Roster, Status


def solve(
    problem: Problem, rules: Iterable[Rule], settings: SolveSettings, report: Report | None = None
) -> Result:
    """Return the best roster found within the settings, audited.

    ``KeyboardInterrupt`` ends the search and keeps the best roster so far. Raises ``AuditError`` if checker
    and solver disagree, which is a bug of ours.
    """
    began = time.monotonic()
    rules = tuple(rules)
    filled = _filled(problem, rules, settings)
    left = settings.seconds - (time.monotonic() - began)
    if filled is not None and _is_enough(problem, filled.roster, settings, left):
        return _found(problem, rules, filled.roster, filled.cost, None, began)
    with Crew(settings.solvers) as crew:
        try:
            first = problem.base if filled is None else filled.roster
            with _uncollected():
                statement, start = _started(problem, rules, settings, first)
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
    return _found(problem, rules, roster, incumbent.cost, incumbent.bound, began)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: millions of small objects are made, none that refer to each other."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _filled(problem: Problem, rules: tuple[Rule, ...], settings: SolveSettings) -> Mended | None:
    """Return a repair that moves hardly anybody, if there is one; ``None`` also where a search is as fast."""
    return fill(problem, rules, settings.most_seconds) if is_worth_filling(problem) else None


def _is_enough(problem: Problem, roster: Roster, settings: SolveSettings, seconds_left: float) -> bool:
    """Say whether a quick repair of a large compound fills everything, or there is no time for more."""
    needed = stating_seconds(problem)
    is_out_of_time = settings.steps is None and seconds_left < needed
    return needed > 0 and (is_out_of_time or not is_short(problem, roster))


def _found(
    problem: Problem, rules: tuple[Rule, ...], roster: Roster, cost: int, bound: int | None, began: float
) -> Result:
    return Result(
        status=Status.OPTIMAL if bound is not None and cost <= bound else Status.FEASIBLE,
        roster=roster,
        cost=cost,
        bound=bound,
        findings=audit(problem, rules, roster, cost),
        seconds=time.monotonic() - began,
    )


def _started(
    problem: Problem, rules: tuple[Rule, ...], settings: SolveSettings, first: Roster | None
) -> tuple[Statement, IntArray | None]:
    """Return a statement and a roster of it to begin with that keeps all hard rules; ``None`` if none does.

    Should nobody be able to deal a roster of classes without breaking a rule, there are no classes.
    """
    statement = state_classes(problem, rules)
    start = _start(problem, statement, settings, first)
    if start is None or start.is_feasible:
        return statement, None if start is None else start.taken
    statement = state_candidates(problem, rules)
    start = _start(problem, statement, settings, first)
    return statement, None if start is None else start.taken


def _start(
    problem: Problem, statement: Statement, settings: SolveSettings, first: Roster | None
) -> Counted | None:
    """Return a roster grown from the ``first`` one, if any, dealt; ``None`` if hard rules allow none."""
    table, dealing = statement.table, Dealing(statement)
    nobody = np.zeros(table.cell_count, dtype=np.int64)
    standing = nobody if first is None else statement.taken(first)
    starts = statement.cells.starts
    kept = shed(table, standing, statement.taken(fixed_roster(problem)))
    start = dealing.deal(greedy_start(table, kept, starts) > 0, standing)
    if start.is_feasible:
        return start
    found = find_any(table, start.taken, settings.seconds, settings.seed)
    return None if found is None else dealing.deal(greedy_start(table, found, starts) > 0, standing)
