"""Nobody has two duties at the same time, unless being on call goes together with the other one.

Why
    Candidate shifts of a round-the-clock post overlap on purpose; one person can only stand in one of them.
    But whoever waits for the ambulance may as well stand at the gate while waiting.

Example
    Mei on gate 1 from 8:00 to 12:00 and at the desk from 10:00 to 14:00 breaks it once. If she comes 15
    minutes before 12:00 to take over gate 2, she cannot be at the desk until 12:00. Being on call for the
    ambulance goes together with the gates if it names them; two duties of being on call do if one names the
    other.

Duties that name the same and are named alike never go together: nobody is on call twice for the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from typing import ClassVar, Literal, NamedTuple

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Packing
from paiban.constraints.rule import HARD, Rule
from paiban.constraints.sweep import Clashes, cliques
from paiban.text import N_
from paiban.values.needs import OnCall
from paiban.values.problem import BoolArray, IntArray, Problem, Shift
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
        kinds, of_shift = problem.grouped(_kind)
        kind, lead = of_shift[cells.shifts], problem.leads[cells.shifts]
        stated: list[BoolArray] = []
        for chosen in _clashing(kinds):
            ids = np.flatnonzero(chosen[kind])
            clashes = cliques(cells, ids, cells.volunteers[ids], lead=lead[ids])
            yield _new(problem, clashes, kind[clashes.sets.items], stated)
            stated.append(chosen)


class _Kind(NamedTuple):
    """What a duty goes together with, and the words by which other duties may name it."""

    goes_with: frozenset[str]
    words: frozenset[str]

    def clashes(self, other: _Kind) -> bool:
        names = not self.goes_with.isdisjoint(other.words) or not other.goes_with.isdisjoint(self.words)
        return self == other or not names

    def order(self) -> tuple[list[str], list[str]]:
        return sorted(self.goes_with), sorted(self.words)


def _kind(problem: Problem, shift: Shift) -> _Kind:
    need = problem.need[shift.need]
    goes_with = need.compatible if isinstance(need, OnCall) else frozenset[str]()
    return _Kind(goes_with, need.words & problem.compatible)


def _clashing(kinds: Sequence[_Kind]) -> Iterator[BoolArray]:
    """Yield sets of kinds that all clash with each other; every two kinds that clash are in one of them."""
    order = sorted(range(len(kinds)), key=lambda index: kinds[index].order())
    left = [
        pair for pair in combinations_with_replacement(order, 2) if kinds[pair[0]].clashes(kinds[pair[1]])
    ]
    while left:
        chosen = list(left[0])
        for index in order:
            if all(kinds[index].clashes(kinds[other]) for other in chosen):
                chosen.append(index)
        left = [pair for pair in left if not set(pair) <= set(chosen)]
        yield np.isin(np.arange(len(kinds)), chosen)


def _new(problem: Problem, clashes: Clashes, kind: IntArray, stated: Sequence[BoolArray]) -> Packing:
    """Return the clashes not all of whose kinds (one for each cell of theirs) were in a set before."""
    is_new = np.ones(len(clashes.sets), dtype=np.bool_)
    for chosen in stated:
        is_new &= clashes.sets.totals((~chosen[kind]).astype(np.int64)) > 0
    places = np.flatnonzero(is_new)

    def about(index: int) -> About:
        place = places[index]
        person = problem.volunteers[clashes.owner[place]]
        return About(
            volunteer=person.id, start=int(clashes.last_start[place]), end=int(clashes.first_end[place])
        )

    return Packing(clashes.sets.only(places), about)
