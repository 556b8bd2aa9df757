"""Which part of a roster to improve next; a neighbourhood is one small function that ranks the cells.

Those of the lowest rank are freed, as many as can be solved.
"""

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


Draw = Callable[[Statement, np.random.Generator], IntArray]


class Neighbourhoods:
    """Draws one part after another: first through the whole time once, then at random in turn."""

    def __init__(self, statement: Statement, rng: np.random.Generator, *, is_sweeping: bool) -> None:
        self._statement = statement
        self._rng = rng
        self._starts = statement.cells.problem.starts[statement.cells.shifts]
        ends = self._starts.min(initial=0), self._starts.max(initial=0) + 1
        self._swept_until = int(ends[0] if is_sweeping else ends[1])
        self._turns = cycle(DRAWS.items())

    def draw(self, most_cells: int, allowed: BoolArray | None = None) -> Neighbourhood:
        """Return a part of about ``most_cells`` of the allowed cells at most."""
        if allowed is None:
            allowed = np.ones(len(self._starts), dtype=np.bool_)
        ahead = allowed & (self._starts >= self._swept_until)
        if ahead.any():
            free = _nearest(self._starts, ahead, most_cells)
            self._swept_until = int(self._starts[free].max()) + 1
            return Neighbourhood("sweep", free)
        name, draw = next(self._turns)
        return Neighbourhood(name, _nearest(draw(self._statement, self._rng), allowed, most_cells))


def random_window(statement: Statement, rng: np.random.Generator) -> IntArray:
    """Free the duties that start nearest to a random moment."""
    starts = statement.cells.problem.starts[statement.cells.shifts]
    found: IntArray = np.abs(starts - rng.choice(starts))
    return found


def random_people(statement: Statement, rng: np.random.Generator) -> IntArray:
    """Free everything some random people could do."""
    order = rng.permutation(len(statement.cells.problem.volunteers))
    return order[statement.cells.volunteers]


def random_needs(statement: Statement, rng: np.random.Generator) -> IntArray:
    """Free some random needs over the whole horizon."""
    problem = statement.cells.problem
    number = {need.id: index for index, need in enumerate(problem.needs)}
    need_of_shift = np.array([number[shift.need] for shift in problem.shifts], dtype=np.int64)
    order = rng.permutation(len(number))
    return order[need_of_shift[statement.cells.shifts]]


def _nearest(rank: IntArray, allowed: BoolArray, most_cells: int) -> BoolArray:
    """Return the allowed cells of lowest rank, whole ranks at a time, at least one rank."""
    ranks, counts = np.unique(rank[allowed], return_counts=True)
    fitting = ranks[np.cumsum(counts) <= most_cells]
    chosen: BoolArray = allowed & (rank <= (fitting[-1] if len(fitting) else ranks[0]))
    return chosen


DRAWS: dict[str, Draw] = {"window": random_window, "people": random_people}
