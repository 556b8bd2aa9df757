"""After a duty in a suit or on the contaminated side ``minutes`` minutes pass before the next duty starts.

Why
    Most who infect themselves do so while they take their gear off in a hurry.

Example
    With ``minutes: 15``, Mei in a suit until 12:00 may be at the desk from 12:15 on, but not from 12:10. From
    the desk she may go straight into a suit.

Whoever is at home, online or on standby, wears no gear. An online duty, too, starts only when the gear is
off; standby may start at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import HARD, Rule, shifts_where
from paiban.text import N_
from paiban.values.needs import FULL_SUIT, Zone
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About


class TakeOff(Rule):
    term: ClassVar = N_("Time to take gear off")
    sentence: ClassVar = N_(
        "After a duty in a suit or on the contaminated side {minutes} minutes pass before the next one "
        "starts."
    )
    says: ClassVar = N_("{volunteer} has no time to take the gear off before the next duty, {when}")
    keeps_out: ClassVar = N_("would have no time to take the gear off")

    minutes: NonNegativeInt = 15
    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        wearing = shifts_where(problem, _is_in_gear, bool)
        if wearing is None:
            return
        in_gear = wearing & problem.on_site
        for own in cells.people():
            worn = own.only(in_gear[own.shifts])
            if len(worn.ids):
                yield from self._of_person(worn, own.only(~problem.standby[own.shifts]))

    def _of_person(self, worn: PersonCells, own: PersonCells) -> Iterator[Limit]:
        """Look once at every moment at which a duty starts less than the minutes after one in gear has ended.

        Duties that overlap are another rule's business.
        """
        ends, moments = np.sort(worn.end), np.unique(own.start)
        ended, undressed = (
            np.searchsorted(ends, moments - minutes, side="right") for minutes in (0, self.minutes)
        )
        for moment in moments[ended > undressed].tolist():
            before = worn.only((moment - self.minutes < worn.end) & (worn.end <= moment))
            after = own.only(own.start == moment)
            about = About(volunteer=own.person.id, start=int(before.start[0]), end=int(after.end[-1]))
            yield Limit(about=about, blocks=(Block(1, before.ids), Block(1, after.ids)), high=1)


def _is_in_gear(problem: Problem, shift: Shift) -> bool:
    return problem.gear(shift) >= FULL_SUIT or problem.zone(shift) is Zone.CONTAMINATED
