"""What has begun before now stays as it stands.

Why
    Re-planning cannot change the past: who is on duty now stays, and nobody is put where they were not.

Example
    Now is 10:00: Mei's shift from 8:00 to 12:00 stays hers; her shift from 10:00 on may go to somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.rule import HARD, Rule
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem
from paiban.values.roster import About


class Frozen(Rule):
    term: ClassVar = N_("What has begun")
    sentence: ClassVar = N_("What has begun before now stays as it stands.")
    says: ClassVar = N_("{volunteer} at {need}, {when}, has begun and cannot change any more")
    keeps_out: ClassVar = N_("that duty has begun without them")
    always: ClassVar = True

    weight: Literal["hard"] = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        if problem.base is None or problem.now is None:
            return None
        barred = problem.starts < problem.now
        barred[list(problem.base_shifts.get(person.id, ()))] = False
        return barred

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        if problem.now is None:
            return
        for index, person in enumerate(problem.volunteers):
            begun = [
                shift
                for shift in problem.base_shifts.get(person.id, ())
                if problem.shifts[shift].start < problem.now
            ]
            if begun:
                own = cells.person(index)
                for position in begun:
                    shift = problem.shifts[position]
                    about = About(
                        volunteer=person.id,
                        need=shift.need,
                        role=shift.role,
                        start=shift.start,
                        end=shift.end,
                    )
                    yield at_least(1, own.ids[own.shifts == position], about)
