"""At a lesson every trainer has at most ``people`` learners.

Why
    Putting on a suit is learned with somebody watching every step. Ten learners around one trainer watch each
    other's mistakes.

Example
    With ``people: 6``, seven learners from 8:00 to 8:30 need two trainers. Without a trainer nobody learns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.pieces import pieces_of, shifts_by_need
from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class Lessons(Rule):
    term: ClassVar = N_("Lessons")
    sentence: ClassVar = N_(
        "At a lesson every trainer has at most {people} learners; nobody learns without a trainer."
    )
    says: ClassVar = N_("{need}, {when}: {miss} learners too many for the trainers")
    keeps_out: ClassVar = N_("the lesson is full")

    people: PositiveInt = 6
    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        learns = shifts_where(problem, Problem.taught, bool)
        if learns is None:
            return
        for need, shifts in shifts_by_need(problem).items():
            if not learns[shifts].any():
                continue
            for piece in pieces_of(problem, need, shifts):
                ids = cells.at(piece.shifts)
                is_learner = learns[cells.shifts[ids]]
                if is_learner.any():
                    about = About(need=need, start=piece.start, end=piece.end)
                    yield at_most(0, ids, about, factors=np.where(is_learner, 1, -self.people))
