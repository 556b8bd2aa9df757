"""Where every role is somebody else's, nobody takes two of them.

Why
    Whoever hands out the money must not keep the orders as well, and at a swab test everybody should know one
    place that is theirs.

Example
    Mei writes the orders of the group buying from 9:00 to 11:00: she cannot take the money from 15:00 to
    17:00, but she can write orders again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Limit, one_each
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About


class OneRole(Rule):
    term: ClassVar = N_("One role each")
    sentence: ClassVar = N_(
        "Nobody takes two roles of the same swab test, nor both the orders and the money of the group buying."
    )
    says: ClassVar = N_("{volunteer} has {count} different roles at {need}, {when}")
    keeps_out: ClassVar = N_("has another role there")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for need in problem.needs:
            if need.one_role:
                number = np.full(len(problem.shifts), -1, dtype=np.int64)
                for index, role in enumerate(need.roles):
                    number[list(problem.shifts_of.get((need.id, role.name), ()))] = index
                for own in cells.people():
                    yield from _of_person(need.id, number, own)


def _of_person(need: str, number: IntArray, own: PersonCells) -> Iterator[Limit]:
    """State the limit where more than one role is open; ``number`` is the role of each shift of the need."""
    there = own.only(number[own.shifts] >= 0)
    roles = one_each(there.ids, number[there.shifts])
    if len(roles) > 1:
        about = About(
            volunteer=own.person.id, need=need, start=int(there.start.min()), end=int(there.end.max())
        )
        yield Limit(about=about, blocks=roles, high=1)
