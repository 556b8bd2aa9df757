"""A rule of the search for recruits: what is asked for must be filled, as far as anybody can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.rule import HARD, Rule
from paiban.values.problem import Problem
from paiban.values.roster import About


class Filled(Rule):
    """Never shown and in no workbook: its limits only bind while recruits are looked for."""

    term: ClassVar = ""
    sentence: ClassVar = ""
    says: ClassVar = ""

    wanted: bool = False
    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            ids = cells.at(stretch.shifts)
            able = len(np.unique(cells.volunteers[ids]))
            low = min(able, stretch.wanted if self.wanted else stretch.needed)
            if low:
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                yield at_least(low, ids, about)
