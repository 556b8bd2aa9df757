"""Sets of cells of which at most one can be taken: stated as such, hidden in sums, and grown to the full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.table import FREE, Table
from paiban.scheduler.twins import distinct, twins_in
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged, spread

BATCH = 1_000_000  # pairs of cells looked at together: a part of a roster at once, little memory for all
FEW = 40  # a row of more cells has so many pairs that it is faster looked at by itself


def is_clique(table: Table) -> BoolArray:
    """Say of each row whether it states just that at most one of its columns is taken."""
    plain = table.rows.totals((table.factors != 1).astype(np.int64)) == 0
    found: BoolArray = plain & (table.high == 1) & (table.low <= 0) & table.binding
    return found


def cliques(table: Table) -> Ragged:
    """Return the columns of every clique: stated ones, and of each sum the parts over half its room.

    Two parts that each fill more than half cannot both fit; saying so makes the relaxation tighter.
    """
    rows = np.flatnonzero(table.binding & (table.ranges[0] >= 0))
    positions, which = table.rows.positions(rows)
    is_in = is_clique(table)[rows][which] | (2 * table.factors[positions] > table.high[rows][which])
    sizes = np.bincount(which[is_in], minlength=len(rows))
    columns = table.rows.items[positions[is_in]]
    return Ragged(np.concatenate([[0], np.cumsum(sizes)]), columns).only(np.flatnonzero(sizes > 1))


def largest_cliques(table: Table) -> Ragged:
    """Return cliques that cover all of ``cliques``, each as large as it can be, of one person none twice.

    Limits that each exclude some pairs exclude more together: rest between duties and hours a day. The
    relaxation of the sum of all is much weaker than that of one clique. Only cells of one owner are added;
    a clique over several owners stays as it is.
    """
    stated = cliques(table)
    owners = _owners(table, stated)
    found = [stated[index] for index in np.flatnonzero(owners < 0).tolist()]
    twins = twins_in(table, np.sort(sums_by_owner(table).items))
    grown = list(_largest(twins.table, twins.shrunk(stated.only(np.flatnonzero(owners >= 0)))))
    return Ragged.of([*found, *twins.spread_out(Ragged.of(grown)).lists()])


def _largest(table: Table, sets: Ragged) -> Iterator[IntArray]:
    """Yield sets of one person each, none empty, grown as far as they can, none twice."""
    by_owner = Ragged.grouped(table.owner[sets.items[sets.bounds[:-1]]], int(table.owner.max(initial=0)) + 1)
    can_grow = np.zeros(len(by_owner), dtype=np.bool_)
    for some in exclusions(table):
        can_grow[some.owners] = True
        own_sets, which = by_owner.positions(some.owners)
        own = sets.only(by_owner.items[own_sets])
        if len(own):
            members = _grown(own.items - some.firsts[which][own.owner], own, which, some.pairs)
            places, cells = np.nonzero(members)
            yield from distinct(
                Ragged(
                    np.searchsorted(places, np.arange(len(members) + 1)), cells + some.firsts[which][places]
                )
            )
    yield from sets.only(by_owner.items[~can_grow[by_owner.owner]]).lists()


def _owners(table: Table, sets: Ragged) -> IntArray:
    """Return whose each set is; -1 where it has cells of several or a block."""
    if not len(sets):
        return np.zeros(0, dtype=np.int64)
    of_column = np.concatenate([table.owner, np.full(len(table.blocks), -1)])[sets.items]
    least = np.minimum.reduceat(of_column, sets.bounds[:-1])
    most = np.maximum.reduceat(of_column, sets.bounds[:-1])
    return np.where(least == most, least, -1)


def sums_by_owner(table: Table) -> Ragged:
    """Return for each owner the rows that sum cells of theirs alone."""
    count = int(table.owner.max(initial=0)) + 1
    rows = np.flatnonzero(table.binding & (table.ranges[0] >= 0) & (table.high < FREE))
    rows = rows[np.diff(table.rows.bounds)[rows] > 0]
    positions, which = table.rows.positions(rows)
    columns = table.rows.items[positions]
    if not len(rows):
        return Ragged(np.zeros(count + 1, dtype=np.int64), rows)
    heads = np.searchsorted(which, np.arange(len(rows)))
    least, most = np.minimum.reduceat(columns, heads), np.maximum.reduceat(columns, heads)
    rows, least, most = (part[most < table.cell_count] for part in (rows, least, most))
    single = table.owner[least] == table.owner[most]
    grouped = Ragged.grouped(table.owner[least[single]], count)
    return Ragged(grouped.bounds, rows[single][grouped.items])


@dataclass(frozen=True, eq=False)
class Exclusions:
    """Which two cells of some owners cannot both be taken: ``pairs[k, i, j]`` of owner ``owners[k]``.

    Cells count from the owner's first; the tables are padded to the same width.
    """

    owners: IntArray
    firsts: IntArray
    pairs: BoolArray


def exclusions(table: Table) -> Iterator[Exclusions]:
    """Yield what excludes what among the cells of everybody who has a limit of their own, some at a time."""
    sums = sums_by_owner(table)
    firsts = np.searchsorted(table.owner, np.arange(len(sums) + 1))
    owners = np.flatnonzero(np.diff(sums.bounds))
    sizes = np.diff(firsts)[owners]
    widths = 4 ** np.ceil(np.log2(np.maximum(2, sizes)) / 2).astype(np.int64)
    for width in np.unique(widths).tolist():
        alike = owners[widths == width]
        for some in np.array_split(alike, -(-len(alike) * width**2 // BATCH)):
            yield _exclusions(table, sums, some, firsts[some], width)


def _exclusions(table: Table, sums: Ragged, owners: IntArray, firsts: IntArray, width: int) -> Exclusions:
    pairs = np.zeros((len(owners), width, width), dtype=np.bool_)
    positions, which = sums.positions(owners)
    rows = sums.items[positions]
    is_small = np.diff(table.rows.bounds)[rows] <= FEW
    owner, one, other = _pairs(table, rows[is_small])
    own = which[is_small][owner]
    pairs[own, one - firsts[own], other - firsts[own]] = True
    for row, own in zip(rows[~is_small].tolist(), which[~is_small].tolist(), strict=True):
        cells, factors = table.rows[row] - firsts[own], table.row_factors(row)
        pairs[own, cells[:, None], cells] |= factors[:, None] + factors > table.high[row]
    pairs[:, np.arange(width), np.arange(width)] = False
    return Exclusions(owners, firsts, pairs)


def _pairs(table: Table, rows: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Return of all pairs of cells that a row excludes the row (by its place), the one cell and the other."""
    positions, which = table.rows.positions(rows)
    heads = np.searchsorted(which, which)
    other, one = spread(heads, heads + np.diff(table.rows.bounds)[rows][which])
    factors, cells = table.factors[positions], table.rows.items[positions]
    is_too_much = factors[one] + factors[other] > table.high[rows][which[one]]
    one, other = one[is_too_much], other[is_too_much]
    return which[one], cells[one], cells[other]


