"""Nobody is in a suit for more than ``hours`` hours at a stretch, if it can be had.

Why
    In a suit one can neither drink nor go to the toilet, and whoever is at the end of their strength makes
    the mistake that infects them. A guard at a sealed door may have to stand longer all the same.

Example
    With ``hours: 4`` and ``per_hour: 15`` Mei's six hours in a suit cost 2 hours x 15 = 30.

One duty is one stretch. Being on call counts as none: gear is put on for the call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.pieces import hourly
from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import FULL_SUIT, OnCall
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About


class SuitTime(Rule):
    term: ClassVar = N_("Time in a suit")
    sentence: ClassVar = N_(
        "Nobody is in a suit for more than {hours} hours at a stretch. Each hour beyond costs {per_hour}."
    )
    says: ClassVar = N_("{need}, {role}, {when}: too long in a suit for {count} people")
    keeps_out: ClassVar = N_("would be in a suit for too long")

    hours: NonNegativeInt = 4
    per_hour: NonNegativeInt = 15
    weight: Weight = 1

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        too_long = shifts_where(problem, _minutes_in_suit, lambda minutes: minutes > self.hours * 60)
        for index in () if too_long is None else np.flatnonzero(too_long).tolist():
            shift = problem.shifts[index]
            ids = cells.at((index,))
            if len(ids):
                about = About(need=shift.need, role=shift.role, start=shift.start, end=shift.end)
                yield at_most(0, ids, about, price=hourly(self.per_hour, shift.minutes - self.hours * 60))


def _minutes_in_suit(problem: Problem, shift: Shift) -> int:
    need = problem.need[shift.need]
    is_worn = problem.gear(shift) >= FULL_SUIT and not need.online and not isinstance(need, OnCall)
    return shift.minutes if is_worn else 0
