"""Everybody is of an age that fits the duty.

Why
    Minors do not go out at night nor to the contaminated side; from ``elder_age`` on, nights and suits are
    too hard. Roles may ask for more. Who did not tell their age passes.

Example
    With ``elder_age: 65``, Mei, 64, may guard a sealed building in a suit; Li, 65, may not.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from pydantic import NonNegativeInt

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import FULL_SUIT, Zone
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class AgeLimits(Rule):
    term: ClassVar = N_("Age")
    sentence: ClassVar = N_(
        "Below {minor_age} nobody has duty at night, on the contaminated side or in a suit; "
        "from {elder_age} on nobody has duty at night or in a suit."
    )
    says: ClassVar = N_("{volunteer} is not of an age for {role} at {need}, {when}")
    keeps_out: ClassVar = N_("not of an age for this duty")

    minor_age: NonNegativeInt = 18
    elder_age: NonNegativeInt = 65
    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        age = person.age
        if age is None:
            return None
        is_minor, is_elder = age < self.minor_age, age >= self.elder_age

        def unfit(asked: _Asked) -> bool:
            return (
                not asked.low <= age <= asked.high
                or (asked.is_hard and (is_minor or is_elder))
                or (asked.is_contaminated and is_minor)
            )

        return shifts_where(problem, _asked, unfit)


class _Asked(NamedTuple):
    low: float
    high: float
    is_hard: bool
    is_contaminated: bool


def _asked(problem: Problem, shift: Shift) -> _Asked:
    role = problem.role[shift.need, shift.role]
    return _Asked(
        low=0 if role.min_age is None else role.min_age,
        high=float("inf") if role.max_age is None else role.max_age,
        is_hard=problem.gear(shift) >= FULL_SUIT or problem.is_night(shift),
        is_contaminated=problem.zone(shift) is Zone.CONTAMINATED,
    )
