"""Nobody has two duties at the same time.

Why
    Candidate shifts of a round-the-clock post overlap on purpose; one person can only stand in one of them.
    Whoever relieves somebody comes a little earlier and can be nowhere else then. Being on call goes together
    with some duties: the guide of the ambulance may stand at the gate meanwhile.

Example
    Mei on gate 1 from 8:00 to 12:00 and at the desk from 10:00 to 14:00 breaks it once. If she relieves
    somebody at 12:00 and has ten minutes to take over, a duty elsewhere until 11:55 breaks it, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Packing
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import Clashes, cliques
from paiban.text import N_
from paiban.values.needs import Need, OnCall
from paiban.values.problem import BoolArray, IntArray, Problem, Shift
from paiban.values.roster import About


class NoOverlap(Rule):
    term: ClassVar = N_("No overlap")
    sentence: ClassVar = N_("Nobody has two duties at the same time.")
    says: ClassVar = N_("{volunteer} has {count} duties at the same time, {when}")
    keeps_out: ClassVar = N_("on another duty at that time")
    always: ClassVar = True

    weight: Literal["hard"] = HARD

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        """State all duties that go with nothing else, then each on-call duty with all it does not go with."""
        needs, need_of_shift = problem.grouped(_need)
        need_of = need_of_shift[cells.shifts]
        compatible = [_compatible(problem.need[need]) for need in needs]
        goes_alone = np.array([not words for words in compatible], dtype=np.bool_)
        yield _packing(problem, _clashes(problem, cells, np.flatnonzero(goes_alone[need_of])))
        for index in np.flatnonzero(~goes_alone).tolist():
            own = need_of == index
            clashing = np.array([not _go_together(problem, needs[index], need) for need in needs])
            involved = np.isin(cells.volunteers, cells.volunteers[own])
            found = _clashes(problem, cells, np.flatnonzero(involved & (own | clashing[need_of])))
            yield _packing(problem, found.only(_meeting(found, own)))


def _clashes(problem: Problem, cells: Cells, ids: IntArray) -> Clashes:
    return cliques(cells, ids, cells.volunteers[ids], lead=problem.leads[cells.shifts[ids]])


def _meeting(clashes: Clashes, chosen: BoolArray) -> IntArray:
    """Return the sets in which any of the chosen cells is."""
    return np.flatnonzero(clashes.sets.totals(chosen[clashes.sets.items].astype(np.int64)))


def _packing(problem: Problem, clashes: Clashes) -> Packing:
    def about(index: int) -> About:
        person = problem.volunteers[clashes.owner[index]]
        start, end = clashes.last_start[index], clashes.first_end[index]
        return About(volunteer=person.id, start=int(start), end=int(end))

    return Packing(clashes.sets, about)


def _go_together(problem: Problem, one: str, other: str) -> bool:
    first, second = problem.need[one], problem.need[other]
    return not (_compatible(first).isdisjoint(second.words) and _compatible(second).isdisjoint(first.words))


def _compatible(need: Need) -> frozenset[str]:
    return need.compatible if isinstance(need, OnCall) else frozenset()


def _need(_problem: Problem, shift: Shift) -> str:
    return shift.need
