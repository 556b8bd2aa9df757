"""Two people of one household who take turns are never out at the same time.

Why
    Somebody has to stay with the child or the bedridden parent; the couple gladly serve, one after the other.

Example
    Mei and Li take turns. Mei at the gate from 8:00 to 12:00 and Li at the desk from 11:00 to 15:00 breaks it
    once; Li from 12:00 on is fine. Online duties and standby at home do not count: they leave nobody alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.pairs import pairs_of
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import cliques
from paiban.text import N_
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About


class TakeTurns(Rule):
    term: ClassVar = N_("Taking turns at home")
    sentence: ClassVar = N_("People of one household who take turns at home are never out at the same time.")
    says: ClassVar = N_("{volunteer} and {other} take turns at home, but both are out, {when}")
    keeps_out: ClassVar = N_("somebody of the household with whom they take turns is out at that time")

    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for first, other in pairs_of(problem, lambda person: person.take_turns):
            both = np.concatenate([cells.person(first).ids, cells.person(other).ids])
            yield from _between(cells, both[problem.on_site[cells.shifts[both]]])


def _between(cells: Cells, both: IntArray) -> Iterator[Limit]:
    """Two duties clash exactly if both are in one of the sets: these hold all that run at some one moment."""
    clashes = cliques(cells, both, np.zeros(len(both), dtype=np.int64))
    for index in range(len(clashes.sets)):
        ids = clashes.sets[index]
        people = cells.volunteers[ids]
        is_first = people == people.min()
        if is_first.all():
            continue
        one, two = (cells.problem.volunteers[person].id for person in (people.min(), people.max()))
        start, end = clashes.last_start[index], clashes.first_end[index]
        yield Limit(
            about=About(volunteer=one, other=two, start=int(start), end=int(end)),
            blocks=(Block(1, ids[is_first]), Block(1, ids[~is_first])),
            high=1,
        )
