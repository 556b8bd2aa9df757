"""Between two duties everybody rests for at least ``hours`` hours.

Why
    Who comes back after a short night makes mistakes with suits and disinfectant.
    Standby at home is no exertion: it neither needs rest nor takes it away. Nor do duties of ``short_hours``
    or less: who sprays the stairs for an hour in the morning can stand at the gate in the afternoon.

Example
    With ``hours: 8``, Mei at the gate until 22:00 may be at the desk from 6:00 on, but not from 5:00; with
    ``short_hours: 2`` a patrol from 5:00 to 7:00 is fine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np
from pydantic import NonNegativeFloat, NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Packing
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import cliques
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class MinRest(Rule):
    term: ClassVar = N_("Least rest")
    sentence: ClassVar = N_(
        "Everybody rests at least {hours} hours between two duties; "
        "duties of up to {short_hours} hours do not count."
    )
    says: ClassVar = N_("{volunteer} has {count} duties with too little rest between them, {when}")
    keeps_out: ClassVar = N_("needs rest before or after another duty")

    hours: NonNegativeInt = 8
    short_hours: NonNegativeInt | NonNegativeFloat = 2
    weight: Literal["hard"] = HARD

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        is_long = cells.ends - cells.starts > self.short_hours * 60
        tiring = np.flatnonzero(is_long & ~problem.standby[cells.shifts])
        clashes = cliques(cells, tiring, cells.volunteers[tiring], self.hours * 60)

        def about(index: int) -> About:
            person = problem.volunteers[clashes.owner[index]]
            start, end = clashes.first_start[index], clashes.last_end[index]
            return About(volunteer=person.id, start=int(start), end=int(end))

        yield Packing(clashes.sets, about)
