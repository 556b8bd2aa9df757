"""What a duty that somebody does not have would break, everything else being as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.stating import state_near
from paiban.scheduler.table import FREE
from paiban.values.problem import BoolArray, IntArray, Problem, Shift
from paiban.values.roster import About, Finding, Roster

_LASTING = (
    "qualified",
    "age-limits",
    "health-limits",
    "trained",
    "learners",
    "agreed",
    "own-home",
    "sealed-in",
    "no-entry",
    "available",
    "shift-length",
    "room-empty",
    "frozen",
    "only-repair",
    "few-disturbed",
    "crews-apart",
    "homes-each",
    "one-role",
    "team-makeup",
    "lessons",
    "no-overlap",
    "take-off",
    "min-rest",
    "zone-order",
    "hours-in-24h",
    "hours-per-day",
    "total-hours",
    "suits",
    "meeting-size",
)


def lasting(rule: str) -> int:
    """Return where a rule stands among the obstacles: what people cannot do comes before what they do."""
    return _LASTING.index(rule) if rule in _LASTING else len(_LASTING)


@dataclass(frozen=True)
class Trial:
    """What would follow if somebody took a duty: each hard rule it would break, and the change in cost."""

    obstacles: tuple[Finding, ...]
    cost: int


class Trials:
    """Tries duties of a (volunteers x shifts) table one at a time, beside a roster that stands."""

    def __init__(self, problem: Problem, rules: Iterable[Rule], roster: Roster, tried: BoolArray) -> None:
        self._problem = problem
        self._statement = state_near(problem, rules, roster, tried)
        cells = self._statement.cells
        taken = self._statement.taken(roster)
        self._columns = self._statement.table.columns_of(taken)
        self._values = self._statement.table.values(taken)
        keys = cells.volunteers * len(problem.shifts) + cells.shifts
        self._cell = {key: index for index, key in enumerate(keys.tolist())}

    def of(self, person: int, shift: int) -> Trial:
        """Return what would follow if this person took this shift, both given by their indices."""
        table = self._statement.table
        cell = self._cell[person * len(self._problem.shifts) + shift]
        rows, amounts = table.effect(cell, self._columns)
        broken, after = table.newly_broken(rows, amounts, self._values), self._values[rows] + amounts
        found: dict[str, Finding] = {}
        for row, value in zip(rows[broken].tolist(), after[broken].tolist(), strict=True):
            finding = self._finding(row, value, self._problem.shifts[shift])
            found.setdefault(finding.rule, finding)
        ordered = sorted(found.values(), key=lambda finding: (lasting(finding.rule), finding.rule))
        return Trial(tuple(ordered), int(table.costs[cell]) + self._dearer(rows, amounts))

    def _dearer(self, rows: IntArray, amounts: IntArray) -> int:
        table = self._statement.table
        places, which = table.hinges_of_row.positions(rows)
        hinges = table.hinges.only(table.hinges_of_row.items[places])
        moved = replace(hinges, row=which)
        before = self._values[rows]
        return int((moved.costs(before + amounts) - moved.costs(before)).sum())

    def _finding(self, row: int, value: int, shift: Shift) -> Finding:
        low, high = int(self._statement.table.low[row]), int(self._statement.table.high[row])
        about = self._statement.abouts[row]
        return Finding(
            rule=self._statement.rules[row],
            hard=True,
            about=about if about.start is not None else _at(about, shift),
            count=value,
            low=low if low > -FREE else None,
            high=high if high < FREE else None,
            miss=max(0, value - high, low - value),
            cost=0,
        )


def _at(about: About, shift: Shift) -> About:
    """Return the place of a limit that speaks of a person's whole time: where it bites, at this shift."""
    return replace(about, need=shift.need, role=shift.role, start=shift.start, end=shift.end)


def of_shifts(problem: Problem, shifts: Sequence[int]) -> BoolArray:
    """Return the (volunteers x shifts) table of these shifts for everybody they are offered to."""
    table = np.zeros((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_)
    for index in shifts:
        offered_to = problem.shifts[index].offered_to
        chosen = [problem.volunteer_index[person] for person in offered_to] if offered_to else slice(None)
        table[chosen, index] = True
    return table
