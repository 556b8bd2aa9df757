"""Sets of cells of which at most one can be taken: stated as such, and hidden in sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from paiban.scheduler.table import Table
from paiban.values.problem import BoolArray, IntArray


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


def maximal(found: Iterable[IntArray]) -> list[list[int]]:
    """Return the cliques that are part of no other one, largest first; each as a sorted list."""
    ordered = sorted((sorted(set(columns.tolist())) for columns in found), key=len, reverse=True)
    holders: dict[int, set[int]] = {}
    kept: list[list[int]] = []
    for members in ordered:
        around = holders.get(members[0], set())
        for member in members[1:]:
            if not around:
                break
            around = around & holders.get(member, set())
        if not around:
            for member in members:
                holders.setdefault(member, set()).add(len(kept))
            kept.append(members)
    return kept
