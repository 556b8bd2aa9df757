"""Between two duties everybody rests for at least ``hours`` hours.

Why
    Who comes back after a short night makes mistakes with suits and disinfectant.
    Standby at home is no exertion: it neither needs rest nor takes it away.

Example
    With ``hours: 8``, Mei at the gate until 22:00 may be on patrol from 6:00 on, but not from 5:00.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import cliques
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class MinRest(Rule):
    term: ClassVar = N_("Least rest")
    sentence: ClassVar = N_("Everybody rests at least {hours} hours between two duties.")
    says: ClassVar = N_("{volunteer} has {count} duties with too little rest between them, {when}")
    keeps_out: ClassVar = N_("needs rest before or after another duty")

    hours: NonNegativeInt = 8
    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            for clash in cliques(own.only(~problem.standby[own.shifts]), self.hours * 60):
                shifts = cells.shifts[clash]
                about = About(
                    volunteer=own.person.id,
                    start=int(problem.starts[shifts].min()),
                    end=int(problem.ends[shifts].max()),
                )
                yield at_most(1, clash, about)
