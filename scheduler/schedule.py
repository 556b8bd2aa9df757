"""Clock times of the catalogue become minutes of the horizon, and needs wait for one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from paiban.scheduler.catalogue import NeedSheet
from paiban.values.horizon import Horizon
from paiban.values.needs import Need
from paiban.values.spans import Span, Spans, merged, within


def daily(clocks: Iterable[Span], horizon: Horizon, weekdays: Iterable[int] = range(1, 8)) -> Spans:
    """Return these clock times of every planned day and of the one before, whose night reaches into it."""
    chosen, spans = frozenset(weekdays), tuple(clocks)
    days = [horizon.date_of(index) for index in range(-1, horizon.day_count)]
    return tuple(
        (horizon.minute(day, start), horizon.minute(day, end))
        for day in days
        if day.isoweekday() in chosen
        for start, end in spans
    )


def starts_of(sheet: NeedSheet) -> Iterator[int]:
    """Yield the clock times at which a need of the catalogue starts on every day."""
    yield from sheet.at
    if sheet.window:
        yield from range(*sheet.window, sheet.every)


def fitted(kind: str, spans: Iterable[Span], bounds: Spans) -> Spans:
    """Return the times that lie within bounds.

    The time of a post is cut off there and merged, and so is every turn on call; any other duty is done whole
    or not at all.
    """
    if kind == "post":
        return within(merged(spans), bounds)
    if kind == "oncall":
        return tuple(part for span in spans for part in within([span], bounds))
    return tuple(span for span in spans if within([span], bounds) == (span,))


def parts(span: Span, longest: int) -> Iterator[Span]:
    """Yield a span in equal parts, none of them longer than ``longest`` minutes."""
    start, end = span
    count = max(1, -(-(end - start) // longest))
    marks = [start + (end - start) * part // count for part in range(count + 1)]
    yield from pairwise(marks)


def waiting(start: int, awaited: Iterable[Span]) -> int:
    """Return the first minute from ``start`` on at which none of these is under way."""
    for begin, end in sorted(awaited):
        if begin <= start < end:
            start = end
    return start


def duties_of(words: Iterable[str], needs: Iterable[Need]) -> list[Span]:
    """Return all duty times of the needs with one of these ids (crews have numbers behind it) or lines."""
    chosen = frozenset(words)
    return [
        span
        for need in needs
        if need.line in chosen or any(need.id == word or need.id.startswith(f"{word}-") for word in chosen)
        for role in need.roles
        for span in role.times or need.times
    ]
