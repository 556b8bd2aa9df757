"""The clock words of the catalogue as spans of minutes: ``08:00-12:00``, ``20:00-32:00``, ``T-1:00/E``.

T and E are the start and the end of an occasion of the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paiban.values.horizon import Horizon
from paiban.values.spans import Span, Spans

_ANCHORED = re.compile(r"([A-Z])([+-])(\d+):(\d\d)")
_WINDOW = re.compile(r"(\d+):(\d\d)-(\d+):(\d\d)(?:/(\d+)h/(\d+)m)?")


def clock_spans(words: str) -> Iterator[Span]:
    """Return the minutes past midnight that clock words name; hours beyond 24 are those of the next day.

    ``07:00-21:00/3h/45m`` begins every three hours within the window, 45 minutes each time.
    """
    found = _WINDOW.fullmatch(words)
    if found is None:
        raise ValueError(f"{words!r} are no clock words")
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if found[5] is None:
        yield start, end
        return
    step, length = int(found[5]) * 60, int(found[6])
    for begin in range(start, end - length + 1, step):
        yield begin, begin + length


def daily(words: tuple[str, ...], horizon: Horizon, every: int = 1) -> Spans:
    """Return the spans of clock words on every so many-th planned day, cut to the horizon, in order."""
    found = []
    for index in range(-1, horizon.day_count):
        if index % every and index >= 0:
            continue
        day = horizon.date_of(index)
        for word in words:
            for start, end in clock_spans(word):
                low, high = max(0, horizon.minute(day, start)), min(horizon.minutes, horizon.minute(day, end))
                if low < high:
                    found.append((low, high))
    return tuple(sorted(found))


def anchored(words: tuple[str, ...], anchors: Mapping[str, int], horizon: Horizon) -> Spans:
    """Return the spans that ``T-1:30/E+0:00`` names, counted from the anchors and cut to the horizon."""
    found = []
    for word in words:
        low, high = (_moment(part, anchors) for part in word.split("/"))
        if max(0, low) < min(horizon.minutes, high):
            found.append((max(0, low), min(horizon.minutes, high)))
    return tuple(sorted(found))


def _moment(word: str, anchors: Mapping[str, int]) -> int:
    found = _ANCHORED.fullmatch(word)
    if found is None:
        raise ValueError(f"{word!r} counts from no moment")
    minutes = int(found[3]) * 60 + int(found[4])
    return anchors[found[1]] + (minutes if found[2] == "+" else -minutes)
