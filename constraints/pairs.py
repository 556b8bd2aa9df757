"""Pairs of people who named each other, and where the two could meet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.pieces import Piece, pieces_of, shifts_by_need
from paiban.values.people import Volunteer
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A piece of a need's time with the cells that ``first`` and ``other`` have there; one may have none."""

    about: About
    minutes: int
    first: IntArray
    other: IntArray


def pairs_of(problem: Problem, named: Callable[[Volunteer], Collection[str]]) -> list[Pair]:
    """Return every two people of whom one names the other, as ascending indices; strangers are skipped."""
    index = problem.volunteer_index
    found = {
        (min(own, index[name]), max(own, index[name]))
        for own, person in enumerate(problem.volunteers)
        for name in named(person)
        if name in index and index[name] != own
    }
    return sorted(found)


def meetings(problem: Problem, cells: Cells, pairs: list[Pair]) -> Iterator[Meeting]:
    """Return, for every pair, each piece of a need's time in which one of the two has a cell."""
    shifts = shifts_by_need(problem) if pairs else {}
    cut: dict[str, tuple[Piece, ...]] = {}
    for first, other in pairs:
        one, two = cells.person(first), cells.person(other)
        needs = {problem.shifts[index].need for index in np.union1d(one.shifts, two.shifts).tolist()}
        for need in sorted(needs):
            if need not in cut:
                cut[need] = tuple(pieces_of(problem, need, shifts[need]))
            yield from _in_need(one, two, cut[need], shifts[need])


def _in_need(
    one: PersonCells, two: PersonCells, cut: tuple[Piece, ...], shifts: IntArray
) -> Iterator[Meeting]:
    one, two = one.only(np.isin(one.shifts, shifts)), two.only(np.isin(two.shifts, shifts))
    for piece in cut:
        first, other = _running(one, piece), _running(two, piece)
        if len(first) or len(other):
            about = About(
                volunteer=one.person.id,
                other=two.person.id,
                need=piece.need,
                start=piece.start,
                end=piece.end,
            )
            yield Meeting(about, piece.minutes, first, other)


def _running(own: PersonCells, piece: Piece) -> IntArray:
    return own.ids[(own.start <= piece.start) & (piece.end <= own.end)]
