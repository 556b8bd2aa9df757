"""Pairs of people who named each other, and where the two could meet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.pieces import Piece, hourly, pieces_of, shifts_by_need
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.roster import About

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A time in one need with the cells that ``first`` and ``other`` have there; one of them may have none.

    The same cells run all through it. ``price`` is what the whole time costs.
    """

    about: About
    first: IntArray
    other: IntArray
    price: int


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


def meetings(problem: Problem, cells: Cells, pairs: list[Pair], per_hour: int) -> Iterator[Meeting]:
    """Return, for every pair and need, the times in which one of the two has a cell there.

    Prices are added up over the need's own pieces, so that they do not depend on the cells.
    """
    shifts = shifts_by_need(problem) if pairs else {}
    cut: dict[str, _Cut] = {}
    for first, other in pairs:
        one, two = cells.person(first), cells.person(other)
        needs = {problem.shifts[index].need for index in np.union1d(one.shifts, two.shifts).tolist()}
        for need in sorted(needs):
            if need not in cut:
                cut[need] = _Cut.of(list(pieces_of(problem, need, shifts[need])), per_hour)
            here, there = (own.only(np.isin(own.shifts, shifts[need])) for own in (one, two))
            yield from _in_need(need, cut[need], here, there)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The pieces of one need as arrays, one entry each."""

    start: IntArray
    end: IntArray
    price: IntArray

    @staticmethod
    def of(pieces: list[Piece], per_hour: int) -> _Cut:
        rows = [(piece.start, piece.end, hourly(per_hour, piece.minutes)) for piece in pieces]
        return _Cut(*np.array(rows, dtype=np.int64).T)

    def running(self, own: PersonCells) -> BoolArray:
        """Return the table (cells x pieces) of which cell runs when."""
        return (own.start[:, None] <= self.start) & (self.end <= own.end[:, None])


def _in_need(need: str, cut: _Cut, one: PersonCells, two: PersonCells) -> Iterator[Meeting]:
    """Return the meetings in one need; neighbouring pieces with the same cells are one meeting."""
    first, other = cut.running(one), cut.running(two)
    both = np.concatenate([first, other])
    is_new = (both[:, 1:] != both[:, :-1]).any(axis=0) | (cut.start[1:] != cut.end[:-1])
    heads = np.flatnonzero(np.concatenate([[True], is_new]))
    prices = np.add.reduceat(cut.price, heads)
    lasts = np.append(heads[1:], len(cut.start)) - 1
    for index in np.flatnonzero(both[:, heads].any(axis=0)).tolist():
        head, last = heads[index], lasts[index]
        about = About(
            volunteer=one.person.id,
            other=two.person.id,
            need=need,
            start=int(cut.start[head]),
            end=int(cut.end[last]),
        )
        yield Meeting(about, one.ids[first[:, head]], two.ids[other[:, head]], int(prices[index]))
