"""Supply against demand before anything is solved: who asks for how many hours, who offers them, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from paiban.constraints.checking import barred_cells
from paiban.constraints.hours_in_24h import HoursIn24h
from paiban.constraints.hours_per_day import HoursPerDay
from paiban.constraints.rule import Rule
from paiban.constraints.total_hours import TotalHours
from paiban.values.horizon import DAY_MINUTES
from paiban.values.problem import BoolArray, IntArray, Problem

PARTS = ((0, 24), (0, 6), (6, 12), (12, 18), (18, 24))
"""The whole day and its parts, in hours of the wall clock. Hours a day bind only on the whole."""

NO_CAP = np.iinfo(np.int64).max // 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Supply:
    """What is asked for and offered in one part of all days, in person-minutes over the horizon.

    The duties counted are those that accept ``skill``, perhaps among others, or all for ``None``; the people
    are those who could take one of them. ``offered`` is what they could give at most; rosters give less.
    """

    skill: str | None
    hours: tuple[int, int]
    needed: int
    wanted: int
    people: int
    offered: int

    @property
    def is_short(self) -> bool:
        return self.offered < self.needed


def supply(problem: Problem, rules: Iterable[Rule]) -> tuple[Supply, ...]:
    """Return supply and demand of all duties, then of every skill asked for, each by part of the day.

    Offered is an upper bound: the time of the duties that no hard rule bars for a person, each minute once,
    within the hours a day and in all that they may work.
    """
    rules = tuple(rules)
    free = ~barred_cells(problem, rules)
    caps = _Caps.of(problem, rules)
    asked = {skill for role in problem.role.values() for skill in role.skills}
    return tuple(row for skill in (None, *sorted(asked)) for row in _of_skill(problem, free, caps, skill))


def _of_skill(problem: Problem, free: BoolArray, caps: _Caps, skill: str | None) -> Iterator[Supply]:
    duties = {key for key, role in problem.role.items() if skill is None or skill in role.skills}
    shifts = [index for key in sorted(duties) for index in problem.shifts_of.get(key, ())]
    stretches = [stretch for stretch in problem.stretches if (stretch.need, stretch.role) in duties]
    spans = np.array([(stretch.start, stretch.end) for stretch in stretches], dtype=np.int64).reshape(-1, 2)
    needed = np.array([stretch.needed for stretch in stretches], dtype=np.int64)
    wanted = np.array([stretch.wanted for stretch in stretches], dtype=np.int64)
    active = _Times.of(problem, free, [index for index in shifts if not problem.standby[index]])
    standby = _Times.of(problem, free, [index for index in shifts if problem.standby[index]])
    every = _Times.of(problem, free, shifts)
    for hours in PARTS:
        windows = _windows(problem, hours)
        asked = _shared(windows, spans).sum(axis=0)
        work = np.minimum(active.within(windows), caps.of_days(windows))
        most = np.minimum(work.sum(axis=0), caps.total) + standby.within(windows).sum(axis=0)
        offered = np.minimum(most, every.within(windows).sum(axis=0))
        yield Supply(
            skill=skill,
            hours=hours,
            needed=int(asked @ needed),
            wanted=int(asked @ wanted),
            people=int((offered > 0).sum()),
            offered=int(offered.sum()),
        )


def _windows(problem: Problem, hours: tuple[int, int]) -> IntArray:
    """Return this part of every day on which there are duties or demand, as rows of start and end."""
    starts = [*problem.starts.tolist(), *(stretch.start for stretch in problem.stretches)]
    ends = [*problem.ends.tolist(), *(stretch.end for stretch in problem.stretches)]
    horizon = problem.horizon
    first = horizon.day_index(min(starts, default=0))
    last = horizon.day_index(max(ends, default=1) - 1)
    days = [horizon.date_of(index) for index in range(first, last + 1)]
    rows = [[horizon.minute(day, hour * 60) for hour in hours] for day in days]
    return np.array(rows, dtype=np.int64)


def _shared(windows: IntArray, spans: IntArray) -> IntArray:
    """Return the minutes that each window (row) shares with each span (column)."""
    ends = np.minimum(windows[:, 1, None], spans[None, :, 1])
    minutes: IntArray = np.maximum(0, ends - np.maximum(windows[:, 0, None], spans[None, :, 0]))
    return minutes


@dataclass(frozen=True)
class _Caps:
    """How many minutes everybody may work a day (``of_days``) and in all; standby counts in neither."""

    day: IntArray
    any_24h: int
    total: IntArray

    @staticmethod
    def of(problem: Problem, rules: Sequence[Rule]) -> _Caps:
        people = problem.volunteers
        without = np.full(len(people), NO_CAP)
        caps = _Caps(day=without, any_24h=NO_CAP, total=without)
        for rule in rules:
            if isinstance(rule, HoursPerDay) and rule.is_hard:
                default = None if rule.default_hours is None else rule.default_hours * 60
                most = [default if one.day_minutes is None else one.day_minutes for one in people]
                caps = replace(caps, day=_minutes(most))
            elif isinstance(rule, TotalHours) and rule.is_hard:
                caps = replace(caps, total=_minutes([one.total_minutes for one in people]))
            elif isinstance(rule, HoursIn24h):
                caps = replace(caps, any_24h=rule.hours * 60)
        return caps

    def of_days(self, windows: IntArray) -> IntArray:
        """Return the most for each window (row) and person; a day of 25 hours has one hour beyond 24."""
        beyond = np.maximum(0, windows[:, 1] - windows[:, 0] - DAY_MINUTES)
        most: IntArray = np.minimum(self.day[None, :], self.any_24h + beyond[:, None])
        return most


def _minutes(most: Sequence[int | None]) -> IntArray:
    return np.array([NO_CAP if minutes is None else minutes for minutes in most], dtype=np.int64)


@dataclass(frozen=True)
class _Times:
    """When everybody could have some duty: pieces of time (rows), and for each piece who is able then."""

    pieces: IntArray
    able: BoolArray

    @staticmethod
    def of(problem: Problem, free: BoolArray, shifts: Sequence[int]) -> _Times:
        starts, ends = problem.starts[list(shifts)], problem.ends[list(shifts)]
        marks = np.unique(np.concatenate([starts, ends]))
        able = np.zeros((max(0, len(marks) - 1), len(problem.volunteers)), dtype=np.bool_)
        firsts, lasts = np.searchsorted(marks, starts), np.searchsorted(marks, ends)
        for shift, first, last in zip(shifts, firsts.tolist(), lasts.tolist(), strict=True):
            able[first:last] |= free[:, shift]
        return _Times(np.stack([marks[:-1], marks[1:]], axis=1), able)

    def within(self, windows: IntArray) -> IntArray:
        """Return each person's (column) minutes within each window (row)."""
        minutes: IntArray = _shared(windows, self.pieces) @ self.able.astype(np.int64)
        return minutes
