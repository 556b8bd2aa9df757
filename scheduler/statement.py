"""All limits of a problem in one sparse table: what every solver and every search step reads.

Columns are the candidate cells, then one column for each block (true if any of its cells is). A row is one limit. Hard rows
have bounds; soft rows have hinges: from a point on, each unit of the row's sum costs so much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.checking import barred_cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import Rule
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import Roster

FREE = np.iinfo(np.int64).max  # a bound that binds nothing


@dataclass(frozen=True, slots=True)
class Hinge:
    """A soft row costs ``price`` for each unit above ``at`` (below it, if ``is_under``); with ``once`` only for the first."""

    row: int
    at: int
    price: int
    is_under: bool = False
    once: bool = False


@dataclass(frozen=True, eq=False)
class Statement:
    """``low <= A x <= high`` for the hard rows, hinges for the soft ones, ``costs`` for single cells.

    ``A`` is stored by rows: row ``i`` has the columns ``columns[bounds[i]:bounds[i+1]]`` with the factors at the
    same places. Columns from ``len(cells)`` on are blocks; ``blocks[k]`` names the cells of which any makes it true.
    """

    cells: Cells
    bounds: IntArray
    columns: IntArray
    factors: IntArray
    low: IntArray
    high: IntArray
    hinges: tuple[Hinge, ...]
    blocks: tuple[IntArray, ...]
    costs: IntArray
    rule_of_row: tuple[str, ...]

    @property
    def row_count(self) -> int:
        return len(self.bounds) - 1

    @property
    def column_count(self) -> int:
        return len(self.cells) + len(self.blocks)

    def row(self, index: int) -> tuple[IntArray, IntArray]:
        """Return the columns and factors of a row."""
        part = slice(self.bounds[index], self.bounds[index + 1])
        return self.columns[part], self.factors[part]

    @cached_property
    def row_of_entry(self) -> IntArray:
        return np.repeat(np.arange(self.row_count), np.diff(self.bounds))

    def ranges(self) -> tuple[IntArray, IntArray]:
        """Return the least and the greatest value each row could take if columns were free."""
        least = np.bincount(self.row_of_entry, np.minimum(self.factors, 0), self.row_count)
        most = np.bincount(self.row_of_entry, np.maximum(self.factors, 0), self.row_count)
        return least.astype(np.int64), most.astype(np.int64)

    def columns_of(self, taken: IntArray) -> IntArray:
        """Return the value of every column when these cells (0 or 1 each) are taken."""
        blocks = [int(taken[members].any()) for members in self.blocks]
        return np.concatenate([taken, np.array(blocks, dtype=np.int64)])

    def values(self, taken: IntArray) -> IntArray:
        """Return every row's sum when these cells are taken."""
        weights = self.factors * self.columns_of(taken)[self.columns]
        return np.bincount(self.row_of_entry, weights, self.row_count).astype(np.int64)

    def cost(self, taken: IntArray) -> int:
        """Return the cost of the soft limits when these cells are taken."""
        values = self.values(taken)
        return int(self.costs @ taken) + sum(
            hinge_cost(hinge, int(values[hinge.row])) for hinge in self.hinges
        )

    def is_feasible(self, taken: IntArray) -> bool:
        """Say whether every hard row holds when these cells are taken."""
        values = self.values(taken)
        return bool(((self.low <= values) & (values <= self.high)).all())

    def roster(self, taken: IntArray) -> Roster:
        """Return the taken cells as a roster."""
        problem = self.cells.problem
        return Roster.of(
            (
                problem.volunteers[self.cells.volunteers[cell]].id,
                problem.shifts[self.cells.shifts[cell]].id,
            )
            for cell in np.flatnonzero(taken)
        )

    def taken(self, roster: Roster) -> IntArray:
        """Return 0 or 1 for each cell; cells of the roster that are no candidates are left out."""
        problem = self.cells.problem
        width = len(problem.shifts)
        keys = self.cells.volunteers * width + self.cells.shifts
        wanted = [
            problem.volunteer_index[volunteer] * width + problem.shift_index[shift]
            for volunteer, shift in roster.cells
            if volunteer in problem.volunteer_index and shift in problem.shift_index
        ]
        return np.isin(keys, np.array(wanted, dtype=np.int64)).astype(np.int64)


