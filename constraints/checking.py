"""The checker: counts a rule's statements on a finished roster. It needs no solver and specifies all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit
from paiban.constraints.rule import Rule
from paiban.values.problem import BoolArray, Problem
from paiban.values.roster import About, Finding, Roster


def check(problem: Problem, rules: Iterable[Rule], roster: Roster) -> tuple[Finding, ...]:
    """Return every limit that a roster misses, hard ones first, then by cost."""
    taken = Cells.of_roster(problem, roster)
    found = [finding for rule in rules for finding in _of_rule(problem, rule, taken)]
    return tuple(sorted(found, key=lambda finding: (not finding.hard, -finding.cost, finding.rule)))


def cost_of(findings: Iterable[Finding]) -> int:
    """Return what findings cost together."""
    return sum(finding.cost for finding in findings)


def _of_rule(problem: Problem, rule: Rule, taken: Cells) -> Iterator[Finding]:
    yield from _barred(problem, rule, taken)
    for limit in rule.every_limit(problem, taken):
        value = value_of(limit)
        miss, cost = limit.miss(value), limit.cost(value)
        if miss or (cost and not rule.is_hard):
            yield _finding(rule, limit.about, value, limit.low, limit.high, miss, cost)


def value_of(limit: Limit) -> int:
    """Return a limit's sum when every cell it names is taken, as in one stated over a roster."""
    return int(limit.factors.sum()) + sum(block.factor for block in limit.blocks if len(block.cells))


def _barred(problem: Problem, rule: Rule, taken: Cells) -> Iterator[Finding]:
    for own in taken.people():
        mask = rule.barred(problem, own.person)
        if mask is None:
            continue
        for index in own.shifts[mask[own.shifts]]:
            shift = problem.shifts[int(index)]
            about = About(
                volunteer=own.person.id, need=shift.need, role=shift.role, start=shift.start, end=shift.end
            )
            yield _finding(rule, about, 1, None, 0, 1, 1)


def _finding(
    rule: Rule, about: About, value: int, low: int | None, high: int | None, miss: int, cost: int
) -> Finding:
    weight = 0 if rule.weight == "hard" else rule.weight
    return Finding(
        rule=rule.name,
        hard=rule.is_hard,
        about=about,
        count=value,
        low=low,
        high=high,
        miss=miss,
        cost=weight * cost,
    )


def barred_cells(problem: Problem, rules: Iterable[Rule], people: Sequence[int] | None = None) -> BoolArray:
    """Return the (volunteers x shifts) table of cells that a hard rule bars; of these people if given."""
    table = np.zeros((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_)
    for rule in rules:
        if rule.is_hard:
            for bar in rule.bars(problem, people):
                table[bar.volunteer] |= bar.shifts
    return table
