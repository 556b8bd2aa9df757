"""Nobody works more than ``hours`` hours within any 24 hours.

Why
    Limits by calendar day let somebody stand until midnight and start again right after it.
    Standby does not count.

Example
    With ``hours: 10``, Mei's 18:00 to 24:00 and 8:00 to 13:00 next morning are 11 hours: not allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np
from pydantic import PositiveInt

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import HARD, Rule
from paiban.text import N_
from paiban.values.horizon import DAY_MINUTES
from paiban.values.problem import Problem
from paiban.values.roster import About


class HoursIn24h(Rule):
    term: ClassVar = N_("Hours in 24 hours")
    sentence: ClassVar = N_("Nobody works more than {hours} hours within any 24 hours.")
    says: ClassVar = N_(
        "{volunteer} works {count:hours} hours within 24 hours, at most {high:hours} allowed, {when}"
    )
    keeps_out: ClassVar = N_("has worked too long within 24 hours")

    hours: PositiveInt = 10
    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            yield from self._of_person(own.only(~problem.standby[own.shifts]))

    def _of_person(self, own: PersonCells) -> Iterator[Limit]:
        """State one window for each start; what began before it counts in the window of its own start.

        A window that begins anywhere else holds no more than the one at the next start within it.
        """
        for start in np.unique(own.start):
            end = start + DAY_MINUTES
            part = slice(*np.searchsorted(own.start, [start, end]))
            minutes = np.minimum(own.end[part], end) - own.start[part]
            if minutes.sum() > self.hours * 60:
                about = About(volunteer=own.person.id, start=int(start), end=int(end))
                yield at_most(self.hours * 60, own.ids[part], about, minutes)
