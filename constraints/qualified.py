"""Everybody has the skills that the role asks for and is of a kind that it admits.

Why
    A first-aid standby without a doctor or nurse helps nobody, and an exit pass may only be signed by staff.

Example
    A role that asks for doctor or nurse takes the nurse Li, but not the driver Mei. One that asks for both a
    driver and a pass takes nobody who has only one of the two.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class Qualified(Rule):
    term: ClassVar = N_("Skills asked for")
    sentence: ClassVar = N_(
        "Everybody has the skills that the role asks for and is of a kind that it admits."
    )
    says: ClassVar = N_("{volunteer} is not qualified as {role} at {need}, {when}")
    keeps_out: ClassVar = N_("not qualified for this role")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        def lacks(asked: _Asked) -> bool:
            skills, must, kinds = asked
            has_one = not skills or not skills.isdisjoint(person.skills)
            return person.kind not in kinds or not has_one or not must <= person.skills

        return shifts_where(problem, _asked, lacks)


_Asked = tuple[frozenset[str], frozenset[str], frozenset[Kind]]


def _asked(problem: Problem, shift: Shift) -> _Asked:
    role = problem.role[shift.need, shift.role]
    return role.skills, role.must, role.kinds
