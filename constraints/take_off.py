"""After a duty in a suit or on the contaminated side ``minutes`` minutes pass before the next duty starts.

Why
    Most who infect themselves do so while they take their gear off in a hurry.

Example
    With ``minutes: 15``, Mei in a suit until 12:00 may be at the desk from 12:15 on, but not from 12:10. From
    the desk she may go straight into a suit.

Whoever is at home, online or on standby, wears no gear; but an online duty, too, starts only when it is off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import HARD, Rule, shifts_where
from paiban.constraints.sweep import cliques
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
        """Duties that need no time afterwards may clash with each other: that is another rule's business."""
        wearing = shifts_where(problem, _is_in_gear, bool)
        if wearing is None:
            return
        is_worn = (wearing & problem.on_site)[cells.shifts]
        ids = np.flatnonzero(~problem.standby[cells.shifts])
        clashes = cliques(cells, ids, cells.volunteers[ids], pad=self.minutes * is_worn[ids])
        for index in range(len(clashes.sets)):
            members = clashes.sets[index]
            worn, others = members[is_worn[members]], members[~is_worn[members]]
            if len(worn):
                yield Limit(
                    about=About(
                        volunteer=problem.volunteers[clashes.owner[index]].id,
                        start=int(clashes.first_start[index]),
                        end=int(clashes.last_end[index]),
                    ),
                    cells=worn,
                    factors=np.ones(len(worn), dtype=np.int64),
                    blocks=(Block(1, others),),
                    high=1,
                )


def _is_in_gear(problem: Problem, shift: Shift) -> bool:
    return problem.gear(shift) >= FULL_SUIT or problem.zone(shift) is Zone.CONTAMINATED
