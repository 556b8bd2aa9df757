"""Whoever has several duties around a meal has time to eat.

Why
    Volunteers come again when they are cared for; who runs from the swab site to the parcels at noon goes
    hungry.

Example
    Meals are from 11:00 to 13:00 and from 17:00 to 19:00. Mei's duties from 10:00 to 12:00 and from 12:15 to
    14:00 leave her 15 minutes at noon: less than ``minutes: 30``, so 15. Whoever stands at one place for the
    whole two hours is brought a meal and costs nothing. Standby at home does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.days import every_day
from paiban.constraints.limit import Limit
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About
from paiban.values.spans import Span

_MEALS = ((11 * 60, 13 * 60), (17 * 60, 19 * 60))


class MealBreak(Rule):
    term: ClassVar = N_("Time to eat")
    sentence: ClassVar = N_(
        "Whoever has several duties between 11:00 and 13:00 or between 17:00 and 19:00 has {minutes} minutes "
        "free to eat. A meal is brought to those who stand at one place all that time."
    )
    says: ClassVar = N_("{volunteer} has no time to eat, {when}")
    keeps_out: ClassVar = N_("would have no time to eat")

    weight: Weight = 15
    minutes: NonNegativeInt = 30

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        meals = every_day(problem, _MEALS)
        for own in cells.people():
            yield from self._of_person(meals, own.only(~problem.standby[own.shifts]))

    def _of_person(self, meals: list[Span], own: PersonCells) -> Iterator[Limit]:
        for start, end in meals:
            minutes = np.minimum(own.end, end) - np.maximum(own.start, start)
            hungry = (minutes > 0) & (minutes < end - start)
            most = end - start - self.minutes
            if minutes[hungry].sum() > most:
                yield Limit(
                    about=About(volunteer=own.person.id, start=start, end=end),
                    cells=own.ids[hungry],
                    factors=minutes[hungry],
                    high=most,
                    once=True,
                )
