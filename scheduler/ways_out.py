"""The cheapest ways out of a gap: what could be done, and what it brings, found by solving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

from paiban.scheduler.acting import after
from paiban.scheduler.candidate_actions import Actions, candidate_actions
from paiban.scheduler.mend import Mender
from paiban.scheduler.present import Present
from paiban.values.actions import Action, SolveAgain
from paiban.values.explained import Near, WayOut
from paiban.values.problem import BoolArray, Problem
from paiban.values.roster import Gap, Roster

MOST_SHOWN = 5
MOST_ALIKE = 2
MOST_PAIRED = 4
PEOPLE = 30  # so many of the nearest may get other duties ...
HOURS_AROUND = 8  # ... so many hours before and after the gap

NOTHING: Actions = (SolveAgain(),)


def ways_out(present: Present, gap: Gap, near: Sequence[Near]) -> tuple[WayOut, ...]:
    """Return the best ways out of a gap, the best first; ``near`` are the people nearest to it.

    Each is a roster that was found, so what it promises can be had at least. Two actions are put together
    only where no single one closes the gap.
    """
    with Mender() as mender:
        trying = _Trying(present, gap, near, mender)
        found = [*trying.all([NOTHING, *candidate_actions(present.problem, gap, near)])]
        if not any(is_closed(way, gap) for way in found):
            found += trying.all(_pairs(found))
    return tuple(islice(_mixed(sorted(found, key=_rank)), MOST_SHOWN))


def _mixed(found: Iterable[WayOut]) -> Iterator[WayOut]:
    """Yield them in order, but of each kind only a few: a choice between alike ones is no choice."""
    kinds: Counter[tuple[type[Action], ...]] = Counter()
    for way in found:
        kind = tuple(type(action) for action in way.actions)
        kinds[kind] += 1
        if kinds[kind] <= MOST_ALIKE:
            yield way


def is_closed(way: WayOut, gap: Gap) -> bool:
    """Say whether a way out leaves nothing of the gap."""
    minutes = gap.end - gap.start
    return way.closed >= gap.missing * minutes if gap.missing else way.closed_wanted >= gap.short * minutes


def _rank(way: WayOut) -> tuple[int, int, int]:
    return -way.gain, len(way.changed), way.price


def _pairs(singles: Sequence[WayOut]) -> list[Actions]:
    """Return two of those that bring most, put together."""
    alone = [way for way in singles if way.actions != NOTHING]
    best = sorted(alone, key=lambda way: (-way.closed, *_rank(way)))[:MOST_PAIRED]
    return [first.actions + second.actions for first, second in combinations(best, 2)]


@dataclass
class _Trying:
    """Solves what would be after an action, near the gap; ``least`` is what comes without any."""

    present: Present
    gap: Gap
    near: Sequence[Near]
    mender: Mender
    least: int = 0

    def all(self, tried: Iterable[Actions]) -> Iterator[WayOut]:
        """Yield those that bring more than doing nothing but solving again."""
        for actions in tried:
            way = self._way(actions)
            brings = way.closed if self.gap.missing else way.closed_wanted
            if brings > self.least:
                yield way
            if actions == NOTHING:
                self.least = max(0, brings)

    def _way(self, actions: Actions) -> WayOut:
        present = self.present
        problem = after(present.problem, actions)
        mended = self.mender.mend(problem, present.rules, self._free(problem))
        before, now = (_Missing.of(*case, self.gap) for case in (
            (present.problem, present.roster), (problem, mended.roster)
        ))  # fmt: skip
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
        """Return which cells may change: those of the nearest people, around the gap, from now on."""
        people = np.zeros(len(problem.volunteers), dtype=np.bool_)
        people[[problem.volunteer_index[item.volunteer] for item in self.near[:PEOPLE]]] = True
        around = HOURS_AROUND * 60
        is_near = (problem.starts < self.gap.end + around) & (self.gap.start - around < problem.ends)
        if problem.now is not None:
            is_near &= problem.starts >= problem.now
        return people[:, None] & is_near[None, :]


@dataclass(frozen=True)
class _Missing:
    """The person-minutes that are missing of the needed and of the wanted people in a gap, and elsewhere."""

    needed: int
    wanted: int
    elsewhere: int

    @staticmethod
    def of(problem: Problem, roster: Roster, gap: Gap) -> _Missing:
        people = np.zeros(len(problem.shifts), dtype=np.int64)
        for _volunteer, shift in roster.cells:
            people[problem.shift_index[shift]] += 1
        needed = wanted = elsewhere = 0
        for stretch in problem.stretches:
            assigned = int(people[list(stretch.shifts)].sum())
            missing = max(0, stretch.needed - assigned) * stretch.minutes
            is_role = (stretch.need, stretch.role) == (gap.need, gap.role)
            if is_role and gap.start <= stretch.start and stretch.end <= gap.end:
                needed += missing
                wanted += max(0, stretch.wanted - assigned) * stretch.minutes
            else:
                elsewhere += missing
        return _Missing(needed, wanted, elsewhere)


def _changed(before: Roster, now: Roster) -> tuple[str, ...]:
    """Return the people whose duties are not the same."""
    return tuple(sorted({volunteer for volunteer, _shift in before.cells ^ now.cells}))
