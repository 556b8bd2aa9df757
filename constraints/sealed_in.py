"""Residents of a sealed building have duty only inside it, or online.

Why
    Nobody may leave a sealed building; its residents can still help their neighbours and answer the phone.

Example
    Building 3 is sealed from 12:00 on: Mei, who lives there, can be at the gate until 12:00, not until 12:30.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class SealedIn(Rule):
    term: ClassVar = N_("Sealed in")
    sentence: ClassVar = N_("Residents of a sealed building have duty only inside it, or online.")
    says: ClassVar = N_("{volunteer} cannot leave the sealed building for {need}, {when}")
    keeps_out: ClassVar = N_("lives in a sealed building")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        home = problem.building.get(person.building) if person.building else None
        if home is None or not home.sealed:
            return None
        outside = shifts_where(problem, _place, lambda place: place not in {None, home.number})
        if outside is None:
            return None
        sealed = np.zeros(len(problem.shifts), dtype=np.bool_)
        for start, end in home.sealed:
            sealed |= (problem.starts < end) & (start < problem.ends)
        return sealed & outside


def _place(problem: Problem, shift: Shift) -> str | None:
    """Return the building where a shift takes its people: empty outside of all, ``None`` if online."""
    need = problem.need[shift.need]
    return None if need.online else need.building or ""
