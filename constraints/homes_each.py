"""Nobody looks after more than ``homes`` households.

Why
    A greeting every day is a bond: whoever has six doors to knock on only ticks them off.

Example
    With ``homes: 3``, Mei greets three households, as often as they like; a fourth breaks it. Being main
    helper of one and deputy of another are two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, one_each
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.needs import Pair
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About


class HomesEach(Rule):
    term: ClassVar = N_("Households each")
    sentence: ClassVar = N_("Nobody looks after more than {homes} households.")
    says: ClassVar = N_("{volunteer} looks after {count} households, at most {high}")
    keeps_out: ClassVar = N_("looks after enough households already")

    homes: PositiveInt = 3
    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        homes, of_shift = problem.grouped(_home)
        is_home = np.array([bool(home) for home in homes], dtype=np.bool_)
        for own in cells.people():
            there = own.only(is_home[of_shift[own.shifts]])
            found = one_each(there.ids, of_shift[there.shifts])
            if len(found) > self.homes:
                yield Limit(about=About(volunteer=own.person.id), blocks=found, high=self.homes)


def _home(problem: Problem, shift: Shift) -> str:
    """Return whom a shift looks after: a household, or a bond whose household has no name; else nobody."""
    need = problem.need[shift.need]
    return need.household or need.id if isinstance(need, Pair) else ""
