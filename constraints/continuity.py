"""Who has begun something goes on with it: every further person in the same role costs.

Why
    An old neighbour opens the door to a voice she knows, and a store is in order as long as one person keeps
    the books.

Example
    Changing the helper of a household costs 80: with Mei on Friday and Saturday and Li on Sunday it costs 80,
    with a third person 160.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, one_each
from paiban.constraints.rule import Rule
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class Continuity(Rule):
    term: ClassVar = N_("The same people go on")
    sentence: ClassVar = N_(
        "Households, stores and contacts keep the same people. "
        "Everybody beyond the first costs what the duty says."
    )
    says: ClassVar = N_("{need}, {role}: {count} different people take turns")

    weight: NonNegativeInt = 1

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for (need, role), shifts in problem.shifts_of.items():
            price = problem.need[need].continuity
            if not price:
                continue
            ids = cells.at(shifts)
            people = one_each(ids, cells.volunteers[ids])
            if len(people) > 1:
                yield Limit(about=About(need=need, role=role), blocks=people, high=1, price=price)
