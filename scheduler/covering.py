"""Covers what excludes what among one person's cells by cliques, each as large as it can be: compiled code.

Every pair that excludes each other is in one of them.

Source: covering the edges of a graph by cliques (Kellerman 1973; Kou, Stockmeyer and Wong 1978).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from paiban.scheduler.compiled import compiled, whole
from paiban.scheduler.table import Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged

SETS, ITEMS = range(2)  # what ``Room.counts`` holds
MOST_ITEMS = 1 << 18
MANY = 1 << 32  # more than anybody's pairs
NOBODY = -1


class Room(NamedTuple):
    """Where things are noted of one person's cells, which count from 0: compiled code makes no arrays.

    ``pairs`` says which two exclude each other, ``is_open`` which of these no clique has yet; ``degree``
    counts the pairs of each cell, ``is_done`` says that none of them is open. The cliques found so far are
    ``items`` from ``bounds[i]`` to before ``bounds[i + 1]``.
    """

    pairs: BoolArray
    is_open: BoolArray
    degree: IntArray
    is_done: BoolArray
    able: IntArray
    gain: IntArray
    items: IntArray
    bounds: IntArray
    counts: IntArray

    @staticmethod
    def of(cells: int) -> Room:
        """Return room for so many cells."""
        per_cell = [np.zeros(cells, dtype=np.int64) for _ in range(3)]
        degree, able, gain = per_cell
        return Room(
            pairs=np.zeros((cells, cells), dtype=np.bool_),
            is_open=np.zeros((cells, cells), dtype=np.bool_),
            degree=degree,
            is_done=np.zeros(cells, dtype=np.bool_),
            able=able,
            gain=gain,
            items=np.zeros(MOST_ITEMS + cells, dtype=np.int64),
            bounds=np.zeros(MOST_ITEMS + cells, dtype=np.int64),
            counts=np.zeros(2, dtype=np.int64),
        )


def cover_pairs(table: Table, sums: Ragged, *, in_few: bool) -> Iterator[Ragged]:
    """Yield cliques of cells that hold every pair of one person's cells that some sum has no room for.

    ``sums`` are for each person the rows, without negative factors, that sum cells of theirs alone. Who joins
    a clique first excludes most others: such cliques overlap much and make the tightest relaxation. With
    ``in_few`` whoever makes most pairs that no clique had before joins first: half as many do.
    """
    firsts = np.searchsorted(table.owner, np.arange(len(sums) + 1)).tolist()
    room = Room.of(int(np.diff(firsts).max(initial=0)))
    rows = table.rows
    for owner in np.flatnonzero(np.diff(sums.bounds)).tolist():
        first, count = firsts[owner], firsts[owner + 1] - firsts[owner]
        note_pairs(room, count, first, sums[owner], rows.bounds, rows.items, table.factors, table.high)
        is_more = True
        while is_more:
            is_more = cover(room, count, in_few)
            sets, items = room.counts.tolist()
            yield Ragged(room.bounds[: sets + 1].copy(), first + room.items[:items])


@compiled
def note_pairs(
    room: Room,
    count: int,
    first: int,
    sums: IntArray,
    bounds: IntArray,
    items: IntArray,
    factors: IntArray,
    high: IntArray,
) -> None:
    """Note which two of so many cells, the ``first`` of them and those that follow, exclude each other."""
    room.pairs[:count, :count] = False
    for row in sums:
        for place in range(bounds[row], bounds[row + 1]):
            one, left = items[place] - first, high[row] - factors[place]
            for later in range(place + 1, bounds[row + 1]):
                if factors[later] > left:
                    other = items[later] - first
                    room.pairs[one, other] = True
                    room.pairs[other, one] = True
    for one in range(count):
        room.pairs[one, one] = False  # a row may name a cell twice
        room.degree[one] = 0
        room.is_done[one] = False
        for other in range(count):
            room.degree[one] += room.pairs[one, other]
            room.is_open[one, other] = room.pairs[one, other]


@compiled
def cover(room: Room, count: int, in_few: bool) -> bool:
    """Note cliques until every pair is in one, or there is no more room; say whether there are more."""
    room.counts[SETS] = 0
    room.counts[ITEMS] = 0
    one = _busiest(room, count)
    while one >= 0:
        other = _open_partner(room, count, one)
        if other < 0:
            room.is_done[one] = True
            one = _busiest(room, count)
        elif room.counts[ITEMS] + count > len(room.items):
            return True
        else:
            _note_clique(room, count, one, other, in_few)
    return False


@compiled
def _busiest(room: Room, count: int) -> int:
    """Return the cell with most pairs of those that are not done; ``NOBODY`` if all are."""
    found = whole(NOBODY)
    for cell in range(count):
        if not room.is_done[cell] and (found < 0 or room.degree[cell] > room.degree[found]):
            found = cell
    return found


@compiled
def _open_partner(room: Room, count: int, one: int) -> int:
    """Return the cell with most pairs of those that make an open pair with this one."""
    found = whole(NOBODY)
    for cell in range(count):
        if room.is_open[one, cell] and (found < 0 or room.degree[cell] > room.degree[found]):
            found = cell
    return found


@compiled
def _note_clique(room: Room, count: int, one: int, other: int, in_few: bool) -> None:
    """Note a clique around a pair; whoever joins excludes all that are in it."""
    begin = room.counts[ITEMS]
    room.items[begin] = one
    end, able = begin + 1, whole(0)
    for cell in range(count):
        if room.pairs[one, cell]:
            room.able[able] = cell
            room.gain[cell] = room.is_open[one, cell]
            able += 1
    following = other
    while following >= 0:
        room.items[end] = following
        end += 1
        able = _remaining(room, able, following)
        following = _next(room, able, in_few)
    for place in range(begin, end):
        for later in range(begin, end):
            room.is_open[room.items[place], room.items[later]] = False
    room.counts[ITEMS] = end
    room.counts[SETS] += 1
    room.bounds[room.counts[SETS]] = end


@compiled
def _remaining(room: Room, able: int, joined: int) -> int:
    """Keep of those who could join who still can after another has joined; return how many."""
    kept = whole(0)
    for place in range(able):
        cell = room.able[place]
        if room.pairs[joined, cell]:
            room.able[kept] = cell
            room.gain[cell] += room.is_open[joined, cell]
            kept += 1
    return kept


@compiled
def _next(room: Room, able: int, in_few: bool) -> int:
    """Return who of those who could join does so; ``NOBODY`` if nobody can."""
    found, most = whole(NOBODY), whole(NOBODY)
    for place in range(able):
        cell = room.able[place]
        opened, all_pairs = room.gain[cell], room.degree[cell]
        worth = opened * MANY + all_pairs if in_few else all_pairs * MANY + opened
        if worth > most:
            found, most = cell, worth
    return found
