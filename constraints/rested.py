"""After the last duty of an earlier roster everybody rests before the first of this one.

Why
    A new week does not make a night duty of Sunday undone.

Example
    With ``hours: 8``, Mei was at the gate until 6:00 of the first day, as last week's roster said: she has no
    duty before 14:00, except one of ``short_hours`` or less, and standby at home.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import NonNegativeFloat, NonNegativeInt

from paiban.constraints.rule import HARD, Rule
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem


class Rested(Rule):
    term: ClassVar = N_("Rest since the last roster")
    sentence: ClassVar = N_(
        "After a duty of the roster before everybody rests at least {hours} hours; duties of up to "
        "{short_hours} hours do not count."
    )
    says: ClassVar = N_(
        "{volunteer} comes from a duty of the roster before and has not rested, {need} {when}"
    )
    keeps_out: ClassVar = N_("has not rested since a duty of the roster before")

    hours: NonNegativeInt = 8
    short_hours: NonNegativeInt | NonNegativeFloat = 2
    weight: Literal["hard"] = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        past = problem.past.get(person.id)
        if past is None or past.busy_until is None or past.busy_until + self.hours * 60 <= 0:
            return None
        is_long = problem.ends - problem.starts > self.short_hours * 60
        rest = is_long * self.hours * 60
        barred: BoolArray = (problem.starts < past.busy_until + rest) & ~problem.standby
        return barred
