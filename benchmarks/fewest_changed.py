"""How few standing duties a repair must take from others to staff as much as a given one: a proven bound."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.hours_in_24h import HoursIn24h
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.min_rest import MinRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.only_repair import people_on
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.constraints.stay_close import StayClose
from paiban.constraints.total_hours import TotalHours
from paiban.scheduler.answer import Limits
from paiban.scheduler.highs import solve_mip
from paiban.scheduler.stating import candidates, state_candidates, state_near
from paiban.values.problem import Problem
from paiban.values.roster import About, Roster

TINY = 1e-6  # that a solver may be off


class SameCover(Rule):
    """Every stretch has as many people as ``roster`` has there, up to the wanted ones."""

    term: ClassVar = "Same cover"
    sentence: ClassVar = "As many people as before are everywhere."
    says: ClassVar = "{need}, {role}, {when}: {count} people, {low} before"

    weight: Weight = HARD
    roster: Roster
    only: frozenset[tuple[int, ...]] | None = None

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        people = people_on(problem, self.roster)
        for stretch in problem.stretches:
            if self.only is not None and stretch.shifts not in self.only:
                continue
            there = min(stretch.wanted, sum(people[shift] for shift in stretch.shifts))
            if there:
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                yield at_least(there, cells.at(stretch.shifts), about)


COUNTED = StayClose(weight=1, per_change=1, within_12h=1, within_3h=1, new_duty_percent=0, per_person=0)
# Whoever leaves duties breaks none of these: they only say how much is too much for one person.
OF_A_PERSON = (NoOverlap, MinRest, HoursIn24h, TotalHours)


def fewest_displaced(problem: Problem, rules: Iterable[Rule], roster: Roster, seconds: float) -> int:
    """Return how many duties of the base must be given up by those who take over, at least.

    Soon found: only the seats count that the base lacks, and for those who could take them the hard rules of
    one person's duties. What is given up need not be filled.
    """
    hard = [rule for rule in rules if rule.is_hard]
    base = problem.base or Roster()
    there, asked = people_on(problem, base), people_on(problem, roster)
    lacking = [
        stretch.shifts
        for stretch in problem.stretches
        if sum(there[shift] for shift in stretch.shifts)
        < min(stretch.wanted, sum(asked[shift] for shift in stretch.shifts))
    ]
    near = np.zeros(len(problem.shifts), dtype=np.bool_)
    near[[shift for shifts in lacking for shift in shifts]] = True
    kept = [rule for rule in hard if isinstance(rule, OF_A_PERSON)]
    cover = SameCover(roster=roster, only=frozenset(lacking))
    statement = state_near(problem, [*kept, cover, COUNTED], base, candidates(problem, hard) & near)
    answer = solve_mip(statement.table, Limits(seconds=seconds))
    return 0 if answer.bound is None else max(0, math.ceil(answer.bound - TINY))


def fewest_changed(problem: Problem, rules: Iterable[Rule], roster: Roster, seconds: float) -> int:
    """Return how many duties of the base any roster gives up at least that covers as much as this one.

    Of the rules only the hard ones count. Proven; with more ``seconds`` it may be more.
    """
    hard = [rule for rule in rules if rule.is_hard]
    statement = state_candidates(problem, [*hard, SameCover(roster=roster), COUNTED])
    answer = solve_mip(statement.table, Limits(seconds=seconds), statement.taken(roster))
    return 0 if answer.bound is None else max(0, math.ceil(answer.bound - TINY))
