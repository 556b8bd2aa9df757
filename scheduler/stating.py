"""States every rule of a problem over its candidate cells: from limits to one sparse table."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.checking import barred_cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import Rule
from paiban.scheduler.statement import FREE, Hinges, Ragged, Statement
from paiban.values.problem import IntArray, Problem


def state(problem: Problem, rules: Iterable[Rule], cells: Cells | None = None) -> Statement:
    """State every rule over the candidate cells: those that no hard rule bars, or the ones given."""
    rules = tuple(rules)
    if cells is None:
        cells = Cells.of_mask(problem, ~barred_cells(problem, rules))
    builder = _Builder(cells, can_collapse=any(rule.name == "no-overlap" for rule in rules))
    for rule in rules:
        builder.add(problem, rule)
    return builder.statement()


class _Builder:
    """Collects limits into the arrays of a statement."""

    def __init__(self, cells: Cells, *, can_collapse: bool) -> None:
        self.cells = cells
        self.can_collapse = can_collapse
        self.starts = cells.problem.starts[cells.shifts]
        self.ends = cells.problem.ends[cells.shifts]
        self.columns: list[IntArray] = []
        self.factors: list[IntArray] = []
        self.bounds: list[tuple[int, int]] = []
        self.hinges: list[tuple[int, int, int, bool, bool]] = []
        self.blocks: list[IntArray] = []
        self.costs = np.zeros(len(cells), dtype=np.int64)
        self.rules: list[str] = []

    def add(self, problem: Problem, rule: Rule) -> None:
        self._add_bars(problem, rule)
        for limit in rule.limits(problem, self.cells):
            self._add_limit(rule, limit)

    def _add_bars(self, problem: Problem, rule: Rule) -> None:
        """A soft bar is a cost of its cells; a hard one forbids candidates that were given all the same."""
        for bar in rule.bars(problem):
            own = self.cells.person(bar.volunteer)
            struck = own.ids[bar.shifts[own.shifts]]
            if rule.weight != "hard":
                self.costs[struck] += rule.weight
            elif len(struck):
                self._row(rule, struck, np.ones(len(struck), dtype=np.int64), -FREE, 0)

    def _add_limit(self, rule: Rule, limit: Limit) -> None:
        columns, factors = self._parts(limit)
        if rule.weight == "hard":
            low = -FREE if limit.low is None else limit.low
            high = FREE if limit.high is None else limit.high
            self._row(rule, columns, factors, low, high)
        elif rule.weight:
            self._add_hinges(self._row(rule, columns, factors, -FREE, FREE), limit, rule.weight)

    def _add_hinges(self, row: int, limit: Limit, weight: int) -> None:
        if limit.high is not None and limit.price:
            self.hinges.append((row, limit.high, limit.price * weight, False, limit.once))
        if limit.low is not None and limit.price:
            self.hinges.append((row, limit.low, limit.price * weight, True, limit.once))
        for step in limit.steps:
            self.hinges.append((row, step.above, step.price * weight, False, False))

    def _parts(self, limit: Limit) -> tuple[IntArray, IntArray]:
        columns, factors = [limit.cells], [limit.factors]
        for block in limit.blocks:
            if len(block.cells):
                columns.append(self._block(block))
                factors.append(np.full(len(columns[-1]), block.factor, dtype=np.int64))
        return np.concatenate(columns), np.concatenate(factors)

    def _block(self, block: Block) -> IntArray:
        """Return the columns whose sum is the block: its cells themselves where no two can be taken together."""
        members = block.cells
        if len(members) == 1 or (self.can_collapse and self._are_exclusive(members)):
            return members
        self.blocks.append(members)
        return np.array([len(self.cells) + len(self.blocks) - 1], dtype=np.int64)

    def _are_exclusive(self, members: IntArray) -> bool:
        people = self.cells.volunteers[members]
        return bool(
            people.min() == people.max() and self.starts[members].max() < self.ends[members].min()
        )

    def _row(self, rule: Rule, columns: IntArray, factors: IntArray, low: int, high: int) -> int:
        self.columns.append(columns)
        self.factors.append(factors)
        self.bounds.append((low, high))
        self.rules.append(rule.name)
        return len(self.columns) - 1

    def statement(self) -> Statement:
        bounds = np.array(self.bounds, dtype=np.int64).reshape(-1, 2)
        hinges = np.array(self.hinges, dtype=np.int64).reshape(-1, 5)
        return Statement(
            cells=self.cells,
            rows=Ragged.of(self.columns),
            factors=Ragged.of(self.factors).items,
            low=bounds[:, 0],
            high=bounds[:, 1],
            hinges=Hinges(
                row=hinges[:, 0],
                at=hinges[:, 1],
                price=hinges[:, 2],
                under=hinges[:, 3].astype(np.bool_),
                once=hinges[:, 4].astype(np.bool_),
            ),
            blocks=Ragged.of(self.blocks),
            costs=self.costs,
            rules=tuple(self.rules),
        )
