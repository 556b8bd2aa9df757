"""Where nobody else would be, those serve who usually come.

Why
    A roster that looks full at 20:00 is not full at 2:00 if somebody who often stays away is the only one at
    a sealed building.

Example
    Mei stayed away from three of her last ten duties: her chance is taken for 17.5 %, the usual one is 5 %.
    Four hours of hers at a P0 gate cost 4 x 1000 x 12.5 % = 500; another without a record costs nothing.

A chance is the mean of somebody's own record and ten duties with the usual chance. It counts at P0 and P1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.needs import Tier
from paiban.values.past import USUAL_NO_SHOW
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About


class Dependable(Rule):
    term: ClassVar = N_("Dependable where it counts")
    sentence: ClassVar = N_(
        "Whoever often stayed away is not relied upon: an hour of theirs costs {p0} at P0 and {p1} at P1, "
        "times how much more often than usual they stay away."
    )
    says: ClassVar = N_("{volunteer} has duties that matter and often stayed away")
    keeps_out: ClassVar = N_("often stayed away")
    is_private: ClassVar = True

    weight: Weight = 1
    p0: NonNegativeInt = 1000
    p1: NonNegativeInt = 400

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        excess = {name: past.no_show - USUAL_NO_SHOW for name, past in problem.past.items()}
        if not any(more > 0 for more in excess.values()):
            return
        prices = self._prices(problem)
        for own in cells.people():
            more = excess.get(own.person.id, 0)
            costs = (prices[own.shifts] * max(0, more) + 30_000) // 60_000
            counts = np.flatnonzero(costs)
            if len(counts):
                about = About(volunteer=own.person.id)
                yield at_most(0, own.ids[counts], about, factors=costs[counts])

    def _prices(self, problem: Problem) -> IntArray:
        """Return what each shift would cost if it were left empty, by 60 hours."""
        hourly = {Tier.P0: self.p0, Tier.P1: self.p1}
        by_shift = [hourly.get(problem.need[shift.need].tier, 0) for shift in problem.shifts]
        prices: IntArray = np.array(by_shift, dtype=np.int64) * (problem.ends - problem.starts)
        return prices