def hinge_cost(hinge: Hinge, value: int) -> int:
    """Return what a hinge costs at this value of its row."""
    over = hinge.at - value if hinge.is_under else value - hinge.at
    return hinge.price * (min(1, max(0, over)) if hinge.once else max(0, over))


def state(problem: Problem, rules: Iterable[Rule], cells: Cells | None = None) -> Statement:
    """State every rule over the candidate cells: those that no hard rule bars, or the ones given."""
    rules = tuple(rules)
    if cells is None:
        cells = Cells.of_mask(problem, ~barred_cells(problem, rules))
    builder = _Builder(cells)
    for rule in rules:
        builder.add(problem, rule)
    return builder.statement()


class _Builder:
    """Collects limits into the arrays of a statement."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.columns: list[IntArray] = []
        self.factors: list[IntArray] = []
        self.low: list[int] = []
        self.high: list[int] = []
        self.hinges: list[Hinge] = []
        self.blocks: list[IntArray] = []
        self.costs = np.zeros(len(cells), dtype=np.int64)
        self.rule_of_row: list[str] = []

    def add(self, problem: Problem, rule: Rule) -> None:
        self._add_bars(problem, rule)
        for limit in rule.limits(problem, self.cells):
            self._add_limit(rule, limit)

    def _add_bars(self, problem: Problem, rule: Rule) -> None:
        """A soft bar is a cost of its cells; a hard one forbids candidates that were given all the same."""
        for bar in rule.bars(problem):
            own = self.cells.person(bar.volunteer)
            struck = own.ids[bar.shifts[own.shifts]]
            if rule.weight == "hard":
                if len(struck):
                    self._row(rule, struck, np.ones(len(struck), dtype=np.int64), -FREE, 0)
            else:
                self.costs[struck] += rule.weight

    def _add_limit(self, rule: Rule, limit: Limit) -> None:
        columns, factors = self._parts(limit)
        if rule.weight == "hard":
            low = -FREE if limit.low is None else limit.low
            high = FREE if limit.high is None else limit.high
            self._row(rule, columns, factors, low, high)
            return
        row = self._row(rule, columns, factors, -FREE, FREE)
        self.hinges.extend(_hinges(row, limit, rule.weight))

    def _parts(self, limit: Limit) -> tuple[IntArray, IntArray]:
        if not limit.blocks:
            return limit.cells, limit.factors
        own = [self._block(block) for block in limit.blocks if len(block.cells)]
        factors = [block.factor for block in limit.blocks if len(block.cells)]
        return (
            np.concatenate([limit.cells, np.array(own, dtype=np.int64)]),
            np.concatenate([limit.factors, np.array(factors, dtype=np.int64)]),
        )

    def _block(self, block: Block) -> int:
        if len(block.cells) == 1:
            return int(block.cells[0])
        self.blocks.append(block.cells)
        return len(self.cells) + len(self.blocks) - 1

    def _row(self, rule: Rule, columns: IntArray, factors: IntArray, low: int, high: int) -> int:
        self.columns.append(columns)
        self.factors.append(factors)
        self.low.append(low)
        self.high.append(high)
        self.rule_of_row.append(rule.name)
        return len(self.columns) - 1

    def statement(self) -> Statement:
        nothing = [np.zeros(0, dtype=np.int64)]
        return Statement(
            cells=self.cells,
            bounds=np.cumsum([0, *(len(columns) for columns in self.columns)]),
            columns=np.concatenate(self.columns or nothing),
            factors=np.concatenate(self.factors or nothing),
            low=np.array(self.low, dtype=np.int64),
            high=np.array(self.high, dtype=np.int64),
            hinges=tuple(self.hinges),
            blocks=tuple(self.blocks),
            costs=self.costs,
            rule_of_row=tuple(self.rule_of_row),
        )


def _hinges(row: int, limit: Limit, weight: int) -> Iterator[Hinge]:
    if weight == 0:
        return
    if limit.high is not None and limit.price:
        yield Hinge(row, limit.high, limit.price * weight, once=limit.once)
    if limit.low is not None and limit.price:
        yield Hinge(row, limit.low, limit.price * weight, is_under=True, once=limit.once)
    for step in limit.steps:
        yield Hinge(row, step.above, step.price * weight)
