"""Everybody has had all the training that the role asks for.

Why
    Who has never put on a suit under supervision infects themselves when taking it off.

Example
    Disinfection asks for training in gear and in disinfection: Mei, trained in gear only, cannot do it.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift


class Trained(Rule):
    term: ClassVar = N_("Training asked for")
    sentence: ClassVar = N_("Everybody has had all the training that the role asks for.")
    says: ClassVar = N_("{volunteer} has not had the training for {role} at {need}, {when}")
    keeps_out: ClassVar = N_("has not had the training")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, _trainings, lambda asked: not asked <= person.trainings)


def _trainings(problem: Problem, shift: Shift) -> frozenset[str]:
    return problem.role[shift.need, shift.role].trainings
