"""No face-to-face meeting has more than ``people`` people at a time.

Why
    A small room with the door shut is where a whole committee falls ill at once.

Example
    With ``people: 6`` six at a briefing are fine, a seventh is one too many. Online there is no limit. As a
    wish, each one too many costs the weight by the hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.pieces import hourly, pieces
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class MeetingSize(Rule):
    term: ClassVar = N_("Small meetings")
    sentence: ClassVar = N_("No face-to-face meeting has more than {people} people at a time.")
    says: ClassVar = N_("{need}, {when}: {count} people in one meeting, at most {high} allowed")
    keeps_out: ClassVar = N_("as many as may meet are there already")

    people: PositiveInt = 6
    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for piece in pieces(problem, lambda need: need.is_gathering):
            ids = cells.at(piece.shifts)
            if len(ids) > self.people:
                about = About(need=piece.need, start=piece.start, end=piece.end)
                yield at_most(self.people, ids, about, price=hourly(1, piece.minutes))
