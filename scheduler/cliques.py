"""Sets of cells of which at most one can be taken: stated as such, hidden in sums, and grown to the full."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.scheduler.table import FREE, Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged


def is_clique(table: Table) -> BoolArray:
    """Say of each row whether it states just that at most one of its columns is taken."""
    plain = table.rows.totals((table.factors != 1).astype(np.int64)) == 0
    found: BoolArray = plain & (table.high == 1) & (table.low <= 0) & table.binding
    return found


def cliques(table: Table) -> Iterator[IntArray]:
    """Yield the columns of every clique: stated ones, and of each sum the parts over half its room.

    Two parts that each fill more than half cannot both fit; saying so makes the relaxation tighter.
    """
    stated = is_clique(table)
    for row in np.flatnonzero(table.binding & (table.ranges[0] >= 0)).tolist():
        columns = table.rows[row]
        if not stated[row]:
            columns = columns[2 * table.row_factors(row) > table.high[row]]
        if len(columns) > 1:
            yield columns


def largest_cliques(table: Table) -> Ragged:
    """Return cliques that cover all that ``cliques`` yields, each as large as it can be, none twice.

    Limits that each exclude some pairs exclude more together: rest between duties and hours a day. The
    relaxation of the sum of all is much weaker than that of one clique. Only cells of one owner are added;
    a clique over several owners stays as it is.
    """
    found: list[IntArray] = []
    by_owner: dict[int, list[IntArray]] = {}
    for columns in cliques(table):
        owner = _owner(table, columns)
        if owner is None:
            found.append(np.unique(columns))
        else:
            by_owner.setdefault(owner, []).append(columns)
    sums = sums_by_owner(table)
    firsts = np.searchsorted(table.owner, np.arange(len(sums) + 1)).tolist()
    for owner, own in by_owner.items():
        first, last = firsts[owner], firsts[owner + 1]
        excludes = exclusions(table, own, sums[owner], first, last)
        grown = _extended(excludes, [columns - first for columns in own])
        distinct = {clique.tobytes(): clique for clique in grown}
        found.extend(first + np.flatnonzero(clique) for clique in distinct.values())
    return Ragged.of(found)


def _owner(table: Table, columns: IntArray) -> int | None:
    if columns.max() >= table.cell_count:
        return None
    first, last = table.owner[columns.min()], table.owner[columns.max()]
    return int(first) if first == last else None


def sums_by_owner(table: Table) -> Ragged:
    """Return for each owner the rows that sum cells of theirs alone."""
    count = int(table.owner.max(initial=0)) + 1
    rows = np.flatnonzero(table.binding & (table.ranges[0] >= 0) & (table.high < FREE))
    rows = rows[np.diff(table.rows.bounds)[rows] > 0]
    positions, which = table.rows.positions(rows)
    columns = table.rows.items[positions]
    least, most = np.full(len(rows), table.column_count), np.full(len(rows), -1)
    np.minimum.at(least, which, columns)
    np.maximum.at(most, which, columns)
    rows, least, most = (part[most < table.cell_count] for part in (rows, least, most))
    single = table.owner[least] == table.owner[most]
    grouped = Ragged.grouped(table.owner[least[single]], count)
    return Ragged(grouped.bounds, rows[single][grouped.items])


def exclusions(table: Table, own: list[IntArray], sums: IntArray, first: int, last: int) -> BoolArray:
    """Return which two of an owner's cells cannot both be taken, as a square table."""
    excludes = np.zeros((last - first, last - first), dtype=np.bool_)
    for columns in own:
        excludes[(columns - first)[:, None], columns - first] = True
    for row in sums.tolist():
        cells, factors = table.rows[row] - first, table.row_factors(row)
        excludes[cells[:, None], cells] |= factors[:, None] + factors > table.high[row]
    np.fill_diagonal(excludes, val=False)
    return excludes


def _extended(excludes: BoolArray, own: list[IntArray]) -> BoolArray:
    """Return each clique as a row of flags with further cells, those that exclude most others first.

    A cell fits if it excludes every member.
    """
    members = np.zeros((len(own), len(excludes)), dtype=np.bool_)
    able = np.zeros_like(members)
    for index, columns in enumerate(own):
        members[index, columns] = True
        able[index] = excludes[columns].all(axis=0)
    degree = 1 + excludes.sum(axis=0)
    growing = np.arange(len(own))
    while True:
        growing = growing[able[growing].any(axis=1)]
        if not len(growing):
            return members
        best = np.argmax(able[growing] * degree, axis=1)
        members[growing, best] = True
        able[growing] &= excludes[best]
