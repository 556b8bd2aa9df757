"""Everybody has agreed to what a duty asks for beyond ordinary service.

Why
    Taking in a neighbour's dog or carrying home keys is nothing that one can be told to do.

Example
    Looking after pets asks for the consent ``pets``: Mei, who agreed to it, can be asked, Li cannot.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class Agreed(Rule):
    term: ClassVar = N_("Agreed to it")
    sentence: ClassVar = N_(
        "Everybody has agreed to what their duties ask for beyond ordinary service, such as taking in a pet."
    )
    says: ClassVar = N_("{volunteer} has not agreed to what {need} asks for, {when}")
    keeps_out: ClassVar = N_("has not agreed to this")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, _consent, lambda asked: bool(asked) and asked not in person.agrees)


def _consent(problem: Problem, shift: Shift) -> str:
    return problem.need[shift.need].consent
