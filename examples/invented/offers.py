"""What people offer: their free time, drawn by their way of life."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from examples.invented.timetable import ALL_DAY, Hours, free_time, rest_days, work_days
from paiban.values.horizon import Horizon
from paiban.values.spans import Spans, merged

Free = Callable[[Random], Spans]


def some_days(horizon: Horizon, hours: Hours, least: int) -> Free:
    """Return hours on days at random, at least so many."""

    def free(random: Random) -> Spans:
        days = random.sample(range(1, horizon.day_count + 1), random.randint(least, horizon.day_count))
        return free_time(horizon, hours, days)

    return free


def after_work(horizon: Horizon, until: float) -> Free:
    """Return the evenings of working days until an hour, and the weekend."""

    def free(random: Random) -> Spans:
        evenings = free_time(horizon, ((18, until),), work_days(horizon))
        weekend = free_time(horizon, ((8, random.choice((18, 22))),), rest_days(horizon))
        return merged((*evenings, *weekend))

    return free


def two_hours(horizon: Horizon) -> Free:
    """Return two hours a day, the same on every day."""

    def free(random: Random) -> Spans:
        start = random.choice((9, 10, 10, 14, 16, 16, 19))
        return some_days(horizon, ((start, start + 2),), 4)(random)

    return free


def every_other_day(horizon: Horizon) -> Free:
    """Return all day, every other day."""

    def free(random: Random) -> Spans:
        return free_time(horizon, ALL_DAY, range(random.randint(1, 2), horizon.day_count + 1, 2))

    return free
