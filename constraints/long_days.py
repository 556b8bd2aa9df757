"""Staff work no longer than ``hours`` hours a day.

Why
    The five or six of the committee are everywhere at once and the first to break down. What volunteers can
    do, volunteers should do.

Example
    With ``hours: 8``, 10 hours on one day cost Mei, who is staff, 2 x 60 = 120; a duty from 18:00 to 2:00 is
    two hours of the next day. Standby at home does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt, PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.days import at_most_a_day
from paiban.constraints.limit import Limit
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.people import Kind
from paiban.values.problem import Problem


class LongDays(Rule):
    term: ClassVar = N_("Long days of staff")
    sentence: ClassVar = N_(
        "Staff work at most {hours} hours a day. Each minute beyond that costs {per_minute}."
    )
    says: ClassVar = N_(
        "{volunteer} works {count:hours} hours on one day, at most {high:hours} wanted, {when}"
    )
    keeps_out: ClassVar = N_("has worked long enough on that day")

    hours: PositiveInt = 8
    weight: Weight = 1
    per_minute: NonNegativeInt = 1

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            if own.person.kind == Kind.STAFF:
                yield from at_most_a_day(problem, own, self.hours * 60, self.per_minute)
