"""A rule of the search for recruits: what is asked for is filled, as far as anybody can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.rule import Rule, Weight
from paiban.values.problem import Problem
from paiban.values.roster import About

PER_MINUTE = 1000  # more than any order in which recruits are asked


class Filled(Rule):
    """Never shown and in no workbook: its limits count only while recruits are looked for."""

    term: ClassVar = ""
    sentence: ClassVar = ""
    says: ClassVar = ""

    wanted: bool = False
    weight: Weight = PER_MINUTE

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            asked = stretch.wanted if self.wanted else stretch.needed
            if asked:
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                yield at_least(asked, cells.at(stretch.shifts), about, price=stretch.minutes)
