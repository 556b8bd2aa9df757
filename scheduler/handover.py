"""Cuts the time of a round-the-clock post into candidate shifts; the solver chooses among them.

Each length has a grid of its own that divides the day evenly (4 h: 0, 4, 8 …; 6 h: 0, 6, 12 …), so
candidates of different lengths overlap and hand over at common hours. A finer grid (``grid_minutes``)
offers more starts and costs solving time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from paiban.values.horizon import DAY_MINUTES, Horizon
from paiban.values.needs import Post, Role
from paiban.values.people import Kind
from paiban.values.spans import Span, Spans

DEFAULT_LENGTHS = {
    Kind.VOLUNTEER: (240, 360),
    Kind.GUARD: (240, 360, 480),
    Kind.STAFF: (240, 360, 480),
}
ROUNDING = 15  # minutes: nobody is told to come at 9:20


def candidate_spans(
    post: Post, role: Role, horizon: Horizon, grid_minutes: int | None
) -> dict[Span, frozenset[Kind]]:
    """Return the candidate spans of a post's role, each with the kinds of person it is cut for."""
    found: dict[Span, set[Kind]] = {}
    for kind in sorted(role.kinds):
        for length in post.lengths.get(kind) or DEFAULT_LENGTHS[kind]:
            for covered in role.times or post.times:
                for span in cut(covered, length, horizon, post.grid_minutes or grid_minutes):
                    found.setdefault(span, set()).add(kind)
    return {span: frozenset(kinds) for span, kinds in sorted(found.items())}


def cut(covered: Span, length: int, horizon: Horizon, grid_minutes: int | None = None) -> Spans:
    """Return spans of about ``length`` minutes that together cover ``covered``.

    Time shorter than a day is divided evenly; longer time follows the clock, and what is left at either end
    joins its neighbour if it is less than half a shift.
    """
    start, end = covered
    if grid_minutes and grid_minutes < length:
        return tuple(_sliding(covered, length, horizon, grid_minutes))
    if end - start < DAY_MINUTES:
        return _even(covered, length)
    # Where clocks go forward two clock times are one moment.
    marks = [mark for mark in sorted({*_grid(covered, length, horizon)}) if length // 2 <= mark - start]
    marks = [start, *(mark for mark in marks if length // 2 <= end - mark), end]
    return tuple(pairwise(marks))


def _even(covered: Span, length: int) -> Spans:
    start, end = covered
    count = max(1, -(-(end - start) // length))
    inner = [start + round((end - start) * part / count / ROUNDING) * ROUNDING for part in range(1, count)]
    return tuple(pairwise(sorted({start, *inner, end})))


def _sliding(covered: Span, length: int, horizon: Horizon, grid_minutes: int) -> Iterator[Span]:
    start, end = covered
    if end - start <= length:
        yield covered
        return
    for mark in sorted({start, end - length, *_grid((start, end - length), grid_minutes, horizon)}):
        yield mark, mark + length


def _grid(covered: Span, step: int, horizon: Horizon) -> Iterator[int]:
    """Yield the minutes strictly inside ``covered`` at which the wall clock shows a multiple of ``step``."""
    for index in range(horizon.day_index(covered[0]), horizon.day_index(covered[1]) + 1):
        day = horizon.date_of(index)
        for clock in range(0, DAY_MINUTES, step):
            mark = horizon.minute(day, clock)
            if covered[0] < mark < covered[1]:
                yield mark
