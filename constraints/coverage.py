"""Every stretch of a role has at least the people it needs.

Why
    An empty gate or a sealed building without anybody at the door is the worst that a roster can do. A
    short-handed night must still yield a roster, so a missing person costs much instead of being impossible.

Example
    A P1 desk that needs two people from 8:00 to 12:00 and has one costs 4 hours x 400 = 1600. At a P0 gate
    the same from 20:00 to 24:00 costs 2 hours x 1000 and 2 hours x 2000.

    A P0 call of half an hour that nobody makes costs as much as two hours: 2000.

What counts is duties: that nobody has two at once is another rule's business. A stretch that nobody can take
is reported as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.pieces import hourly
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.needs import Post, Tier
from paiban.values.problem import Problem, Stretch
from paiban.values.roster import About


class Coverage(Rule):
    term: ClassVar = N_("Coverage")
    sentence: ClassVar = N_(
        "Everything has the people it needs at any time. A missing person costs, by the hour, {p0} at P0, "
        "{p1} at P1, {p2} at P2, {p3} at P3 and {p4} at P4; between 22:00 and 6:00 {night_percent} % of that "
        "at P0. A duty that is no part of a post counts as at least {least_hours} hours."
    )
    says: ClassVar = N_("{need}, {role}, {when}: {miss} more needed ({count} of {low})")

    weight: Weight = 1
    p0: NonNegativeInt = 1000
    p1: NonNegativeInt = 400
    p2: NonNegativeInt = 150
    p3: NonNegativeInt = 60
    p4: NonNegativeInt = 20
    night_percent: NonNegativeInt = 200
    least_hours: NonNegativeInt = 2

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            if stretch.needed:
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                price = self._price(problem, stretch)
                yield at_least(stretch.needed, cells.at(stretch.shifts), about, price=price)

    def _price(self, problem: Problem, stretch: Stretch) -> int:
        need, minutes = problem.need[stretch.need], stretch.minutes
        weighted = float(minutes)
        if need.tier == Tier.P0:
            night = problem.horizon.night_minutes(stretch.start, stretch.end)
            weighted += night * (self.night_percent - 100) / 100
        if not isinstance(need, Post):
            # A short call must not lose against a long round only because it is short.
            weighted *= max(1.0, self.least_hours * 60 / minutes)
        return hourly((self.p0, self.p1, self.p2, self.p3, self.p4)[need.tier], weighted)
