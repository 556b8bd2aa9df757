"""Nights are shared evenly: every night above a fair share costs more than the one before.

Why
    Hours can be made up for, a night cannot. Where the same three always stand at the gate at night, they
    stop coming.

Example
    Twelve nights for six people are two each. A third night costs 30, a fourth 90 more, so that the price
    follows the square: 30, 120, 270. A guard is expected to take twice a volunteer's share.

The share is all wanted night seats, divided by the people whose time and health let them take any; it is
rounded up, so that an even roster costs nothing. A night duty has an hour or more between 22:00 and 6:00.
Standby at home does not count. Nights of earlier rosters count: who had more than a fair share of them has
that many fewer now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.available import Available
from paiban.constraints.cells import Cells
from paiban.constraints.fair_share import carried_before
from paiban.constraints.health_limits import HealthLimits
from paiban.constraints.limit import Limit, Step
from paiban.constraints.rule import Rule
from paiban.text import N_
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About

_STEPS = 6  # Nights above the share; further steps would only swell the model.


class FairNights(Rule):
    term: ClassVar = N_("Fair share of nights")
    sentence: ClassVar = N_(
        "Nights are shared evenly: the first above a fair share costs {price}, two cost four times as much, "
        "three nine times. Guards take {guard_percent} % of a volunteer's share."
    )
    says: ClassVar = N_("{volunteer} has {count} nights, a fair share ends at {high}")
    keeps_out: ClassVar = N_("has a fair share of nights already")

    weight: NonNegativeInt = 1
    price: NonNegativeInt = 30
    guard_percent: NonNegativeInt = 200

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        if not problem.night_duties.any():
            return
        wanted = _wanted_thousandths(problem)
        able = (person for person in problem.volunteers if _is_able(problem, person))
        everyone = max(1, sum(self._percent(person) for person in able))
        carried = carried_before(problem, self._percent, lambda past: past.nights)
        for own in cells.people():
            nights = own.ids[problem.night_duties[own.shifts]]
            share = -(-wanted * self._percent(own.person) // (1000 * everyone))
            left = share - max(0, carried.get(own.person.id, 0))
            if len(nights) > max(0, left):
                yield self._limit(own.person.id, nights, left)

    def _limit(self, person: str, nights: IntArray, share: int) -> Limit:
        """Return the limit of a share; of a share used up already the steep part alone is left."""
        above = range(share + 1, min(share + _STEPS, len(nights)))
        passed = sum(mark <= 0 for mark in above)
        return Limit(
            about=About(volunteer=person),
            cells=nights,
            factors=np.ones(len(nights), dtype=np.int64),
            high=max(0, share),
            price=self.price * (1 + 2 * passed),
            steps=tuple(Step(mark, 2 * self.price) for mark in above if mark > 0),
        )

    def _percent(self, person: Volunteer) -> int:
        return self.guard_percent if person.kind == Kind.GUARD else 100


def _is_able(problem: Problem, person: Volunteer) -> bool:
    """Say whether time and health let somebody take any night duty."""
    open_to = problem.night_duties.copy()
    for rule in (Available(), HealthLimits()):
        barred = rule.barred(problem, person)
        if barred is not None:
            open_to &= ~barred
    return bool(open_to.any())


def _wanted_thousandths(problem: Problem) -> int:
    """Return how many night duties (x 1000) fill all wanted seats, by the shifts that could cover them."""
    minutes = problem.ends - problem.starts
    total = 0
    for stretch in problem.stretches:
        shifts = list(stretch.shifts)
        if shifts:
            nights = stretch.wanted * stretch.minutes * int(problem.night_duties[shifts].sum())
            total += 1000 * nights // int(minutes[shifts].sum())
    return total
