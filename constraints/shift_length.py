"""No shift is longer than its kind of person may stand, nor cut for another kind.

Why
    Guards are paid for eight hours; a volunteer who stood six at a gate at night does not come back.
    Standby at home may be longer.

Example
    With ``volunteer_hours: 6``, the volunteer Mei can take six hours, but not eight; a guard can.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import PositiveInt

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class ShiftLength(Rule):
    term: ClassVar = N_("Length of a shift")
    sentence: ClassVar = N_(
        "Volunteers stand at most {volunteer_hours} hours at a time, guards {guard_hours}, "
        "staff {staff_hours}; standby lasts at most {standby_hours}."
    )
    says: ClassVar = N_("{need}, {when}, is longer than {volunteer} may stand, or cut for others")
    keeps_out: ClassVar = N_("the shift is too long for them, or cut for others")

    volunteer_hours: PositiveInt = 6
    guard_hours: PositiveInt = 8
    staff_hours: PositiveInt = 8
    standby_hours: PositiveInt = 12
    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        hours = {
            Kind.VOLUNTEER: self.volunteer_hours,
            Kind.GUARD: self.guard_hours,
            Kind.STAFF: self.staff_hours,
        }[person.kind]

        def unfit(cut: tuple[int, bool, frozenset[Kind]]) -> bool:
            minutes, is_standby, kinds = cut
            most = self.standby_hours if is_standby else hours
            return minutes > most * 60 or person.kind not in kinds

        return shifts_where(problem, _cut, unfit)


def _cut(problem: Problem, shift: Shift) -> tuple[int, bool, frozenset[Kind]]:
    return shift.minutes, shift.is_standby, shift.kinds
