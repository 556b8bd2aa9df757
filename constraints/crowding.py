"""No stretch of a role has more people than it wants.

Why
    A third person at a gate is a person missing elsewhere, and more people in one place are more risk.

Example
    Three people where two are wanted, from 8:00 to 8:30 while one hands over to the next, cost half of 60:
    30.

Learners at a lesson do not count: how many a trainer can look after is another rule's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.pieces import hourly
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class Crowding(Rule):
    term: ClassVar = N_("Not too many at once")
    sentence: ClassVar = N_(
        "Nothing has more people at once than it wants. Each one too many costs {per_hour} by the hour."
    )
    says: ClassVar = N_("{need}, {role}, {when}: {count} people, {high} wanted")
    keeps_out: ClassVar = N_("all wanted people are there already")

    weight: Weight = 1
    per_hour: NonNegativeInt = 60

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            if problem.role[stretch.need, stretch.role].learns:
                continue
            ids = cells.at(stretch.shifts)
            if len(ids) > stretch.wanted:  # Fewer cells can never be too many people.
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                yield at_most(stretch.wanted, ids, about, price=hourly(self.per_hour, stretch.minutes))
