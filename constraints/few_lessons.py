"""Only those are sent to a lesson who need it for a duty.

Why
    Half an hour in a training room is half an hour less at the gate, and one more meeting.

Example
    Every person at a lesson costs 10. Mei, who is not trained yet, is sent there before her first duty in a
    suit, because a missing person costs more; for a duty at the desk nobody would send her.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.rule import Rule, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem


class FewLessons(Rule):
    term: ClassVar = N_("No lessons without need")
    sentence: ClassVar = N_("Only those are sent to a lesson who need it for a duty.")
    says: ClassVar = N_("{volunteer} is sent to a lesson: {need}, {when}")
    keeps_out: ClassVar = N_("would be sent to a lesson without need")

    weight: NonNegativeInt = 10

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, Problem.taught, bool)
