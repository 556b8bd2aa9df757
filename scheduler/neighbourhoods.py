"""Which part of a roster to improve next; a neighbourhood is one small function that frees some cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from paiban.scheduler.statement import Statement
from paiban.values.problem import BoolArray, IntArray

MOST_CELLS = 7000  # what the linear solver improves within seconds


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The cells to free, and what to call them in the progress line."""

    name: str
    free: BoolArray


Draw = Callable[[Statement, np.random.Generator], BoolArray]


def neighbourhoods(statement: Statement, rng: np.random.Generator) -> Iterator[Neighbourhood]:
    """Yield parts without end: first every day once, then random windows, people and needs in turn.

    Where nobody can do anything there are none.
    """
    for start, end in day_windows(statement):
        free = starting_within(statement, start, end)
        if free.any():
            yield Neighbourhood("day", free)
    while len(statement.cells):
        for name, draw in DRAWS.items():
            free = draw(statement, rng)
            if free.any():
                yield Neighbourhood(name, free)


def day_windows(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield windows of a day, or of as much of a day as keeps the part small."""
    for start, end in statement.cells.problem.horizon.days:
        count = int(starting_within(statement, start, end).sum())
        pieces = max(1, -(-count // MOST_CELLS))
        marks = np.linspace(start, end, pieces + 1).astype(np.int64).tolist()
        yield from pairwise(marks)


def starting_within(statement: Statement, start: int, end: int) -> BoolArray:
    """Return which cells' shifts start in a window of time."""
    starts = statement.cells.problem.starts[statement.cells.shifts]
    return (start <= starts) & (starts < end)


def random_window(statement: Statement, rng: np.random.Generator) -> BoolArray:
    """Free a window of time around a random moment, as long as the part stays small."""
    starts = statement.cells.problem.starts[statement.cells.shifts]
    moment = rng.choice(starts)
    distance = np.abs(starts - moment)
    return _nearest(distance, distance <= 24 * 60)


def random_people(statement: Statement, rng: np.random.Generator) -> BoolArray:
    """Free everything some random people could do."""
    order = rng.permutation(len(statement.cells.problem.volunteers))
    return _nearest(order[statement.cells.volunteers], np.ones(len(statement.cells), dtype=np.bool_))


def random_needs(statement: Statement, rng: np.random.Generator) -> BoolArray:
    """Free some random needs over the whole horizon."""
    problem = statement.cells.problem
    number = {need.id: index for index, need in enumerate(problem.needs)}
    need_of_shift = np.array([number[shift.need] for shift in problem.shifts], dtype=np.int64)
    order = rng.permutation(len(number))
    return _nearest(
        order[need_of_shift[statement.cells.shifts]], np.ones(len(statement.cells), dtype=np.bool_)
    )


def _nearest(rank: IntArray, allowed: BoolArray) -> BoolArray:
    """Return the allowed cells of lowest rank, whole ranks at a time, up to the size that solves quickly."""
    ranks, counts = np.unique(rank[allowed], return_counts=True)
    fitting = ranks[np.cumsum(counts) <= MOST_CELLS]
    limit = fitting[-1] if len(fitting) else ranks[0]
    chosen: BoolArray = allowed & (rank <= limit)
    return chosen


DRAWS: dict[str, Draw] = {"window": random_window, "people": random_people, "needs": random_needs}
