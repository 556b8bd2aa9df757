"""After a duty everybody rests for ``hours`` hours, if it can be had.

Why
    Eight hours between two duties are only enough to sleep; eleven leave time to eat, wash and get home.
    Neither standby at home nor duties of ``short_hours`` or less need rest or take it away.

Example
    With ``hours: 11``, Mei's duties until 20:00 and from 6:00 on leave ten hours: it costs 60 once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeFloat, NonNegativeInt

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class GoodRest(Rule):
    term: ClassVar = N_("Good rest")
    sentence: ClassVar = N_(
        "Everybody should rest {hours} hours after a duty; duties of up to {short_hours} hours do not count."
    )
    says: ClassVar = N_("{volunteer} rests little after a duty, {when}")
    keeps_out: ClassVar = N_("would rest too little after another duty")

    hours: NonNegativeInt = 11
    short_hours: NonNegativeInt | NonNegativeFloat = 2
    weight: Weight = 60

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            tiring = ~problem.standby[own.shifts] & (own.minutes > self.short_hours * 60)
            yield from self._of_person(own.only(tiring))

    def _of_person(self, own: PersonCells) -> Iterator[Limit]:
        """Look once at every moment at which a duty ends: other cells that could be taken add no finding."""
        for moment in np.unique(own.end):
            part = slice(*np.searchsorted(own.start, [moment, moment + self.hours * 60]))
            after = own.ids[part]
            if len(after):
                before = own.ids[own.end == moment]
                about = About(volunteer=own.person.id, start=int(moment), end=int(own.start[part][0]))
                yield Limit(about=about, blocks=(Block(1, before), Block(1, after)), high=1)
