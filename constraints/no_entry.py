"""Nobody goes into a sealed building without a suit, except those who live there.

Why
    What is sealed in stays in only if whoever comes and goes is protected. Neighbours behind the same door
    can help each other as they are.

Example
    Building 3 is sealed: Mei, who lives there, may carry up the parcels at 17:00; Li from building 4 may not,
    unless the duty wears a suit.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import FULL_SUIT
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class NoEntry(Rule):
    term: ClassVar = N_("No entry")
    sentence: ClassVar = N_("Nobody goes into a sealed building without a suit, except those who live there.")
    says: ClassVar = N_("{volunteer} may not enter the sealed building for {need} without a suit, {when}")
    keeps_out: ClassVar = N_("may not enter the sealed building")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, _closed, lambda number: number not in {None, person.building})


def _closed(problem: Problem, shift: Shift) -> str | None:
    """Return the sealed building that a shift enters without a suit; ``None`` if it enters none."""
    need = problem.need[shift.need]
    building = problem.building.get(need.building) if need.building else None
    if building is None or need.online or problem.gear(shift) >= FULL_SUIT:
        return None
    return building.number if building.is_sealed(shift.span) else None
