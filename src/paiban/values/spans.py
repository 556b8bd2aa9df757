"""Stretches of time as ``(start, end)`` pairs of whole minutes, the end not included."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> Spans:
    """Return the same time as sorted spans that neither touch nor overlap; empty spans vanish."""
    result: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """Return the time of ``spans`` that lies in none of the ``holes``."""
    result = list(merged(spans))
    for low, high in merged(holes):
        cut: list[Span] = []
        for start, end in result:
            if high <= start or end <= low:
                cut.append((start, end))
                continue
            if start < low:
                cut.append((start, low))
            if high < end:
                cut.append((high, end))
        result = cut
    return tuple(result)


def within(spans: Iterable[Span], bounds: Iterable[Span]) -> Spans:
    """Return the time that lies both in ``spans`` and in ``bounds``."""
    limits = merged(bounds)
    return merged((max(start, low), min(end, high)) for start, end in spans for low, high in limits)


def covers(spans: Iterable[Span], start: int, end: int) -> bool:
    """Say whether one of the spans holds ``[start, end)`` whole; the spans must be merged."""
    return any(low <= start and end <= high for low, high in spans)


def overlap(first: Span, second: Span) -> int:
    """Return the minutes that two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))
