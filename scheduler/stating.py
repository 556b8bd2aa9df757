"""States every rule of a problem over its candidate cells: from limits to one sparse table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.checking import barred_cells
from paiban.constraints.limit import Block, Limit, Packing
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.rule import Rule
from paiban.scheduler.alike import Alike, alike_of, all_different
from paiban.scheduler.exclusive import Exclusive
from paiban.scheduler.facts import accept, fixed_roster
from paiban.scheduler.lots import with_lot_sizes
from paiban.scheduler.statement import Places, Statement
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.ragged import Ragged
from paiban.values.roster import About, Roster


def state(problem: Problem, rules: Iterable[Rule], cells: Cells) -> Statement:
    """State every rule over these cells, hard ones first: what they exclude makes the soft ones simpler."""
    return _state(problem, rules, cells, all_different(problem))


def state_candidates(problem: Problem, rules: Iterable[Rule]) -> Statement:
    """State every rule over the candidates: cells that are offered and no hard rule bars, and the fixed ones.

    What the past and duties set by hand break is accepted as it is.
    """
    rules = tuple(rules)
    cells = Cells.of_mask(problem, candidates(problem, rules))
    return with_fixed_accepted(problem, state(problem, rules, cells))


def state_near(problem: Problem, rules: Iterable[Rule], standing: Roster, others: BoolArray) -> Statement:
    """State the rules in full over the standing cells and others: costs are those of whole rosters.

    ``others`` are candidates, as a (volunteers x shifts) table.
    """
    cells = Cells.of_mask(problem, seats(problem, standing) | others)
    return with_fixed_accepted(problem, state(problem, rules, cells))


def state_classes(problem: Problem, rules: Iterable[Rule]) -> Statement:
    """State every rule over the candidates, one shift standing for all that are alike.

    A limit that speaks of one need holds for each of the alike needs: they become one row of so many lots.
    """
    rules = tuple(rules)
    open_cells = candidates(problem, rules)
    apart: frozenset[str] = frozenset()
    while True:
        alike = _alike(problem, rules, apart)
        cells = Cells.of_mask(problem, open_cells & alike.stands_for_all)
        try:
            return with_fixed_accepted(problem, _state(problem, rules, cells, alike))
        except _NotAlikeError as error:
            apart |= alike.kin(problem, error.needs)


def _alike(problem: Problem, rules: tuple[Rule, ...], apart: frozenset[str]) -> Alike:
    """Return the classes; none unless nobody can have two duties of one class at once."""
    if any(isinstance(rule, NoOverlap) for rule in rules):
        return alike_of(problem, apart)
    return all_different(problem)


def _state(problem: Problem, rules: Iterable[Rule], cells: Cells, alike: Alike) -> Statement:
    builder = _Builder(cells, alike)
    for rule in sorted(rules, key=lambda rule: not rule.is_hard):
        builder.add(problem, rule)
    return builder.statement()


def candidates(problem: Problem, rules: Iterable[Rule]) -> BoolArray:
    """Return the cells that are offered and no hard rule bars, and the fixed ones: (volunteers x shifts)."""
    return candidates_among(problem, rules, np.ones((len(problem.volunteers), 1), dtype=np.bool_))


def candidates_among(problem: Problem, rules: Iterable[Rule], some: BoolArray) -> BoolArray:
    """Return the candidates among ``some`` cells; of few people they are soon found."""
    barred = barred_cells(problem, rules, np.flatnonzero(some.any(axis=1)).tolist())
    open_cells = ~barred & offered(problem)
    return (open_cells | seats(problem, fixed_roster(problem))) & some


def with_fixed_accepted(problem: Problem, statement: Statement) -> Statement:
    """Return the statement with every bound widened that begun or hand-set duties break by themselves."""
    fixed = statement.taken(fixed_roster(problem))
    return replace(statement, table=accept(statement.table, fixed))


def offered(problem: Problem) -> BoolArray:
    """Return which cells are offered, as a (volunteers x shifts) table.

    A shift that was cut for some people is offered to these and to whoever has it.
    """
    table = seats(problem, problem.base or Roster())
    for index, shift in enumerate(problem.shifts):
        if shift.offered_to:
            chosen = [problem.volunteer_index[person] for person in shift.offered_to]
            table[chosen, index] = True
        else:
            table[:, index] = True
    return table


def seats(problem: Problem, roster: Roster) -> BoolArray:
    """Return a roster as a (volunteers x shifts) table; what is no longer known is left out."""
    table = np.zeros((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_)
    for volunteer, shift in roster.cells:
        if volunteer in problem.volunteer_index and shift in problem.shift_index:
            table[problem.volunteer_index[volunteer], problem.shift_index[shift]] = True
    return table


def _adds_up(limit: Limit, *, is_hard: bool) -> bool:
    """Say whether a limit of one need can be added up over alike needs without losing what it says.

    Blocks cannot. Nor can factors of both signs, which say who comes with whom; if they cost only once, the
    sum still says how often at least.
    """
    has_both_signs = (limit.factors > 0).any() and (limit.factors < 0).any()
    return not limit.blocks and not (has_both_signs and (is_hard or not limit.once))


class _NotAlikeError(Exception):
    """Limits of these needs cannot be added up over alike ones."""

    def __init__(self, needs: frozenset[str]) -> None:
        super().__init__(needs)
        self.needs = needs


class _Builder:
    """Collects limits into the arrays of a statement."""

    def __init__(self, cells: Cells, alike: Alike) -> None:
        self.cells = cells
        self.alike = alike
        self.lots_of = dict(zip((need.id for need in cells.problem.needs), alike.lots.tolist(), strict=True))
        self.exclusive = Exclusive(cells)
        self.sizes: list[int] = []
        self.columns: list[IntArray] = []
        self.factors: list[IntArray] = []
        self.bounds: list[tuple[int, int]] = []
        self.lots: list[int] = []
        self.hinges: list[tuple[int, int, int, bool, int]] = []
        self.blocks: list[IntArray] = []
        self.costs = np.zeros(len(cells), dtype=np.int64)
        self.not_alike: set[str] = set()
        self.rule = ""
        self.rules: list[str] = []
        self.abouts: list[About | Packing] = []

    def add(self, problem: Problem, rule: Rule) -> None:
        self.rule = rule.name
        self._add_bars(problem, rule)
        for limit in rule.limits(problem, self.cells):
            self._add_limit(rule, limit)
        for packing in rule.packings(problem, self.cells):
            self._add_packing(rule, packing)

    def _add_bars(self, problem: Problem, rule: Rule) -> None:
        """A soft bar is a cost of its cells; a hard one forbids candidates that were given all the same."""
        for bar in rule.bars(problem):
            own = self.cells.person(bar.volunteer)
            struck = own.ids[bar.shifts[own.shifts]]
            if rule.weight != "hard":
                self.costs[struck] += rule.weight
            elif len(struck):
                about = About(volunteer=problem.volunteers[bar.volunteer].id)
                ones = np.ones(len(struck), dtype=np.int64)
                self._rows(about, [len(struck)], struck, ones, (-FREE, 0))

    def _add_limit(self, rule: Rule, limit: Limit) -> None:
        """State a limit that speaks of one need for all that are alike, and by the first of them alone."""
        need = limit.about.need
        lots = 1 if need is None else self.lots_of.get(need, 1)  # a pin may name what is no more
        if not lots:
            return
        if lots > 1 and not _adds_up(limit, is_hard=rule.is_hard):
            self.not_alike.add(str(need))
            return
        columns, factors = self._parts(limit)
        bounds = (-FREE, FREE)
        if rule.weight == "hard":
            low = -FREE if limit.low is None else limit.low * lots
            high = FREE if limit.high is None else limit.high * lots
            bounds = (low, high)
            if high == 1 and low <= 0 and not limit.blocks and (factors == 1).all():
                self.exclusive.learn(Ragged.of([columns]))
        elif rule.weight:
            self._add_hinges(len(self.sizes), limit, rule.weight, lots)
        else:
            return
        self._rows(limit.about, [len(columns)], columns, factors, bounds, lots)

    def _add_packing(self, rule: Rule, packing: Packing) -> None:
        sets, bounds = packing.sets, (-FREE, FREE)
        if rule.weight == "hard":
            bounds = (-FREE, 1)
            self.exclusive.learn(sets)
        elif rule.weight:
            first = len(self.sizes)
            self.hinges.extend((row, 1, rule.weight, False, 1) for row in range(first, first + len(sets)))
        else:
            return
        ones = np.ones(len(sets.items), dtype=np.int64)
        self._rows(packing, np.diff(sets.bounds).tolist(), sets.items, ones, bounds)

    def _add_hinges(self, row: int, limit: Limit, weight: int, lots: int) -> None:
        per = FREE if limit.once else 1
        if limit.high is not None and limit.price:
            self.hinges.append((row, limit.high * lots, limit.price * weight, False, per))
        if limit.low is not None and limit.price:
            self.hinges.append((row, limit.low * lots, limit.price * weight, True, per))
        for step in limit.steps:
            self.hinges.append((row, step.above * lots, step.price * weight, False, 1))

    def _parts(self, limit: Limit) -> tuple[IntArray, IntArray]:
        if not limit.blocks:
            return limit.cells, limit.factors
        columns, factors = [limit.cells], [limit.factors]
        for block in limit.blocks:
            if len(block.cells):
                columns.append(self._block(block))
                factors.append(np.full(len(columns[-1]), block.factor, dtype=np.int64))
        return np.concatenate(columns), np.concatenate(factors)

    def _block(self, block: Block) -> IntArray:
        """Return the columns whose sum is the block: its cells, where no two can be taken together."""
        members = block.cells
        if len(members) == 1 or self.exclusive.has(members):
            return members
        self.blocks.append(members)
        return np.array([len(self.cells) + len(self.blocks) - 1], dtype=np.int64)

    def _rows(
        self,
        about: About | Packing,
        sizes: list[int],
        columns: IntArray,
        factors: IntArray,
        bounds: tuple[int, int],
        lots: int = 1,
    ) -> None:
        """Add rows of these sizes, their columns one after another, all with the same bounds and lots."""
        self.sizes.extend(sizes)
        self.columns.append(columns)
        self.factors.append(factors)
        self.bounds.extend([bounds] * len(sizes))
        self.lots.extend([lots] * len(sizes))
        self.rules.extend([self.rule] * len(sizes))
        self.abouts.append(about)

    def statement(self) -> Statement:
        """Return what was collected; raise ``_NotAlikeError`` if some needs cannot be taken together."""
        if self.not_alike:
            raise _NotAlikeError(frozenset(self.not_alike))
        bounds = np.array(self.bounds, dtype=np.int64).reshape(-1, 2)
        hinges = np.array(self.hinges, dtype=np.int64).reshape(-1, 5)
        table = Table(
            owner=self.cells.volunteers,
            rows=Ragged(np.cumsum([0, *self.sizes]), Ragged.of(self.columns).items),
            factors=Ragged.of(self.factors).items,
            low=bounds[:, 0],
            high=bounds[:, 1],
            lots=np.array(self.lots, dtype=np.int64),
            hinges=Hinges(
                row=hinges[:, 0],
                at=hinges[:, 1],
                price=hinges[:, 2],
                under=hinges[:, 3].astype(np.bool_),
                per=hinges[:, 4],
            ),
            blocks=Ragged.of(self.blocks),
            costs=self.costs,
        )
        return Statement(
            self.cells, with_lot_sizes(table), tuple(self.rules), Places.of(self.abouts), self.alike
        )
