"""What the coordinator set by hand stays as she wrote it.

Why
    She has spoken with people and knows what no table holds. A rule that her change breaks is reported, and
    everything else is arranged around it.

Example
    She writes Mei at the gate from 8:00 to 12:00 into the roster: Mei stays there, though she had offered
    the afternoon only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.rule import HARD, Rule
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class ByHand(Rule):
    term: ClassVar = N_("Set by hand")
    sentence: ClassVar = N_("What was changed by hand in the roster stays as it was written.")
    says: ClassVar = N_("{volunteer} at {need}, {when}, was set by hand and must stay")
    keeps_out: ClassVar = N_("the roster was changed by hand there")
    always: ClassVar = True

    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for volunteer, ident in sorted(problem.by_hand.cells):
            if volunteer not in problem.volunteer or ident not in problem.shift:
                continue
            shift, own = problem.shift[ident], cells.person(problem.volunteer_index[volunteer])
            about = About(
                volunteer=volunteer, need=shift.need, role=shift.role, start=shift.start, end=shift.end
            )
            yield at_least(1, own.ids[own.shifts == problem.shift_index[ident]], about)
