"""Days and hours on the clock, as spans of minutes of a horizon."""

from __future__ import annotations

from collections.abc import Iterable

from paiban.values.horizon import Horizon
from paiban.values.spans import Span, Spans, merged

Hours = tuple[tuple[float, float], ...]

ALL_DAY: Hours = ((0, 24),)


def at(horizon: Horizon, day: int, start: float, end: float) -> Span:
    """Return the hours ``start`` to ``end`` of the day with this number, the first being 1."""
    date = horizon.date_of(day - 1)
    return horizon.minute(date, round(start * 60)), horizon.minute(date, round(end * 60))


def on_days(horizon: Horizon, hours: Hours, days: Iterable[int] | None = None) -> Spans:
    """Return these hours on some days (all of them if none are named), each a span of its own, in order."""
    chosen = range(1, horizon.day_count + 1) if days is None else sorted(days)
    return tuple(at(horizon, day, start, end) for day in chosen for start, end in hours)


def free_time(horizon: Horizon, hours: Hours, days: Iterable[int] | None = None) -> Spans:
    """Return these hours as availability: what touches is one span, so that one can stay past midnight."""
    return merged(on_days(horizon, hours, days))


def rest_days(horizon: Horizon) -> list[int]:
    """Return the numbers of the days that are a Saturday or a Sunday."""
    return [day for day in range(1, horizon.day_count + 1) if horizon.date_of(day - 1).weekday() >= 5]


def work_days(horizon: Horizon) -> list[int]:
    """Return the numbers of the days from Monday to Friday."""
    free = set(rest_days(horizon))
    return [day for day in range(1, horizon.day_count + 1) if day not in free]


def hours_of(text: str) -> Hours:
    """Return the hours in a text such as ``0-6 18-24``."""
    return tuple((float(start), float(end)) for start, end in (part.split("-") for part in text.split()))
