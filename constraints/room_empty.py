"""While a place is emptied, as for disinfection, nobody else has duty there.

Why
    Who sits at the desk while it is sprayed breathes it in, and the round has to come back another time.

Example
    The office is disinfected from 12:00 to 12:30: nobody has the desk there from 10:00 to 14:00; one until
    12:00, and one from 12:30 on, are fine. So are the hotline, which is online, and standby at home.

A place is empty at all times of the duty that empties it, whoever has it. Duties that empty the same place
do not keep each other out.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import Need
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class RoomEmpty(Rule):
    term: ClassVar = N_("Empty rooms")
    sentence: ClassVar = N_("While a place is emptied, as for disinfection, nobody else has duty there.")
    says: ClassVar = N_("{volunteer} has duty at {need} while its place has to be empty, {when}")
    keeps_out: ClassVar = N_("the place has to be empty at that time")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, _is_shut, bool)


def _is_shut(problem: Problem, shift: Shift) -> bool:
    """Say whether a shift takes people to a place during any time at which it is emptied."""
    need = problem.need[shift.need]
    if not need.place or need.empties or need.online or shift.is_standby:
        return False
    return any(
        other.start < shift.end and shift.start < other.end
        for emptying in problem.needs
        if emptying.empties and emptying.place == need.place
        for other in _shifts(problem, emptying)
    )


def _shifts(problem: Problem, need: Need) -> list[Shift]:
    keys = [(need.id, role.name) for role in need.roles]
    return [problem.shifts[index] for key in keys for index in problem.shifts_of.get(key, ())]
