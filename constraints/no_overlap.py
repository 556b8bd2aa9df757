"""Nobody has two duties at the same time.

Why
    Candidate shifts of a round-the-clock post overlap on purpose; one person can only stand in one of them.

Example
    Mei on gate 1 from 8:00 to 12:00 and at the desk from 10:00 to 14:00 breaks it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Packing
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import cliques
from paiban.text import N_
from paiban.values.problem import Problem
from paiban.values.roster import About


class NoOverlap(Rule):
    term: ClassVar = N_("No overlap")
    sentence: ClassVar = N_("Nobody has two duties at the same time.")
    says: ClassVar = N_("{volunteer} has {count} duties at the same time, {when}")
    keeps_out: ClassVar = N_("on another duty at that time")
    always: ClassVar = True

    weight: Literal["hard"] = HARD

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        clashes = cliques(cells, np.arange(len(cells)), cells.volunteers)

        def about(index: int) -> About:
            person = problem.volunteers[clashes.owner[index]]
            start, end = clashes.last_start[index], clashes.first_end[index]
            return About(volunteer=person.id, start=int(start), end=int(end))

        yield Packing(clashes.sets, about)
