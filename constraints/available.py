"""Everybody is on duty only at times they offered.

Why
    People plan their own day around what they offered; a roster that ignores it is answered with a refusal.

Example
    Mei offered 8:00 to 12:00: a shift from 8:00 to 12:00 is fine, one from 8:00 to 13:00 is not.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem


class Available(Rule):
    term: ClassVar = N_("Available times")
    sentence: ClassVar = N_("Everybody is on duty only at times they offered.")
    says: ClassVar = N_("{volunteer} did not offer the time of {need}, {when}")
    keeps_out: ClassVar = N_("not available at that time")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray:
        fits = np.zeros(len(problem.shifts), dtype=np.bool_)
        for start, end in person.available:
            fits |= (start <= problem.starts) & (problem.ends <= end)
        return ~fits
