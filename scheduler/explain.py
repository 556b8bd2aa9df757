"""Why seats are empty: for every gap, who comes nearest and which rule keeps them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.obstacles import lasting
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import candidates, offered, seats, state_near
from paiban.values.problem import IntArray, Problem, Stretch
from paiban.values.roster import COST, NO_SHIFT, Gap, Reason, Roster
from paiban.values.spans import covers

_NEVER = np.iinfo(np.int64).max  # the distance to a duty that is not offered


def gaps_of(problem: Problem, rules: Iterable[Rule], roster: Roster) -> tuple[Gap, ...]:
    """Return every stretch with fewer people than wanted, each with its reasons, those of life safety first.

    A person is counted under one reason: of the duties in the gap the one that fewest rules forbid them,
    and of these rules the most lasting one (what they cannot do before when they cannot come before what
    they do already).
    """
    found = by_urgency(problem, shortages(problem, roster))
    if not found:
        return ()
    reasons = _Reasons(problem, rules, roster, {shift for _gap, shifts in found for shift in shifts})
    return tuple(replace(gap, reasons=reasons.of(gap, shifts)) for gap, shifts in found)


def by_urgency(
    problem: Problem, found: Iterable[tuple[Gap, tuple[int, ...]]]
) -> list[tuple[Gap, tuple[int, ...]]]:
    """Return gaps with their shifts, those first that are needed, and of these those of life safety."""
    return sorted(
        found,
        key=lambda item: (
            item[0].missing == 0,
            problem.need[item[0].need].tier,
            item[0].start,
            item[0].need,
        ),
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


def _state_hard(problem: Problem, hard: Sequence[Rule], roster: Roster, asked: IntArray) -> Statement:
    """State hard rules over a roster and the candidates of these shifts: of all others nothing is asked."""
    is_asked = np.zeros(len(problem.shifts), dtype=np.bool_)
    is_asked[asked] = True
    return state_near(problem, hard, roster, candidates(problem, hard) & is_asked)


class _Reasons:
    """Answers who is kept from which of the ``asked`` shifts by what, given a roster.

    Rules are numbered by how lasting they are, so that the first of those that keep somebody out is the
    least number. All tables are (volunteers x asked shifts).
    """

    def __init__(self, problem: Problem, rules: Iterable[Rule], roster: Roster, asked: Iterable[int]) -> None:
        self._problem = problem
        by_name = {rule.name: rule for rule in rules if rule.is_hard}
        hard = [by_name[name] for name in sorted(by_name, key=lambda name: (lasting(name), name))]
        self._names = [*(rule.name for rule in hard), COST]
        self._asked = np.array(sorted(asked), dtype=np.int64)
        self._is_held = seats(problem, roster)[:, self._asked]
        self._distance = self._of_bars(hard)
        self._add_unbarred(_state_hard(problem, hard, roster, self._asked), roster)
        self._distance[~offered(problem)[:, self._asked]] = _NEVER

    def of(self, gap: Gap, shifts: Sequence[int]) -> tuple[Reason, ...]:
        """Return the reasons of a gap, the commonest first."""
        own = np.searchsorted(self._asked, shifts)
        nearest = self._distance[:, own].min(axis=1)
        nearest[self._is_held[:, own].any(axis=1)] = _NEVER
        found: dict[str, list[str]] = {}
        for index in np.flatnonzero(nearest < _NEVER).tolist():
            person = self._problem.volunteers[index]
            name = self._names[nearest[index] % len(self._names)]
            if name == "available" and covers(person.available, gap.start, gap.end):
                name = NO_SHIFT
            found.setdefault(name, []).append(person.id)
        ordered = sorted(found.items(), key=lambda item: (item[0] != COST, -len(item[1]), item[0]))
        return tuple(Reason(rule=rule, volunteers=tuple(people)) for rule, people in ordered)

    def _of_bars(self, hard: Sequence[Rule]) -> IntArray:
        """Return how far everybody is from each shift: by how many bars, then by the first of them."""
        shape = self._is_held.shape
        count, first = np.zeros(shape, dtype=np.int64), np.full(shape, len(hard), dtype=np.int64)
        for number, rule in enumerate(hard):
            for index, person in enumerate(self._problem.volunteers):
                barred = rule.barred(self._problem, person)
                if barred is not None:
                    count[index] += barred[self._asked]
                    first[index, barred[self._asked] & (first[index] == len(hard))] = number
        return count * len(self._names) + first

    def _add_unbarred(self, statement: Statement, roster: Roster) -> None:
        """Look at the duties that nothing bars by itself, beside those of the roster."""
        table, cells, taken = statement.table, statement.cells, statement.taken(roster)
        columns, values = table.columns_of(taken), table.values(taken)
        number_of = {name: number for number, name in enumerate(self._names)}
        numbers = np.array([number_of[name] for name in statement.rules], dtype=np.int64)
        own = np.minimum(np.searchsorted(self._asked, cells.shifts), len(self._asked) - 1)
        is_open = (self._asked[own] == cells.shifts) & (taken == 0)
        is_open &= self._distance[cells.volunteers, own] < len(self._names)  # nothing bars it
        for cell in np.flatnonzero(is_open).tolist():
            rows, amounts = table.effect(cell, columns)
            broken = np.unique(numbers[rows[table.newly_broken(rows, amounts, values)]])
            if len(broken):
                self._distance[cells.volunteers[cell], own[cell]] = len(broken) * len(self._names) + broken[0]
