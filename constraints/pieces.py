"""Time cut into pieces during which the same shifts run, and what a piece costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from paiban.values.needs import Need
from paiban.values.problem import IntArray, Problem


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of one need's time; ``shifts`` are the indices of all shifts that run then, in any role."""

    need: str
    start: int
    end: int
    shifts: IntArray

    @property
    def minutes(self) -> int:
        return self.end - self.start


def pieces(problem: Problem, is_meant: Callable[[Need], bool] = lambda need: True) -> Iterator[Piece]:
    """Return the pieces into which the starts and ends of a need's shifts cut the time of these shifts."""
    for need, indices in shifts_by_need(problem).items():
        if is_meant(problem.need[need]):
            yield from pieces_of(problem, need, indices)


def pieces_of(problem: Problem, need: str, indices: IntArray) -> Iterator[Piece]:
    """Return the pieces of one need with these shifts, in order."""
    starts, ends = problem.starts[indices], problem.ends[indices]
    marks = np.unique(np.concatenate([starts, ends])).tolist()
    for start, end in pairwise(marks):
        running = indices[(starts <= start) & (end <= ends)]
        if len(running):
            yield Piece(need, start, end, running)


def shifts_by_need(problem: Problem) -> dict[str, IntArray]:
    """Return the indices of the shifts of each need that has any, whatever their role."""
    found: dict[str, list[int]] = {}
    for (need, _), indices in problem.shifts_of.items():
        found.setdefault(need, []).extend(indices)
    return {need: np.array(indices, dtype=np.int64) for need, indices in found.items()}


def seats(problem: Problem, piece: Piece) -> int:
    """Return how many people are wanted at a time in the roles that run in a piece."""
    roles = {problem.shifts[index].role for index in piece.shifts.tolist()}
    return sum(problem.role[piece.need, role].wanted for role in roles)


def hourly(price: int, minutes: float) -> int:
    """Return what so many minutes cost at a price per hour: never nothing, unless the price is nothing."""
    return max(1, round(price * minutes / 60)) if price else 0
