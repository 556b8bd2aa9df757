"""How few standing duties a repair must take from others to staff as much as a given one: a proven bound."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import ClassVar

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.only_repair import people_on
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.constraints.stay_close import StayClose
from paiban.scheduler.answer import Limits
from paiban.scheduler.highs import solve_mip
from paiban.scheduler.stating import state_candidates
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

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        people = people_on(problem, self.roster)
        for stretch in problem.stretches:
            there = min(stretch.wanted, sum(people[shift] for shift in stretch.shifts))
            if there:
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                yield at_least(there, cells.at(stretch.shifts), about)


def fewest_changed(problem: Problem, rules: Iterable[Rule], roster: Roster, seconds: float) -> int:
    """Return how many duties of the base any roster gives up at least that covers as much as this one.

    Of the rules only the hard ones count. Proven; with more ``seconds`` it may be more.
    """
    counted = StayClose(weight=1, per_change=1, within_12h=1, within_3h=1, new_duty_percent=0, per_person=0)
    hard = [rule for rule in rules if rule.is_hard]
    statement = state_candidates(problem, [*hard, SameCover(roster=roster), counted])
    answer = solve_mip(statement.table, Limits(seconds=seconds), statement.taken(roster))
    return 0 if answer.bound is None else max(0, math.ceil(answer.bound - TINY))
