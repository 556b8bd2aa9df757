"""Nobody is sent among their own neighbours where that would do harm.

Why
    Who settles a quarrel next door is party to it, and nobody tells the counsellor from the next flat what
    troubles them. A team for the whole compound always has somebody who can go in place of a neighbour.

Example
    A quarrel in building 3: Mei of building 3 cannot be sent. The mediators on call for all buildings are
    two: Mei and Li of building 3 cannot be both of them; Mei and Wang of building 5 can, and so can Mei and
    Zhao, whose building is not known.

Somebody alone on duty in such a team is better than nobody, and teams that want one person at a time are not
asked for more. As a wish, a team that is all of one building costs the weight by the hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, not_all
from paiban.constraints.pieces import Piece, hourly, pieces, seats
from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import Home, Need
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, IntArray, Problem, Shift
from paiban.values.roster import About


class OwnHome(Rule):
    term: ClassVar = N_("Not among own neighbours")
    sentence: ClassVar = N_(
        "Where neighbours would do harm (mediation, counselling) nobody serves in their own building, and of "
        "a team for all buildings not everybody on duty is of the same one."
    )
    says: ClassVar = N_("{need}, {when}, sends people among their own neighbours: {volunteer}{detail}")
    keeps_out: ClassVar = N_("would be sent among their own neighbours")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        if not person.building:
            return None
        return shifts_where(problem, _avoided, lambda building: building == person.building)

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        homes = np.array([person.building or "" for person in problem.volunteers])
        for piece in pieces(problem, _is_for_all):
            if seats(problem, piece) > 1:
                ids = cells.at(piece.shifts)
                yield from _of_team(piece, ids, homes[cells.volunteers[ids]])


def _of_team(piece: Piece, ids: IntArray, homes: NDArray[np.str_]) -> Iterator[Limit]:
    for building in np.unique(homes[homes != ""]).tolist():
        near, others = ids[homes == building], ids[homes != building]
        if len(near) > 1:
            about = About(need=piece.need, start=piece.start, end=piece.end, detail=building)
            yield not_all(near, others, about, price=hourly(1, piece.minutes))


def _is_for_all(need: Need) -> bool:
    return need.home is Home.AVOID and not need.building


def _avoided(problem: Problem, shift: Shift) -> str | None:
    """Return the building whose residents must not take a shift, if there is one."""
    need = problem.need[shift.need]
    return need.building if need.home is Home.AVOID else None
