"""Hours that come back every day, and how long somebody may work on one calendar day."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.constraints.cells import PersonCells
from paiban.constraints.limit import Limit, at_most
from paiban.values.problem import Problem
from paiban.values.roster import About
from paiban.values.spans import Span


def every_day(problem: Problem, hours: tuple[Span, ...], first: int = 0) -> list[Span]:
    """Return these hours (in minutes of the wall clock) of every day from index ``first`` on, in order."""
    horizon = problem.horizon
    days = [horizon.date_of(index) for index in range(first, horizon.day_count)]
    return [(horizon.minute(day, start), horizon.minute(day, end)) for day in days for start, end in hours]


def at_most_a_day(problem: Problem, own: PersonCells, most: int, price: int = 1) -> Iterator[Limit]:
    """State for every day that these cells fill at most so many minutes of it; standby does not count.

    A shift over midnight counts on both days, each with its part.
    """
    own = own.only(~problem.standby[own.shifts])
    for start, end in problem.horizon.days:
        minutes = np.minimum(own.end, end) - np.maximum(own.start, start)
        inside = minutes > 0
        if minutes[inside].sum() > most:
            about = About(volunteer=own.person.id, start=start, end=end)
            yield at_most(most, own.ids[inside], about, minutes[inside], price)
