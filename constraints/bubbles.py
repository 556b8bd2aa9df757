"""People of different bubbles do not serve together.

Why
    People who live or work together anyway infect nobody new by serving together. Mixed teams spread an
    infection from one bubble to the next.

Example
    Mei is of one bubble, Li of another. Both at the gate from 8:00 to 12:00 cost 4 hours x 20 = 80. Wang, who
    is of no bubble, costs nothing with either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, one_each
from paiban.constraints.pieces import hourly, pieces
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class Bubbles(Rule):
    term: ClassVar = N_("Bubbles serve apart")
    sentence: ClassVar = N_(
        "People of different bubbles are not on duty together. "
        "Each bubble beyond the first costs {per_hour} by the hour."
    )
    says: ClassVar = N_("{need}, {when}: people of {count} different bubbles together")
    keeps_out: ClassVar = N_("people of another bubble are there")

    weight: Weight = 1
    per_hour: NonNegativeInt = 20

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        names = sorted({person.bubble for person in problem.volunteers if person.bubble})
        if len(names) < 2:
            return
        number = {name: index for index, name in enumerate(names)}
        bubbles = np.array([number.get(person.bubble, -1) for person in problem.volunteers], dtype=np.int64)
        for piece in pieces(problem):
            ids = cells.at(piece.shifts)
            found = bubbles[cells.volunteers[ids]]
            several = one_each(ids[found >= 0], found[found >= 0])
            if len(several) > 1:
                yield Limit(
                    about=About(need=piece.need, start=piece.start, end=piece.end),
                    blocks=several,
                    high=1,
                    price=hourly(self.per_hour, piece.minutes),
                )
