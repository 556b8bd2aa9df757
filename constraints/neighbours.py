"""Where it is better done by people of the building, its residents do it.

Why
    Neighbours know the doors, the dialect and who lives alone; and whoever stays in the own building carries
    nothing to another one.

Example
    The head count of building 3 is better done by its residents. Mei of building 3 costs nothing, Li of
    building 5 costs 8, and so does Wang, whose building is not known.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import Home
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class Neighbours(Rule):
    term: ClassVar = N_("People of the building")
    sentence: ClassVar = N_("Duties that are better done by residents of their building are done by them.")
    says: ClassVar = N_("{need}, {when}: {volunteer} does not live in that building")
    keeps_out: ClassVar = N_("does not live in that building")

    weight: Weight = 8

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, _preferred, lambda building: building not in {None, person.building})


def _preferred(problem: Problem, shift: Shift) -> str | None:
    """Return the building whose residents are preferred for a shift, if any are."""
    need = problem.need[shift.need]
    return (need.building or None) if need.home is Home.PREFER else None
