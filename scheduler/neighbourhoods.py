"""Which part of a roster to improve next; a neighbourhood is one small function that ranks the cells.

Those of the lowest rank are freed, as many as can be solved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.statement import Statement
from paiban.values.horizon import DAY_MINUTES
from paiban.values.problem import BoolArray, IntArray

CURIOSITY = 0.3  # how often any kind is tried, whatever it brought
MEMORY = 0.7
LEAST_EFFORT = 1000  # what handing out a part is worth


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The cells to free, and what to call them in the progress line."""

    name: str
    free: BoolArray


class Sweep:
    """One pass through the whole time, day by day: from its start, from its end, or until both ends meet.

    A day that is too large for one part is gone through by groups of people, at random. ``cells`` is how
    many a part frees.
    """

    def __init__(self, statement: Statement, seed: int, first_cells: int) -> None:
        cells = statement.cells
        order = np.random.default_rng(seed).permutation(len(cells.problem.volunteers))
        days = cells.problem.starts[cells.shifts] // DAY_MINUTES
        self._rank = days * len(order) + order[cells.volunteers]
        self._is_open = np.ones(len(cells), dtype=np.bool_)
        self.cells = float(first_cells)

    def draw(self, *, from_end: bool) -> Neighbourhood | None:
        """Return the next part; ``None`` when all have been."""
        if not self._is_open.any():
            return None
        free = nearest(-self._rank if from_end else self._rank, self._is_open, int(self.cells))
        self._is_open &= ~free
        return Neighbourhood("sweep", free)


Draw = Callable[[Statement, IntArray, np.random.Generator], IntArray]
"""Ranks the cells, seeing what every row's sum is now."""


@dataclass(eq=False)
class Kind:
    """A way to draw parts: how many cells it frees, and what it has brought for its effort of late.

    A guided one frees only cells that the relaxation finds promising, and so goes further.
    """

    name: str
    draw: Draw
    is_guided: bool
    cells: float
    worth: float = 0.0


class Neighbourhoods:
    """Chooses the kind of the next part: one that brings more for its effort more often.

    Where the relaxation says much (``trusts_guide``) what it guides is tried first.

    Source: adaptive large neighbourhood search (Ropke and Pisinger 2006).
    """

    def __init__(
        self, rng: np.random.Generator, cells: float, draws: Mapping[str, Draw], *, trusts_guide: bool
    ) -> None:
        self._rng = rng
        self._trusts_guide = trusts_guide
        self._plain = [Kind(name, draw, is_guided=False, cells=cells) for name, draw in draws.items()]
        self._guided = [Kind(name, draw, is_guided=True, cells=cells) for name, draw in draws.items()]
        self._kinds: list[Kind] = []

    def choose(self, *, can_guide: bool) -> Kind:
        """Return the next kind; each is tried once before any is tried again."""
        known = self._known(can_guide=can_guide)
        for kind in known:
            if kind not in self._kinds:
                self._kinds.append(kind)
                return kind
        worth = np.array([kind.worth for kind in self._kinds])
        even = np.full(len(worth), 1 / len(worth))
        shares = CURIOSITY * even + (1 - CURIOSITY) * (worth / worth.sum() if worth.sum() else even)
        chosen: Kind = self._kinds[int(self._rng.choice(len(worth), p=shares / shares.sum()))]
        return chosen

    def _known(self, *, can_guide: bool) -> list[Kind]:
        if not can_guide:
            return self._plain
        return [*self._guided, *self._plain] if self._trusts_guide else [*self._plain, *self._guided]


def learn(kind: Kind, gain: int, effort: int) -> None:
    """Note what a part of a kind has brought for so much effort."""
    kind.worth = MEMORY * kind.worth + (1 - MEMORY) * gain / (effort + LEAST_EFFORT)


def costly_moment(statement: Statement, values: IntArray, rng: np.random.Generator) -> IntArray:
    """Free the duties that start nearest to one that costs something now: the more it costs, the sooner."""
    table = statement.table
    has_cells = np.diff(table.rows.bounds)[table.hinges.row] > 0  # nobody at all may be fit for a seat
    costs = table.hinges.costs(values) * has_cells
    if not costs.any():
        return random_moment(statement, values, rng)
    row = int(table.hinges.row[rng.choice(len(costs), p=costs / costs.sum())])
    column = int(rng.choice(table.rows[row]))
    cell = column if column < table.cell_count else int(table.blocks[column - table.cell_count][0])
    return _away(statement, cell)


def lost_moment(statement: Statement, values: IntArray, rng: np.random.Generator) -> IntArray:
    """Free the duties that start nearest to one that was left behind or is new.

    The more it costs to lack it, the sooner it is chosen.
    """
    problem = statement.cells.problem
    promised, base = (roster.cells if roster else frozenset() for roster in (problem.promised, problem.base))
    is_lost = np.array([shift.need in problem.opened for shift in problem.shifts], dtype=np.bool_)
    is_lost[[problem.shift_index[shift] for _, shift in promised - base]] = True
    lacks = _lacks(statement, values) * is_lost[statement.cells.shifts]
    if not lacks.any():
        return costly_moment(statement, values, rng)
    return _away(statement, int(rng.choice(len(lacks), p=lacks / lacks.sum())))


def _lacks(statement: Statement, values: IntArray) -> IntArray:
    """Return for each cell what it costs now that people are lacking where it would help."""
    table = statement.table
    costs = np.where(table.hinges.under, table.hinges.costs(values), 0)
    of_row = np.bincount(table.hinges.row, costs, len(table.rows))
    of_column = np.bincount(table.rows.items, of_row[table.rows.owner], table.column_count)
    found: IntArray = of_column[: table.cell_count].astype(np.int64)
    return found


def random_moment(statement: Statement, values: IntArray, rng: np.random.Generator) -> IntArray:
    """Free the duties that start nearest to a random moment."""
    return _away(statement, int(rng.integers(len(statement.cells))))


def _away(statement: Statement, cell: int) -> IntArray:
    """Return how many minutes each cell starts before or after this one."""
    starts = statement.cells.starts
    found: IntArray = np.abs(starts - starts[cell])
    return found


def random_crew(statement: Statement, values: IntArray, rng: np.random.Generator) -> IntArray:
    """Free what people at random could do within half a day of a random moment."""
    cells = statement.cells
    away = random_moment(statement, values, rng)
    order = rng.permutation(len(cells.problem.volunteers))
    found: IntArray = np.where(away <= DAY_MINUTES // 2, order[cells.volunteers] - len(order), away)
    return found


def random_people(statement: Statement, values: IntArray, rng: np.random.Generator) -> IntArray:
    """Free everything some random people could do."""
    order = rng.permutation(len(statement.cells.problem.volunteers))
    return order[statement.cells.volunteers]


def nearest(rank: IntArray, allowed: BoolArray, most_cells: int) -> BoolArray:
    """Return the allowed cells of lowest rank, whole ranks at a time, at least one rank."""
    ranks, counts = np.unique(rank[allowed], return_counts=True)
    fitting = ranks[np.cumsum(counts) <= most_cells]
    chosen: BoolArray = allowed & (rank <= (fitting[-1] if len(fitting) else ranks[0]))
    return chosen


DRAWS: dict[str, Draw] = {
    "costly": costly_moment,
    "moment": random_moment,
    "crew": random_crew,
    "people": random_people,
}
MENDING_DRAWS: dict[str, Draw] = {"lost": lost_moment, **DRAWS}
