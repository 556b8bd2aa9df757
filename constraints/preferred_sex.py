"""Where a role prefers women or men, at least one of the people on duty is one.

Why
    Women are listened to more readily on day patrol and in talking people back indoors. It is a preference
    only and can be switched off.

Example
    Day patrol prefers women. Two men on it from 8:00 to 10:00 cost 2 hours x 10 = 20, a man and a woman
    nothing.

Where nobody is on duty nothing is asked. Somebody whose sex is not known does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.pieces import hourly
from paiban.constraints.rule import Rule
from paiban.text import N_
from paiban.values.people import Sex
from paiban.values.problem import Problem
from paiban.values.roster import About


class PreferredSex(Rule):
    term: ClassVar = N_("Preferred sex")
    sentence: ClassVar = N_(
        "Where women are preferred (as on day patrol) or men, at least one of the people on duty is one. "
        "Each hour without costs {per_hour}."
    )
    says: ClassVar = N_("{need}, {role}, {when}: none of those preferred among the people on duty")

    weight: NonNegativeInt = 1
    per_hour: NonNegativeInt = 10

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_of = {
            sex: np.array([person.sex == sex for person in problem.volunteers], dtype=np.bool_) for sex in Sex
        }
        for stretch in problem.stretches:
            sex = problem.role[stretch.need, stretch.role].prefers
            if sex is None:
                continue
            ids = cells.at(stretch.shifts)
            is_preferred = cells.volunteer_mask(ids, is_of[sex])
            if not is_preferred.all():
                preferred = ids[is_preferred]
                yield Limit(
                    about=About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end),
                    cells=preferred,
                    factors=np.full(len(preferred), -1, dtype=np.int64),
                    blocks=(Block(1, ids[~is_preferred]),),
                    high=0,
                    price=hourly(self.per_hour, stretch.minutes),
                )
