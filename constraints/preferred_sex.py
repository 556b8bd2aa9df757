"""Where women or men are preferred one of them is on duty, and where both are wished for both are.

Why
    Women are listened to more readily on day patrol and in talking people back indoors, and a quarrel of a
    couple is not for two men alone. It is a preference only and can be switched off.

Example
    Day patrol prefers women. Two men on it from 8:00 to 10:00 cost 2 hours x 10 = 20, a man and a woman
    nothing. The mediators are to be mixed: two women for two hours cost 20, one alone or a man and a woman
    nothing.

Where nobody is on duty nothing is asked, nor is a need mixed that wants one person at a time. Somebody whose
sex is not known does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit, not_all
from paiban.constraints.pieces import hourly, pieces, seats
from paiban.constraints.rule import Rule
from paiban.text import N_
from paiban.values.people import Sex
from paiban.values.problem import BoolArray, Problem
from paiban.values.roster import About


class PreferredSex(Rule):
    term: ClassVar = N_("Preferred sex")
    sentence: ClassVar = N_(
        "Where women are preferred (as on day patrol) or men, at least one of the people on duty is one; "
        "where both are wished for, two or more on duty are not all of one sex. "
        "Each hour without costs {per_hour}."
    )
    says: ClassVar = N_("{need}, {when}: a sex that is wished for is not among the people on duty")

    weight: NonNegativeInt = 1
    per_hour: NonNegativeInt = 10

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_of = {
            sex: np.array([person.sex == sex for person in problem.volunteers], dtype=np.bool_) for sex in Sex
        }
        yield from self._preferring(problem, cells, is_of)
        yield from self._mixed(problem, cells, is_of)

    def _preferring(self, problem: Problem, cells: Cells, is_of: Mapping[Sex, BoolArray]) -> Iterator[Limit]:
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

    def _mixed(self, problem: Problem, cells: Cells, is_of: Mapping[Sex, BoolArray]) -> Iterator[Limit]:
        for piece in pieces(problem, lambda need: need.mixed):
            if seats(problem, piece) < 2:
                continue
            ids = cells.at(piece.shifts)
            women, men = (ids[cells.volunteer_mask(ids, is_of[sex])] for sex in Sex)
            about = About(need=piece.need, start=piece.start, end=piece.end)
            for same, other in ((women, men), (men, women)):
                if len(same) > 1:
                    yield not_all(same, other, about, price=hourly(self.per_hour, piece.minutes))