def _grown(cells: IntArray, sets: Ragged, owner: IntArray, pairs: BoolArray) -> BoolArray:
    """Return each clique (as a row of flags) with further cells, those that exclude most others first.

    A cell fits if it excludes every member. Hardly any does, so only those are looked at after the first.
    """
    members = np.zeros((len(sets), pairs.shape[1]), dtype=np.bool_)
    members[sets.owner, cells] = True
    able, fitting = _packed(np.logical_and.reduceat(pairs[owner[sets.owner], cells], sets.bounds[:-1]))
    degree = (1 + pairs.sum(axis=1))[owner[:, None], fitting]
    growing = np.arange(len(sets))
    while True:
        growing = growing[able[growing].any(axis=1)]
        if not len(growing):
            return members
        best = fitting[growing, np.argmax(able[growing] * degree[growing], axis=1)]
        members[growing, best] = True
        able[growing] &= pairs[owner[growing, None], best[:, None], fitting[growing]]


def _packed(flags: BoolArray) -> tuple[BoolArray, IntArray]:
    """Return of each row the columns that are true, ascending and padded, after which of them are any."""
    counts = flags.sum(axis=1)
    rows, columns = np.nonzero(flags)
    places = np.arange(len(rows)) - (np.cumsum(counts) - counts)[rows]
    is_true = np.arange(counts.max(initial=1)) < counts[:, None]
    packed = np.zeros(is_true.shape, dtype=np.int64)
    packed[rows, places] = columns
    return is_true, packed
