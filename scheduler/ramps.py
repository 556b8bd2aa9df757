"""Soft rows as chains of priced segments: the form in which solvers get costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paiban.scheduler.table import Hinges, Table
from paiban.values.problem import BoolArray, IntArray


@dataclass(frozen=True, eq=False)
class Ramps:
    """All prices by the unit: segment ``k`` is ``width[k]`` units of row ``row[k]`` at ``price[k]`` each.

    Ramp ``ramp[k]`` is one side of a row (``under`` or not); it begins at ``at`` and its segments follow each
    other, ever dearer. A solver that minimises fills them in order by itself, and its relaxation is as
    tight as the row's cost is convex.
    """

    row: IntArray
    under: BoolArray
    at: IntArray
    ramp: IntArray
    width: IntArray
    price: IntArray

    def fill(self, values: IntArray) -> IntArray:
        """Return how much of each segment is used when the rows have these values."""
        value = values[self.row]
        over = np.maximum(0, np.where(self.under, self.at - value, value - self.at))[self.ramp]
        before = np.cumsum(self.width) - self.width
        first = np.searchsorted(self.ramp, np.arange(len(self.row)))
        offset = before - before[first][self.ramp] if len(before) else before
        used: IntArray = np.clip(over - offset, 0, self.width)
        return used


def ramps_of(table: Table) -> Ramps:
    """Return all hinges that cost by the unit, those of one side of one row as one ramp."""
    hinges = table.hinges.only(table.hinges.per == 1)
    sign = np.where(hinges.under, -1, 1)
    order = np.lexsort((sign * hinges.at, hinges.under, hinges.row))
    hinges, sign = hinges.only(order), sign[order]
    least, most = table.ranges
    reach = np.where(hinges.under, -least[hinges.row], most[hinges.row])
    side = 2 * hinges.row + hinges.under
    starts = np.flatnonzero(np.diff(side, prepend=-1))
    ramp = np.cumsum(np.diff(side, prepend=-1) != 0) - 1
    point = sign * hinges.at
    is_last = np.append(ramp[1:] != ramp[:-1], True) if len(ramp) else np.zeros(0, dtype=np.bool_)
    end = np.where(is_last, reach, np.append(point[1:], 0))
    width = np.minimum(end, reach) - point
    before = np.cumsum(hinges.price) - hinges.price
    price = hinges.price + before - before[starts][ramp] if len(ramp) else hinges.price
    kept = width > 0
    used = np.unique(ramp[kept])
    renumbered = np.searchsorted(used, ramp[kept])
    return Ramps(
        row=hinges.row[starts][used],
        under=hinges.under[starts][used],
        at=hinges.at[starts][used],
        ramp=renumbered,
        width=width[kept],
        price=price[kept],
    )


def flags_of(table: Table) -> tuple[Hinges, IntArray]:
    """Return the hinges that cost by the lot, and how many lots each could be missed by at most.

    No lot is larger than what can be missed at all: a tighter lot makes a tighter relaxation.
    """
    hinges = table.hinges.only(table.hinges.per > 1)
    least, most = table.ranges
    worst = np.where(hinges.under, hinges.at - least[hinges.row], most[hinges.row] - hinges.at)
    possible = worst > 0
    hinges, worst = hinges.only(possible), worst[possible]
    per = np.minimum(hinges.per, worst)
    tight = Hinges(hinges.row, hinges.at, hinges.price, hinges.under, per)
    return tight, -(-worst // per)
