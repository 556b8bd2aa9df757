"""Nobody has two duties at the same time, unless being on call goes together with the other one.

Why
    Candidate shifts of a round-the-clock post overlap on purpose; one person can only stand in one of them.
    But whoever waits for the ambulance may as well stand at the gate while waiting.

Example
    Mei on gate 1 from 8:00 to 12:00 and at the desk from 10:00 to 14:00 breaks it once. If she comes 15
    minutes before 12:00 to take over gate 2, she cannot be at the desk until 12:00. Being on call for the
    ambulance goes together with the gates if it names them; two duties of being on call do if one names the
    other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.going_together import crowds, kind_of
from paiban.constraints.limit import Packing
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import Clashes, cliques
from paiban.text import N_
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.ragged import Ragged
from paiban.values.roster import About


class NoOverlap(Rule):
    term: ClassVar = N_("No overlap")
    sentence: ClassVar = N_(
        "Nobody has two duties at the same time, unless being on call goes together with the other."
    )
    says: ClassVar = N_("{volunteer} has {count} duties at the same time, {when}")
    keeps_out: ClassVar = N_("on another duty at that time")
    always: ClassVar = True

    weight: Literal["hard"] = HARD

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        kinds, of_shift = problem.grouped(kind_of)
        kind = of_shift[cells.shifts]
        stated: list[BoolArray] = []
        for crowd in crowds(kinds):
            chosen = _mask(len(kinds), crowd.kinds)
            ids = np.flatnonzero(chosen[kind] & _is_of(cells, ~stated[0][kind] if stated else chosen[kind]))
            clashes = cliques(cells, ids, cells.volunteers[ids], lead=problem.leads[cells.shifts[ids]])
            needed = [_mask(len(kinds), [one]) for one in crowd.needed]
            yield _packing(problem, clashes.only(_new(clashes.sets, kind, needed, stated)))
            stated.append(chosen)


def _mask(count: int, chosen: Iterable[int]) -> BoolArray:
    mask = np.zeros(count, dtype=np.bool_)
    mask[list(chosen)] = True
    return mask


def _is_of(cells: Cells, chosen: BoolArray) -> BoolArray:
    """Say of each cell whether its person has any of the chosen cells: all others have nothing new to say."""
    has = np.zeros(len(cells.problem.volunteers), dtype=np.bool_)
    has[cells.volunteers[chosen]] = True
    return has[cells.volunteers]


def _new(sets: Ragged, kind: IntArray, needed: Sequence[BoolArray], before: Sequence[BoolArray]) -> IntArray:
    """Return the sets with all the needed kinds of duty that do not lie within some kinds stated before."""
    found = kind[sets.items]
    is_new = np.ones(len(sets), dtype=np.bool_)
    for kinds in [*needed, *(~kinds for kinds in before)]:
        is_new &= sets.totals(kinds[found].astype(np.int64)) > 0
    return np.flatnonzero(is_new)


def _packing(problem: Problem, clashes: Clashes) -> Packing:
    def about(index: int) -> About:
        person = problem.volunteers[clashes.owner[index]]
        start, end = clashes.last_start[index], clashes.first_end[index]
        return About(volunteer=person.id, start=int(start), end=int(end))

    return Packing(clashes.sets, about)
