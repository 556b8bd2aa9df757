"""Nobody has night duty more than ``nights`` nights in a row.

Why
    Two nights can be slept off. After the third people nod off at the gate, and their days are gone as well.

Example
    With ``nights: 2``, Mei at the gate on three nights in a row costs 60, on four 120. A free night in
    between begins the count anew. A duty from 2:00 to 6:00 on Saturday belongs to the night of Friday.

A night duty has an hour or more between 22:00 and 6:00. Standby at home does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import PositiveInt

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.days import every_day
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.horizon import DAY_MINUTES, NIGHT_FROM, NIGHT_UNTIL
from paiban.values.problem import Problem
from paiban.values.roster import About
from paiban.values.spans import Span

_NIGHT = (NIGHT_FROM, DAY_MINUTES + NIGHT_UNTIL)


class NightsInARow(Rule):
    term: ClassVar = N_("Nights in a row")
    sentence: ClassVar = N_("Nobody has night duty more than {nights} nights in a row.")
    says: ClassVar = N_("{volunteer} has night duty {count} nights in a row, {when}")
    keeps_out: ClassVar = N_("has had enough nights in a row")

    nights: PositiveInt = 2
    weight: Weight = 60

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        nights = every_day(problem, (_NIGHT,), first=-1)  # the first day begins within a night
        for own in cells.people():
            yield from self._of_person(nights, own.only(problem.night_duties[own.shifts]))

    def _of_person(self, nights: list[Span], own: PersonCells) -> Iterator[Limit]:
        """State one limit for every row of nights that is one too long; one free night in it is enough."""
        parts = [own.ids[(own.start < end) & (start < own.end)] for start, end in nights]
        size = self.nights + 1
        for first in range(len(nights) - size + 1):
            row = parts[first : first + size]
            if all(len(ids) for ids in row):
                start, end = nights[first][0], nights[first + self.nights][1]
                about = About(volunteer=own.person.id, start=start, end=end)
                yield Limit(about=about, blocks=tuple(Block(1, ids) for ids in row), high=self.nights)
