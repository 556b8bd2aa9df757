"""Only those go to a lesson who lack what it teaches.

Why
    The few places beside a trainer are for those who cannot serve without them.

Example
    A lesson teaches gear and disinfection. Mei, trained in gear, may go there; Li, trained in both, may not.
"""

from __future__ import annotations

from typing import ClassVar

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem


class Learners(Rule):
    term: ClassVar = N_("Who learns")
    sentence: ClassVar = N_("Only those go to a lesson who lack what it teaches.")
    says: ClassVar = N_("{volunteer} has had the training that {need} teaches, {when}")
    keeps_out: ClassVar = N_("has had the training already")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(
            problem, Problem.taught, lambda taught: bool(taught) and taught <= person.trainings
        )
