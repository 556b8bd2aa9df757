"""Nobody works longer on one calendar day than they offered.

Why
    "Two hours a day" is a promise to the family at home. ``default_hours`` holds for those who named no
    limit; without it they have none. A shift over midnight counts on both days, each with its part; standby
    does not count.

Example
    Mei offers 4 hours a day: 8:00 to 12:00 is fine; until 12:30 is half an hour too much.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.days import at_most_a_day
from paiban.constraints.limit import Limit
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import Problem


class HoursPerDay(Rule):
    term: ClassVar = N_("Hours a day")
    sentence: ClassVar = N_("Nobody works longer on one day than they offered.")
    says: ClassVar = N_(
        "{volunteer} works {count:hours} hours on one day, at most {high:hours} offered, {when}"
    )
    keeps_out: ClassVar = N_("has no hours left on that day")

    default_hours: PositiveInt | None = None
    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            most = self._most(own.person)
            if most is not None:
                yield from at_most_a_day(problem, own, most)

    def _most(self, person: Volunteer) -> int | None:
        if person.day_minutes is not None:
            return person.day_minutes
        return None if self.default_hours is None else self.default_hours * 60
