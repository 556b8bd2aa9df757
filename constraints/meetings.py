"""Nobody has more than ``per_day`` face-to-face meetings on one day.

Why
    People who carry the work of a compound sit in every meeting, and one of them infected infects them all.
    A call does as well.

Example
    With ``per_day: 1`` Mei's briefing at 9:00 and committee at 15:00 cost 20; with the committee online they
    cost nothing. A meeting counts on the day it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About


class Meetings(Rule):
    term: ClassVar = N_("Few meetings")
    sentence: ClassVar = N_("Nobody has more than {per_day} face-to-face meetings on one day.")
    says: ClassVar = N_("{volunteer} has {count} face-to-face meetings on one day, {when}")
    keeps_out: ClassVar = N_("has a meeting on that day already")

    per_day: NonNegativeInt = 1
    weight: Weight = 20

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_meeting = shifts_where(problem, _is_meeting, bool)
        if is_meeting is None:
            return
        for own in cells.people():
            met = own.only(is_meeting[own.shifts])
            for start, end in problem.horizon.days:
                ids = met.ids[(start <= met.start) & (met.start < end)]
                if len(ids) > self.per_day:
                    yield at_most(self.per_day, ids, About(volunteer=own.person.id, start=start, end=end))


def _is_meeting(problem: Problem, shift: Shift) -> bool:
    return problem.need[shift.need].is_gathering
