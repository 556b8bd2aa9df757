"""Which part of a roster to improve next; a neighbourhood is one small function that frees some cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import numpy as np

from paiban.scheduler.statement import Statement
from paiban.values.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The cells to free, and what to call them in the progress line."""

    name: str
    free: BoolArray


Draw = Callable[[Statement, np.random.Generator, int], BoolArray]


class Neighbourhoods:
    """Draws one part after another: first through the whole time once, then at random in turn."""

    def __init__(self, statement: Statement, rng: np.random.Generator, *, is_sweeping: bool) -> None:
        self._statement = statement
        self._rng = rng
        self._starts = statement.cells.problem.starts[statement.cells.shifts]
        ends = self._starts.min(initial=0), self._starts.max(initial=0) + 1
        self._swept_until = int(ends[0] if is_sweeping else ends[1])
        self._turns = cycle(DRAWS.items())

    def draw(self, most_cells: int) -> Neighbourhood:
        """Return a part of about ``most_cells`` cells at most."""
        ahead = self._starts >= self._swept_until
        if ahead.any():
            free = _nearest(self._starts, ahead, most_cells)
            self._swept_until = int(self._starts[free].max()) + 1
            return Neighbourhood("sweep", free)
        name, draw = next(self._turns)
        return Neighbourhood(name, draw(self._statement, self._rng, most_cells))


def random_window(statement: Statement, rng: np.random.Generator, most_cells: int) -> BoolArray:
    """Free the duties that start nearest to a random moment."""
    starts = statement.cells.problem.starts[statement.cells.shifts]
    return _nearest(np.abs(starts - rng.choice(starts)), _all(statement), most_cells)


def random_people(statement: Statement, rng: np.random.Generator, most_cells: int) -> BoolArray:
    """Free everything some random people could do."""
    order = rng.permutation(len(statement.cells.problem.volunteers))
    return _nearest(order[statement.cells.volunteers], _all(statement), most_cells)


def random_needs(statement: Statement, rng: np.random.Generator, most_cells: int) -> BoolArray:
    """Free some random needs over the whole horizon."""
    problem = statement.cells.problem
    number = {need.id: index for index, need in enumerate(problem.needs)}
    need_of_shift = np.array([number[shift.need] for shift in problem.shifts], dtype=np.int64)
    order = rng.permutation(len(number))
    return _nearest(order[need_of_shift[statement.cells.shifts]], _all(statement), most_cells)


def _all(statement: Statement) -> BoolArray:
    return np.ones(len(statement.cells), dtype=np.bool_)


def _nearest(rank: IntArray, allowed: BoolArray, most_cells: int) -> BoolArray:
    """Return the allowed cells of lowest rank, whole ranks at a time, at least one rank."""
    ranks, counts = np.unique(rank[allowed], return_counts=True)
    fitting = ranks[np.cumsum(counts) <= most_cells]
    chosen: BoolArray = allowed & (rank <= (fitting[-1] if len(fitting) else ranks[0]))
    return chosen


DRAWS: dict[str, Draw] = {"window": random_window, "people": random_people, "needs": random_needs}
