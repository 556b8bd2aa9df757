"""Sets of cells of which at most one can be taken: stated as such, hidden in sums, and grown to the full."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.table import FREE, Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged


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


def largest_cliques(table: Table, *, in_few: bool = False) -> Ragged:
    """Return cliques that hold every two cells of one person that exclude each other, and those of several.

    Limits that each exclude some pairs exclude more together: rest between duties and hours a day. The
    relaxation of the sum of all is much weaker than that of one clique. Only cells of one owner are added;
    a clique over several owners stays as it is. ``in_few`` has about half as many, which say a little less.
    """
    from paiban.scheduler.covering import cover_pairs  # loading what is compiled takes a while

    stated = cliques(table)
    shared = stated.only(np.flatnonzero(_owners(table, stated) < 0))
    return Ragged.joined([shared, *cover_pairs(table, sums_by_owner(table), in_few=in_few)])


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
