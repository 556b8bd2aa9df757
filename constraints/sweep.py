"""Clashing shifts as cliques: one limit for a whole crowd instead of one for every pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paiban.constraints.cells import Cells
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged, spread

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Clashes:
    """Sets of cells of which one owner can take at most one; all other arrays have one entry per set.

    All cells of a set run, with the pad, from ``last_start`` until ``first_end``; together they fill the
    time from ``first_start`` to ``last_end``. Starts are with the lead, ends without the pad.
    """

    sets: Ragged
    owner: IntArray
    first_start: IntArray
    last_start: IntArray
    first_end: IntArray
    last_end: IntArray

    def only(self, sets: IntArray) -> Clashes:
        """Return some of the sets."""
        places = (self.owner, self.first_start, self.last_start, self.first_end, self.last_end)
        return Clashes(self.sets.only(sets), *(place[sets] for place in places))


def cliques(
    cells: Cells, ids: IntArray, owner: IntArray, pad: IntArray | int = 0, lead: IntArray | int = 0
) -> Clashes:
    """Return sets of cells (of these ids) of which one owner can take at most one.

    ``owner`` numbers whom each of the cells belongs to. Two of one owner clash when the later starts before
    the earlier has ended ``pad`` minutes ago; each begins ``lead`` minutes before its start. Every clashing
    pair is in one of the sets, each set is as large as it can be, and an owner has at most as many sets as
    distinct starts.

    Source: the maximal cliques of an interval graph, by sweep over the starts (Gavril 1972).
    """
    starts, ends = cells.starts[ids] - lead, cells.ends[ids]
    order = np.lexsort((ids, starts, owner))
    ids, owner, starts, ends, padded = (part[order] for part in (ids, owner, starts, ends, ends + pad))
    lines = _Lines.of(starts, padded, owner)
    last = lines.maximal()
    members, which = lines.running(last)
    if np.any(lead):  # whoever comes earlier stands before their cell
        members = members[np.lexsort((ids[members], which))]
    sets = Ragged(np.searchsorted(which, np.arange(len(last) + 1)), ids[members])
    heads = sets.bounds[:-1]
    return Clashes(
        sets=sets,
        owner=owner[last],
        first_start=np.minimum.reduceat(starts[members], heads),
        last_start=starts[last],
        first_end=np.minimum.reduceat(ends[members], heads),
        last_end=np.maximum.reduceat(ends[members], heads),
    )


@dataclass(frozen=True, eq=False)
class _Lines:
    """Stretches of time sorted by start; each owner's lie in a time of their own, so that no two meet."""

    start: IntArray
    end: IntArray

    @staticmethod
    def of(start: IntArray, end: IntArray, owner: IntArray) -> _Lines:
        first = start.min(initial=NEVER)
        base = owner * (end.max(initial=first) - first + 1) - first
        return _Lines(base + start, base + end)

    def maximal(self) -> IntArray:
        """Return where the sets of all that run at some one start end, those within no other set alone.

        A set is maximal only if somebody in it leaves before anybody else comes in.
        """
        is_last = np.append(self.start[1:] != self.start[:-1], True)[: len(self.start)]
        last = np.flatnonzero(is_last)
        moment = self.start[last]
        ends = np.sort(self.end)
        ended = np.searchsorted(ends, moment, "right")
        ended_then = np.append(ended[1:], len(ends))
        return last[(last + 1 - ended > 1) & (ended_then > ended)]

    def running(self, last: IntArray) -> tuple[IntArray, IntArray]:
        """Return what runs when each of the lines ``last`` starts, and for which of these each runs."""
        longest = (self.end - self.start).max(initial=0)
        first = np.searchsorted(self.start, self.start[last] - longest)
        lines, which = spread(first, last + 1)
        runs = self.end[lines] > self.start[last][which]
        return lines[runs], which[runs]
