"""How many people may drop out before something for life safety stands empty.

For everybody who leaves, whoever is free and allowed is called to what they leave behind; nobody else is
moved, as at three in the night nobody would be. What is found is therefore no worse than what is told: a
cleverer repair may fill more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.coverage import Coverage
from paiban.constraints.rule import Rule, rule_name
from paiban.scheduler.growing import Growing
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import candidates, seats, state, with_fixed_accepted
from paiban.values.needs import Tier
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.roster import About, Roster


@dataclass(frozen=True)
class Called:
    """Somebody who is called, and to which shift."""

    volunteer: str
    shift: str


@dataclass(frozen=True)
class Outcome:
    """What happens when some people drop out: who is called, and what stays empty all the same."""

    people: tuple[str, ...]
    called: tuple[Called, ...]
    empty: tuple[About, ...]

    @property
    def holds(self) -> bool:
        return not self.empty


class Stress:
    """Tries dropouts on a roster. ``tier`` is the last that must not stand empty.

    Duties that began before ``now`` (minutes of the horizon) are over for this purpose: they are neither lost
    nor can they be filled.
    """

    def __init__(
        self,
        problem: Problem,
        rules: Iterable[Rule],
        roster: Roster,
        *,
        tier: Tier = Tier.P0,
        now: int | None = None,
    ) -> None:
        self._problem = replace(problem, base=None, promised=None)
        roster = _without_reserve(problem, roster)
        self._tier, self._now = tier, now or 0
        hard = [rule for rule in rules if rule.is_hard]
        self._statement = self._state([*hard, Coverage()], roster)
        table = self._statement.table
        taken = np.minimum(1, self._statement.taken(roster))
        self._state_now = Growing(table, taken)
        self._before = self._state_now.values.copy()
        self._wanted = self._rows_that_count()
        starts = self._statement.cells.starts
        self._is_ahead = starts >= self._now
        self._is_shared = _has_many_owners(self._statement)

    def _state(self, rules: list[Rule], roster: Roster) -> Statement:
        """State the rules over the roster and whatever could fill an urgent seat from now on."""
        problem = self._problem
        urgent = np.array(
            [
                problem.need[shift.need].tier <= self._tier and shift.start >= self._now
                for shift in problem.shifts
            ],
            dtype=np.bool_,
        )
        mask: BoolArray = seats(problem, roster) | (candidates(problem, rules) & urgent)
        return with_fixed_accepted(problem, state(problem, rules, Cells.of_mask(problem, mask)))

    def _rows_that_count(self) -> dict[int, int]:
        """Return the urgent rows with the sum that each must have: people needed, and hard lower limits."""
        table, found = self._statement.table, dict[int, int]()
        asks = {int(row): int(at) for row, at in zip(table.hinges.row, table.hinges.at, strict=True)}
        for row, rule in enumerate(self._statement.rules):
            about = self._statement.abouts[row] if row in asks or table.low[row] > 0 else None
            need = None if about is None or about.need is None else self._problem.need.get(about.need)
            if about is None or about.volunteer or need is None or need.tier > self._tier:
                continue  # a pin is no seat
            if rule == rule_name(Coverage):
                found[row] = asks[row]
            elif table.low[row] > 0:
                found[row] = int(table.low[row])
        return found

    @property
    def exposed(self) -> tuple[str, ...]:
        """Who has an urgent duty ahead: the dropout of anybody else leaves nothing urgent empty."""
        urgent = set(self._wanted)
        state, people = self._state_now, self._problem.volunteers
        owners = {
            int(self._statement.cells.volunteers[cell])
            for cell in np.flatnonzero((state.taken > 0) & self._is_ahead).tolist()
            if not urgent.isdisjoint(state.rows_of[cell].tolist())
        }
        return tuple(people[owner].id for owner in sorted(owners))

    def without(self, people: Sequence[str]) -> Outcome:
        """Return what happens when these people do not come any more."""
        outcome, _ = self._tried(people)
        return outcome

    def pairs(self, singles: Sequence[Outcome]) -> Iterator[Outcome]:
        """Yield what happens for any two of those whose single dropouts these are.

        Where the two have nothing to do with each other (other people called, other limits touched), what
        happens is what happens for each.
        """
        changes = {single.people[0]: self._tried(single.people)[1] for single in singles}
        for one, two in combinations(singles, 2):
            first, second = one.people[0], two.people[0]
            called = {call.volunteer for call in one.called} | {first}
            others = {call.volunteer for call in two.called} | {second}
            if called.isdisjoint(others) and self._fit_together(changes[first], changes[second]):
                yield Outcome((first, second), one.called + two.called, one.empty + two.empty)
            else:
                yield self.without((first, second))

    def draws(self, chances: Mapping[str, float], count: int, seed: int) -> Iterator[Outcome]:
        """Yield what happens in so many draws in which everybody is missing with the chance of their own."""
        rng = np.random.default_rng(seed)
        people = list(chances)
        for _ in range(count):
            missing = rng.random(len(people)) < np.array([chances[person] for person in people])
            yield self.without([people[index] for index in np.flatnonzero(missing).tolist()])

    def _fit_together(self, one: dict[int, int], two: dict[int, int]) -> bool:
        """Say whether both changes of sums together keep what each alone keeps."""
        for row in one.keys() & two.keys():
            if row in self._wanted:
                return False
            if self._before[row] + one[row] + two[row] > self._statement.table.high[row]:
                return False
        return True

    def _tried(self, people: Sequence[str]) -> tuple[Outcome, dict[int, int]]:
        """Drop people, call others, and put all back; return what happened, and how shared sums changed."""
        state = self._state_now
        gone = {self._problem.volunteer_index[person] for person in people}
        owners = self._statement.cells.volunteers
        lost = np.flatnonzero((state.taken > 0) & self._is_ahead & np.isin(owners, list(gone))).tolist()
        for cell in lost:
            state.drop(cell)
        touched = {row for cell in lost for row in state.rows_of[cell].tolist()}
        short = [row for row in sorted(touched) if self._is_worse(row)]
        called = self._call(short, gone)
        empty = tuple(self._statement.abouts[row] for row in short if self._is_worse(row))
        touched |= {row for cell in called for row in state.rows_of[cell].tolist()}
        change = {
            row: state.values[row] - self._before[row]
            for row in touched
            if self._is_shared[row] and state.values[row] != self._before[row]
        }
        for cell in reversed(called):
            state.drop(cell)
        for cell in lost:
            state.take(cell)
        problem = self._problem
        names = tuple(
            Called(problem.volunteers[owners[cell]].id, problem.shifts[self._statement.cells.shifts[cell]].id)
            for cell in called
        )
        return Outcome(tuple(people), names, empty), change

    def _is_worse(self, row: int) -> bool:
        """Say whether an urgent row lacks what it had before; an old gap is nobody's dropout."""
        wanted = self._wanted.get(row)
        return wanted is not None and self._state_now.values[row] < min(wanted, self._before[row])

    def _call(self, short: Sequence[int], gone: set[int]) -> list[int]:
        """Take cells of others until no row is short or nobody fits; return them."""
        state, called = self._state_now, list[int]()
        for row in short:
            while self._is_worse(row) and (cell := self._best(row, gone)) is not None:
                state.take(cell)
                called.append(cell)
        return called

    def _best(self, row: int, gone: set[int]) -> int | None:
        """Return the cell that fills most of what is empty; ``None`` if nobody can come."""
        state = self._state_now
        cells = state.cells_of(row)
        owners = self._statement.cells.volunteers
        fitting = [
            cell
            for cell in cells[(state.blocked[cells] == 0) & self._is_ahead[cells]].tolist()
            if int(owners[cell]) not in gone and state.fits(cell)
        ]
        return max(fitting, key=lambda cell: (-state.deltas[cell], -cell), default=None)


def _without_reserve(problem: Problem, roster: Roster) -> Roster:
    """Return the roster in which whoever is in reserve is free: that is what it is for."""
    is_reserve = dict(zip((shift.id for shift in problem.shifts), problem.reserve.tolist(), strict=True))
    return Roster.of(cell for cell in roster.cells if not is_reserve.get(cell[1], False))


def _has_many_owners(statement: Statement) -> BoolArray:
    """Say of each row whether it speaks of more than one person."""
    table = statement.table
    of_column: IntArray = np.concatenate([table.owner, np.full(len(table.blocks), -1)])
    owners = of_column[table.rows.items]
    least = np.full(len(table.rows), np.iinfo(np.int64).max)
    most = np.full(len(table.rows), -2)
    np.minimum.at(least, table.rows.owner, owners)
    np.maximum.at(most, table.rows.owner, owners)
    found: BoolArray = (least < most) | (least == -1)
    return found
