"""A crew is made of the same few people: everybody beyond its size costs.

Why
    Six people who disinfect together know their gear and each other; a crew in which forty take turns carries
    an infection through the whole compound.

Example
    The crew for the sealed buildings has 6 people. With 8 different people in its duties over the days it
    costs 2 x 20 = 40.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, one_each
from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About


class StableCrew(Rule):
    term: ClassVar = N_("Stable crews")
    sentence: ClassVar = N_("A crew keeps to its size. Everybody who serves in it beyond that costs {price}.")
    says: ClassVar = N_("Crew {detail}: {count} different people, {high} make a stable crew")
    keeps_out: ClassVar = N_("the crew has enough people already")

    weight: Weight = 1
    price: NonNegativeInt = 20

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        sizes: dict[str, int] = {}
        for need in problem.needs:
            if need.crew and need.crew_size:
                sizes[need.crew] = max(need.crew_size, sizes.get(need.crew, 0))
        for crew, size in sizes.items():
            is_crew = shifts_where(problem, _crew, crew.__eq__)
            if is_crew is None:
                continue
            ids = np.flatnonzero(is_crew[cells.shifts])
            members = one_each(ids, cells.volunteers[ids])
            if len(members) > size:
                yield Limit(about=About(detail=crew), blocks=members, high=size, price=self.price)


def _crew(problem: Problem, shift: Shift) -> str:
    return problem.need[shift.need].crew
