"""Nobody works longer in the planned period than they offered.

Why
    Some can give ten hours a week and no more; asking for the eleventh loses the other ten. Standby does
    not count.

Example
    Mei offers 10 hours in all: two duties of 5 hours are fine, a third of one hour is one hour too much.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class TotalHours(Rule):
    term: ClassVar = N_("Hours in all")
    sentence: ClassVar = N_("Nobody works longer in the planned period than they offered.")
    says: ClassVar = N_("{volunteer} works {count:hours} hours in all, at most {high:hours} offered")
    keeps_out: ClassVar = N_("has no hours left in the planned period")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            most = own.person.total_minutes
            active = own.only(~problem.standby[own.shifts])
            if most is not None and active.minutes.sum() > most:
                yield at_most(most, active.ids, About(volunteer=own.person.id), active.minutes)
