"""Nobody who serves for the first time is there without somebody who has served before.

Why
    A first duty goes wrong in small ways (gear, forms, angry people) that anybody beside you would have
    caught.

Example
    Mei's first duty is the gate from 8:00 to 12:00, experienced Li is there from 8:00 to 11:00: the last hour
    costs 15, and it costs no more if another beginner stands there with her.

The other may be in any role of the need. Where only one seat is wanted at a time nobody can have company, so
nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.pieces import hourly, pieces, seats
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class Experienced(Rule):
    term: ClassVar = N_("Beginners in company")
    sentence: ClassVar = N_(
        "First-timers are never without somebody experienced. Each hour in which they are costs {per_hour}."
    )
    says: ClassVar = N_("{need}, {when}: only first-timers on duty")
    keeps_out: ClassVar = N_("serves for the first time and would be without anybody experienced")

    weight: Weight = 1
    per_hour: NonNegativeInt = 15

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        first_timers = np.array([person.first_timer for person in problem.volunteers], dtype=np.bool_)
        if not first_timers.any():
            return
        for piece in pieces(problem):
            ids = cells.at(piece.shifts)
            is_first = cells.volunteer_mask(ids, first_timers)
            if is_first.any() and seats(problem, piece) > 1:
                # One beginner or several are one miss; every experienced person makes up for all of them.
                company = ids[~is_first]
                yield Limit(
                    about=About(need=piece.need, start=piece.start, end=piece.end),
                    cells=company,
                    factors=np.full(len(company), -1, dtype=np.int64),
                    blocks=(Block(1, ids[is_first]),),
                    high=0,
                    price=hourly(self.per_hour, piece.minutes),
                )
