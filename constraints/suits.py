"""No day's duties take more suits of a level than there are for one day.

Why
    Suits that the last duty of the day should wear must not have been worn out by the first. Nobody can stay
    in one for long: after ``hours`` hours it is soaked, and whoever goes on needs another.

Example
    With 10 suits of level 2 a day and ``hours: 4``, ten duties of up to 4 hours a day can wear one; one of 6
    hours takes two. A level of which the sheet says nothing has enough.

A duty counts on the day it starts. Online duties take no suit, and being on call takes one, for the call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.needs import OnCall
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About


class Suits(Rule):
    term: ClassVar = N_("Suits in stock")
    sentence: ClassVar = N_(
        "No day takes more suits of a level than there are; a duty takes one, and one more for every further "
        "{hours} hours begun."
    )
    says: ClassVar = N_("{when} takes {count} suits of level {detail}; there are {high}")
    keeps_out: ClassVar = N_("no suit is left for that day")

    hours: PositiveInt = 4
    weight: Weight = HARD

    def taken(self, minutes: int) -> int:
        """Return how many suits so many minutes in gear take."""
        return max(1, -(-minutes // (self.hours * 60)))

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        if not problem.site.suits:
            return
        worn, of_shift = problem.grouped(_worn)
        levels = np.array([level for level, _ in worn])[of_shift]
        counts = np.array([self.taken(minutes) for _, minutes in worn])[of_shift]
        for start, end in problem.horizon.days:
            is_today = (start <= problem.starts) & (problem.starts < end)
            for level, stock in sorted(problem.site.suits.items()):
                ids = cells.at(np.flatnonzero(is_today & (levels == level)))
                suits = counts[cells.shifts[ids]]
                if suits.sum() > stock:
                    yield at_most(stock, ids, About(start=start, end=end, detail=str(level)), suits)


def _worn(problem: Problem, shift: Shift) -> tuple[int, int]:
    """Return the level of gear that a shift wears, 0 if none, and for how many minutes."""
    need = problem.need[shift.need]
    return (0 if need.online else problem.gear(shift)), (0 if isinstance(need, OnCall) else shift.minutes)
