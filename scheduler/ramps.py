"""Soft rows as chains of priced segments: the form in which both solvers get costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paiban.scheduler.table import Hinges, Table


@dataclass(frozen=True, slots=True)
class Segment:
    """The next ``width`` units beyond a point cost ``price`` each, all prices so far added up."""

    width: int
    price: int


@dataclass(frozen=True, slots=True)
class Ramp:
    """One side of a soft row: from ``at`` on the segments follow each other, ever dearer.

    A solver that minimises fills them in order by itself, and its relaxation is as tight as the row's cost
    is convex.
    """

    row: int
    at: int
    is_under: bool
    segments: tuple[Segment, ...]

    def fill(self, value: int) -> list[int]:
        """Return how much of each segment a value of the row uses."""
        over = max(0, self.at - value if self.is_under else value - self.at)
        used = []
        for segment in self.segments:
            used.append(min(over, segment.width))
            over -= used[-1]
        return used


def ramps_of(table: Table) -> tuple[Ramp, ...]:
    """Return all hinges that cost by the unit, those of one side of one row together, cheapest first."""
    least, most = table.ranges
    hinges = table.hinges.only(~table.hinges.once)
    sides: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    rows, prices, unders = hinges.row.tolist(), hinges.price.tolist(), hinges.under.tolist()
    for row, at, price, is_under in zip(rows, hinges.at.tolist(), prices, unders, strict=True):
        sides.setdefault((row, is_under), []).append((at, price))
    found = (
        _ramp(row, is_under, points, int(least[row] if is_under else most[row]))
        for (row, is_under), points in sides.items()
    )
    return tuple(ramp for ramp in found if ramp.segments)


def flags_of(table: Table) -> tuple[Hinges, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Return the hinges that cost once, and by how much each could be missed at most."""
    hinges = table.hinges.only(table.hinges.once)
    least, most = table.ranges
    worst = np.where(hinges.under, hinges.at - least[hinges.row], most[hinges.row] - hinges.at)
    possible = worst > 0
    return hinges.only(possible), worst[possible]


def _ramp(row: int, is_under: bool, points: list[tuple[int, int]], extreme: int) -> Ramp:
    """Return a chain of segments up to the most extreme value the row can take."""
    sign = -1 if is_under else 1
    ordered = sorted((sign * at, price) for at, price in points)
    ends = [*(at for at, _ in ordered[1:]), sign * extreme]
    segments, price = [], 0
    for (at, step), end in zip(ordered, ends, strict=True):
        price += step
        width = min(end, sign * extreme) - at
        if width > 0:
            segments.append(Segment(width, price))
    return Ramp(row, sign * ordered[0][0], is_under, tuple(segments))
