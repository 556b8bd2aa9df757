"""Whenever anybody is on duty, those are among them who must be.

Why
    A night patrol without one police officer, guard or veteran cannot step in, and in an acute illness two of
    caller, medic and calming voice have to come as one team.

Example
    Night patrol asks for one of police, security or veteran. Mei and Li, who are none of these, cannot go
    from 22:00 to 24:00; with Wang, a veteran, they can. A patrol that nobody goes on breaks nothing: that is
    for the coverage to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.pieces import pieces
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.needs import Makeup
from paiban.values.problem import BoolArray, Problem
from paiban.values.roster import About


class TeamMakeup(Rule):
    term: ClassVar = N_("Make-up of a team")
    sentence: ClassVar = N_(
        "Whenever anybody is on duty, those who must be among them are: one of police, security or veterans "
        "on night patrol, two of three where somebody is acutely ill."
    )
    says: ClassVar = N_("{need}, {when}: {miss} more needed of those who must be among the people on duty")
    keeps_out: ClassVar = N_("somebody else must be there as well")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        asked = {makeup for need in problem.needs for makeup in need.makeup}
        fits = {makeup: _fits(problem, makeup) for makeup in asked}
        for piece in pieces(problem):
            for makeup in problem.need[piece.need].makeup:
                ids = cells.at(piece.shifts)
                fitting = ids[cells.volunteer_mask(ids, fits[makeup])]
                if len(ids):
                    yield Limit(
                        about=About(need=piece.need, start=piece.start, end=piece.end),
                        cells=fitting,
                        factors=np.full(len(fitting), -1, dtype=np.int64),
                        blocks=(Block(makeup.least, ids),),
                        high=0,
                    )


def _fits(problem: Problem, makeup: Makeup) -> BoolArray:
    """Return who counts, one entry for each volunteer."""
    fits = [
        person.kind in makeup.kinds or not makeup.skills.isdisjoint(person.skills)
        for person in problem.volunteers
    ]
    return np.array(fits, dtype=np.bool_)
