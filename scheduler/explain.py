"""Why seats are empty: for every gap, who comes nearest and which rule keeps them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.obstacles import lasting
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import candidates, state_near
from paiban.values.people import Volunteer
from paiban.values.problem import IntArray, Problem, Stretch
from paiban.values.roster import COST, NO_SHIFT, Gap, Reason, Roster
from paiban.values.spans import covers


def gaps_of(problem: Problem, rules: Iterable[Rule], roster: Roster) -> tuple[Gap, ...]:
    """Return every stretch with fewer people than wanted, each with its reasons, those of life safety first.

    A person is counted under one reason: of the duties in the gap the one that fewest rules forbid them,
    and of these rules the most lasting one (what they cannot do before when they cannot come before what
    they do already).
    """
    found = list(shortages(problem, roster))
    if not found:
        return ()
    asked = sorted({shift for _gap, shifts in found for shift in shifts})
    reasons = _Reasons(problem, rules, roster, asked)
    explained = [replace(gap, reasons=reasons.of(gap, shifts)) for gap, shifts in found]
    return tuple(
        sorted(
            explained, key=lambda gap: (gap.missing == 0, problem.need[gap.need].tier, gap.start, gap.need)
        )
    )


def shortages(problem: Problem, roster: Roster) -> Iterator[tuple[Gap, tuple[int, ...]]]:
    """Yield every gap with the shifts that could fill it; neighbours that lack as many are one gap."""
    counts = np.zeros(len(problem.shifts), dtype=np.int64)
    for _volunteer, shift in roster.cells:
        counts[problem.shift_index[shift]] += 1
    run: list[Stretch] = []
    for stretch in problem.stretches:
        assigned = _assigned(stretch, counts)
        if run and not _continues(run[-1], stretch, _assigned(run[-1], counts), assigned):
            yield _gap(run, counts)
            run = []
        if assigned < stretch.wanted:
            run.append(stretch)
    if run:
        yield _gap(run, counts)


def _assigned(stretch: Stretch, counts: IntArray) -> int:
    return int(counts[list(stretch.shifts)].sum())


def _continues(last: Stretch, stretch: Stretch, last_assigned: int, assigned: int) -> bool:
    same = (last.need, last.role, last.end, last_assigned) == (
        stretch.need,
        stretch.role,
        stretch.start,
        assigned,
    )
    return same and (last.needed, last.wanted) == (stretch.needed, stretch.wanted)


def _gap(run: Sequence[Stretch], counts: IntArray) -> tuple[Gap, tuple[int, ...]]:
    first = run[0]
    gap = Gap(
        need=first.need,
        role=first.role,
        start=first.start,
        end=run[-1].end,
        needed=first.needed,
        wanted=first.wanted,
        assigned=_assigned(first, counts),
    )
    return gap, tuple(sorted({shift for stretch in run for shift in stretch.shifts}))


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """The rules that keep one person from one shift."""

    rules: frozenset[str]

    def rank(self) -> tuple[int, int]:
        return len(self.rules), lasting(self.first)

    @property
    def first(self) -> str:
        return min(self.rules, key=lasting, default=COST)


def _state_hard(problem: Problem, hard: Sequence[Rule], roster: Roster, asked: Sequence[int]) -> Statement:
    """State hard rules over a roster and the candidates of these shifts: of all others nothing is asked."""
    is_asked = np.zeros(len(problem.shifts), dtype=np.bool_)
    is_asked[list(asked)] = True
    return state_near(problem, hard, roster, candidates(problem, hard) & is_asked)


def _reason(person: Volunteer, gap: Gap, nearest: _Obstacle) -> str:
    if nearest.first == "available" and covers(person.available, gap.start, gap.end):
        return NO_SHIFT
    return nearest.first


class _Reasons:
    """Answers who is kept from which of the ``asked`` shifts by what, given a roster."""

    def __init__(self, problem: Problem, rules: Iterable[Rule], roster: Roster, asked: Sequence[int]) -> None:
        self.problem = problem
        self.hard = [rule for rule in rules if rule.is_hard]
        self.statement = _state_hard(problem, self.hard, roster, asked)
        taken = self.statement.taken(roster)
        self.columns = self.statement.table.columns_of(taken)
        self.values = self.statement.table.values(taken)
        width = len(problem.shifts)
        keys = self.statement.cells.volunteers * width + self.statement.cells.shifts
        self.cell = {key: index for index, key in enumerate(keys.tolist())}
        self.duties: dict[str, set[int]] = {}
        for volunteer, shift in roster.cells:
            self.duties.setdefault(volunteer, set()).add(problem.shift_index[shift])
        self.bars = [
            {rule.name: mask for rule in self.hard if (mask := rule.barred(problem, person)) is not None}
            for person in problem.volunteers
        ]

    def of(self, gap: Gap, shifts: Sequence[int]) -> tuple[Reason, ...]:
        """Return the reasons of a gap, the commonest first."""
        found: dict[str, list[str]] = {}
        for index, person in enumerate(self.problem.volunteers):
            if self.duties.get(person.id, set()).isdisjoint(shifts):
                obstacles = (
                    self._obstacle(index, shift) for shift in shifts if self._is_offered(person, shift)
                )
                nearest = min(obstacles, key=_Obstacle.rank, default=None)
                if nearest is not None:
                    found.setdefault(_reason(person, gap, nearest), []).append(person.id)
        ordered = sorted(found.items(), key=lambda item: (item[0] != COST, -len(item[1]), item[0]))
        return tuple(Reason(rule=rule, volunteers=tuple(people)) for rule, people in ordered)

    def _is_offered(self, person: Volunteer, shift: int) -> bool:
        offered_to = self.problem.shifts[shift].offered_to
        return not offered_to or person.id in offered_to

    def _obstacle(self, person: int, shift: int) -> _Obstacle:
        bars = frozenset(name for name, mask in self.bars[person].items() if mask[shift])
        if bars:
            return _Obstacle(bars)
        cell = self.cell[person * len(self.problem.shifts) + shift]
        table = self.statement.table
        rows, amounts = table.effect(cell, self.columns)
        after = self.values[rows] + amounts
        is_over, is_under = after > table.high[rows], after < table.low[rows]
        broken = rows[(is_over & (amounts > 0)) | (is_under & (amounts < 0))]
        return _Obstacle(frozenset(self.statement.rules[row] for row in broken.tolist()))
