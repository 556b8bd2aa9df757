"""Staff have half a day off in any three days.

Why
    Staff bear the abuse and the rumours as well as the work. Half a day in three to sleep, wash and call home
    keeps them going.

Example
    Mei, who is staff, has a duty every morning and every afternoon from Friday to Sunday: 60. With Saturday
    from 13:00 on free it costs nothing.

Half a day is from 6:00 to 13:00 or from 13:00 to 22:00; any duty within takes it, except for standby at home.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.days import every_day
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.people import Kind
from paiban.values.problem import Problem
from paiban.values.roster import About
from paiban.values.spans import Span

_DAYS = 3
_HALVES = ((6 * 60, 13 * 60), (13 * 60, 22 * 60))


class HalfDayOff(Rule):
    term: ClassVar = N_("Half a day off for staff")
    sentence: ClassVar = N_("Staff have at least one morning or afternoon off in any three days.")
    says: ClassVar = N_("{volunteer} has no half day off, {when}")
    keeps_out: ClassVar = N_("would have no half day off")

    weight: Weight = 60

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        halves = every_day(problem, _HALVES)
        for own in cells.people():
            if own.person.kind == Kind.STAFF:
                yield from _of_person(halves, own.only(~problem.standby[own.shifts]))


def _of_person(halves: list[Span], own: PersonCells) -> Iterator[Limit]:
    parts = [own.ids[(own.start < end) & (start < own.end)] for start, end in halves]
    size = _DAYS * len(_HALVES)
    for first in range(0, len(halves) - size + 1, len(_HALVES)):
        row = parts[first : first + size]
        if all(len(ids) for ids in row):
            about = About(volunteer=own.person.id, start=halves[first][0], end=halves[first + size - 1][1])
            yield Limit(about=about, blocks=tuple(Block(1, ids) for ids in row), high=size - 1)
