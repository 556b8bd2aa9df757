"""When a standing roster is repaired, people keep the duties they were given, and few get new ones.

Why
    A roster that has been sent out is a promise. Every change is a call to somebody who has made plans, and
    the nearer the duty, the worse.

Example
    Mei's duty tomorrow goes to Li: 200 because Mei loses it, 40 because Li gets it and 10 because Li must be
    called. If it starts within 12 hours of now the first two cost three times as much, within 3 hours five
    times. 200 is more than what a duty elsewhere could be improved by, so that a repair mends and does not
    optimise.

Whoever is in reserve at home is there to be called: to leave it costs nothing, nor does a new duty then.
Duties that have begun say nothing. Duties of people or shifts that are gone are skipped; a duty that its
person may no longer take is lost in any roster and costs the same in all. As a must, every standing duty
stays and new ones are free.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Block, Limit, at_least, at_most
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.roster import About


class StayClose(Rule):
    term: ClassVar = N_("Few changes")
    sentence: ClassVar = N_(
        "A roster that stands is changed as little as possible. A duty taken away costs {per_change}, a new "
        "one {new_duty_percent} % of that; both {within_12h} times as much within 12 hours from now and "
        "{within_3h} times within 3. Everybody who gets something new costs {per_person} more."
    )
    says: ClassVar = N_("The duties of {volunteer} change, {when}")
    keeps_out: ClassVar = N_("has another duty in the standing roster")

    weight: Weight = 1
    per_change: NonNegativeInt = 200
    within_12h: NonNegativeInt = 3
    within_3h: NonNegativeInt = 5
    new_duty_percent: NonNegativeInt = 20
    per_person: NonNegativeInt = 10

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        standing, prices = _standing(problem), self._prices(problem)
        if standing is None:
            return
        yield from _kept(problem, cells, standing, prices)
        if not self.is_hard and self.new_duty_percent:
            new_prices = (prices * self.new_duty_percent + 50) // 100
            yield from _new(problem, cells, standing, new_prices, self.per_person)

    def _prices(self, problem: Problem) -> IntArray:
        """Return what it costs to take each shift away from somebody."""
        factors = np.ones(len(problem.shifts), dtype=np.int64)
        if problem.now is not None:
            ahead = problem.starts - problem.now
            factors[ahead <= 12 * 60] = self.within_12h
            factors[ahead <= 3 * 60] = self.within_3h
        return factors * self.per_change


def _standing(problem: Problem) -> BoolArray | None:
    """Return the (volunteers x shifts) table of the standing roster; ``None`` without one."""
    if problem.base is None:
        return None
    table = np.zeros((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_)
    for volunteer, shift in problem.base.cells:
        if volunteer in problem.volunteer_index and shift in problem.shift_index:
            table[problem.volunteer_index[volunteer], problem.shift_index[shift]] = True
    return table


def _ahead(problem: Problem) -> BoolArray:
    """Return which shifts have not begun yet; all of them if the time is not known."""
    if problem.now is None:
        return np.ones(len(problem.shifts), dtype=np.bool_)
    return problem.starts >= problem.now


def _kept(problem: Problem, cells: Cells, standing: BoolArray, prices: IntArray) -> Iterator[Limit]:
    """State one limit for each standing duty, with its cell or, if its person may not take it, without."""
    for person, index in np.argwhere(standing & _ahead(problem) & ~problem.reserve).tolist():
        shift, own = problem.shifts[index], cells.person(person)
        about = About(
            volunteer=problem.volunteers[person].id,
            need=shift.need,
            role=shift.role,
            start=shift.start,
            end=shift.end,
        )
        yield at_least(1, own.ids[own.shifts == index], about, price=int(prices[index]))


def _new(
    problem: Problem, cells: Cells, standing: BoolArray, prices: IntArray, per_person: int
) -> Iterator[Limit]:
    """State two limits for each person over all duties that they do not have: for each, and for any."""
    is_ahead = _ahead(problem)
    for own in cells.people():
        stands = standing[problem.volunteer_index[own.person.id]]
        is_called = _in_reserve(problem, own, np.flatnonzero(stands & problem.reserve))
        new = own.only(~stands[own.shifts] & is_ahead[own.shifts] & ~is_called)
        if len(new.ids):
            about = About(volunteer=own.person.id, start=int(new.start.min()), end=int(new.end.max()))
            yield at_most(0, new.ids, about, factors=prices[new.shifts])
            yield Limit(about=about, blocks=(Block(1, new.ids),), high=0, price=per_person)


def _in_reserve(problem: Problem, own: PersonCells, reserve: IntArray) -> BoolArray:
    """Return which cells begin while their person is in reserve."""
    found = np.zeros(len(own.shifts), dtype=np.bool_)
    for index in reserve.tolist():
        found |= (problem.starts[index] <= own.start) & (own.start < problem.ends[index])
    return found
