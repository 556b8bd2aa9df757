"""Nobody serves in a crew and also where that crew is kept apart from.

Why
    Whoever carries parcels into sealed buildings must not meet the crew of the clean ones, not even tomorrow:
    a crew is a wall against infection only as long as nobody goes through it.

Example
    Mei disinfects sealed buildings on Friday. The crew of the unsealed ones is kept apart from hers: she
    cannot join it, neither on Friday nor on Sunday.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.problem import BoolArray, Problem, Shift
from paiban.values.roster import About


class CrewsApart(Rule):
    term: ClassVar = N_("Crews kept apart")
    sentence: ClassVar = N_("Nobody serves in a crew and also in one that is kept apart from it.")
    says: ClassVar = N_("{volunteer} serves in crew {detail} and where that crew is kept apart from")
    keeps_out: ClassVar = N_("belongs to a crew that is kept apart")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for crew in sorted({label for need in problem.needs for label in need.apart_from}):
            within, without = _sides(problem, crew)
            for own in cells.people():
                inside, outside = own.ids[within[own.shifts]], own.ids[without[own.shifts]]
                if len(inside) and len(outside):
                    about = About(volunteer=own.person.id, detail=crew)
                    yield Limit(about=about, blocks=(Block(1, inside), Block(1, outside)), high=1)


def _sides(problem: Problem, crew: str) -> tuple[BoolArray, BoolArray]:
    """Return which shifts are the crew's, and which are kept apart from it."""
    traits, of_shift = problem.grouped(_crew)
    within = np.array([own == crew for own, _ in traits], dtype=np.bool_)
    without = np.array([crew in apart and own != crew for own, apart in traits], dtype=np.bool_)
    return within[of_shift], without[of_shift]


def _crew(problem: Problem, shift: Shift) -> tuple[str, frozenset[str]]:
    need = problem.need[shift.need]
    return need.crew, need.apart_from
