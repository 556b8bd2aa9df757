"""Tries an action: solves what would be after it near some gaps, and counts what it brings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.acting import after
from paiban.scheduler.mend import Mender
from paiban.scheduler.present import Present
from paiban.values.actions import Action
from paiban.values.explained import WayOut
from paiban.values.problem import BoolArray, Problem, Stretch
from paiban.values.roster import Gap, Roster

HOURS_AROUND = 8  # so many hours before and after a gap duties may change


@dataclass(frozen=True)
class Trying:
    """Some gaps and, for each, the people whose duties may change around it."""

    present: Present
    people: Mapping[Gap, Collection[str]]
    mender: Mender

    def way(self, actions: tuple[Action, ...]) -> WayOut:
        """Return what these actions bring; the roster found is the promise."""
        present = self.present
        problem = after(present.problem, actions)
        mended = self.mender.mend(problem, present.rules, self._free(problem))
        before = _Missing.of(present.problem, present.roster, self.people)
        now = _Missing.of(problem, mended.roster, self.people)
        return WayOut(
            actions=actions,
            closed=before.needed - now.needed,
            closed_wanted=before.wanted - now.wanted,
            elsewhere=before.elsewhere - now.elsewhere,
            cost=mended.cost - present.cost,
            price=sum(present.price(action) for action in actions),
            changed=_changed(present.roster, mended.roster),
            roster=mended.roster,
        )

    def _free(self, problem: Problem) -> BoolArray:
        """Return which cells may change: those of the people named, around their gaps, from now on."""
        free = np.zeros((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_)
        around = HOURS_AROUND * 60
        for gap, names in self.people.items():
            chosen = np.zeros(len(problem.volunteers), dtype=np.bool_)
            chosen[[problem.volunteer_index[name] for name in names]] = True
            is_near = (problem.starts < gap.end + around) & (gap.start - around < problem.ends)
            free |= chosen[:, None] & is_near[None, :]
        if problem.now is not None:
            free[:, problem.starts < problem.now] = False
        return free


@dataclass(frozen=True)
class _Missing:
    """The person-minutes that are missing of the needed and the wanted people in some gaps, and elsewhere."""

    needed: int
    wanted: int
    elsewhere: int

    @staticmethod
    def of(problem: Problem, roster: Roster, gaps: Iterable[Gap]) -> _Missing:
        spans: dict[tuple[str, str], list[Gap]] = {}
        for gap in gaps:
            spans.setdefault((gap.need, gap.role), []).append(gap)
        people = np.zeros(len(problem.shifts), dtype=np.int64)
        for _volunteer, shift in roster.cells:
            people[problem.shift_index[shift]] += 1
        needed = wanted = elsewhere = 0
        for stretch in problem.stretches:
            assigned = int(people[list(stretch.shifts)].sum())
            missing = max(0, stretch.needed - assigned) * stretch.minutes
            if _is_in(stretch, spans.get((stretch.need, stretch.role), ())):
                needed += missing
                wanted += max(0, stretch.wanted - assigned) * stretch.minutes
            else:
                elsewhere += missing
        return _Missing(needed, wanted, elsewhere)


def _is_in(stretch: Stretch, gaps: Iterable[Gap]) -> bool:
    return any(gap.start <= stretch.start and stretch.end <= gap.end for gap in gaps)


def _changed(before: Roster, now: Roster) -> tuple[str, ...]:
    """Return the people whose duties are not the same."""
    return tuple(sorted({volunteer for volunteer, _shift in before.cells ^ now.cells}))
