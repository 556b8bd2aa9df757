"""Hardship is shared evenly: whoever carries more than a fair share costs more with every further duty.

Why
    The willing get asked again and again until they stop answering. A price that grows with each duty above
    the share spreads the load, and still lets somebody jump in when there is nobody else.

Example
    Hardship is counted in points, ten for a plain hour. One plain duty of 4 hours above the share costs 20,
    two cost 80, three cost 180. A guard is expected to carry twice a volunteer's share.

The share is what all wanted seats together weigh, divided by the people who have any time at all. The first
half step above it is free, so that the cost follows the square of the deviation. People below their share
cost nothing: their share lies on others. After the last step the price of a point stays as it is.

Earlier rosters count: who carried more than a fair share of them is that much nearer to the end of this one,
and who carried less may carry more, up to half a share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from pydantic import NonNegativeInt, PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, Step
from paiban.constraints.rule import Rule
from paiban.text import N_
from paiban.values.past import Past
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About

_STEPS = 12  # Two plain days above the share; further steps would only swell the model.


class FairShare(Rule):
    term: ClassVar = N_("Fair share")
    sentence: ClassVar = N_(
        "Hardship is shared evenly: above a fair share each point costs {price} more with every "
        "{step_points} points. Guards carry {guard_percent} % and staff {staff_percent} % of a volunteer's "
        "share."
    )
    says: ClassVar = N_("{volunteer} carries {count} points of hardship, a fair share ends at {high}")
    keeps_out: ClassVar = N_("carries more than a fair share already")

    weight: NonNegativeInt = 1
    step_points: PositiveInt = 40
    price: NonNegativeInt = 1
    guard_percent: NonNegativeInt = 200
    staff_percent: NonNegativeInt = 100

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        total = _wanted_points(problem)
        everyone = sum(self._percent(person) for person in problem.volunteers if person.available)
        carried = carried_before(problem, self._percent, lambda past: past.points)
        for own in cells.people():
            share = total * self._percent(own.person) // max(1, everyone)
            before = max(carried.get(own.person.id, 0), -share // 2)
            yield self._limit(own.person, own.ids, problem.points[own.shifts], share - before)

    def _limit(self, person: Volunteer, ids: IntArray, points: IntArray, share: int) -> Limit:
        """Return the limit of a share; of a share used up already the steep part alone is left."""
        free, reach = share + self.step_points // 2, int(points.sum())
        marks = [free + self.step_points * index for index in range(1, _STEPS + 1)]
        passed = sum(mark <= 0 for mark in marks)
        # A step beyond everything the person could take says nothing.
        steps = tuple(Step(mark, self.price) for mark in marks if 0 < mark < reach)
        return Limit(
            about=About(volunteer=person.id),
            cells=ids,
            factors=points,
            high=max(0, free),
            price=self.price * (1 + passed),
            steps=steps,
        )

    def _percent(self, person: Volunteer) -> int:
        return {Kind.GUARD: self.guard_percent, Kind.STAFF: self.staff_percent}.get(person.kind, 100)


def carried_before(
    problem: Problem, percent: Callable[[Volunteer], int], amount: Callable[[Past], int]
) -> Mapping[str, int]:
    """Return how much more than a fair share of earlier rosters each person carried, who stood in them.

    The share is by the ``percent`` of each; less than it is negative.
    """
    known = [person for person in problem.volunteers if person.id in problem.past]
    total = sum(amount(problem.past[person.id]) for person in known)
    everyone = max(1, sum(percent(person) for person in known))
    return {
        person.id: amount(problem.past[person.id]) - total * percent(person) // everyone for person in known
    }


def _wanted_points(problem: Problem) -> int:
    """Return what all wanted seats weigh, each stretch at the average of the shifts that could cover it."""
    minutes = problem.ends - problem.starts
    total = 0
    for stretch in problem.stretches:
        shifts = list(stretch.shifts)
        if shifts:
            weight = stretch.wanted * stretch.minutes * int(problem.points[shifts].sum())
            total += weight // int(minutes[shifts].sum())
    return total
