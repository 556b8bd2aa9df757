"""Fewer rows of a table that is too large for its relaxation: what fewer limits allow costs no more.

So the bound that the rest proves is a bound of the whole.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from paiban.scheduler.cliques import is_clique
from paiban.scheduler.table import Hinges, Table
from paiban.values.problem import BoolArray, IntArray


def only_rows(table: Table, rows: IntArray) -> Table:
    """Return the table with these rows alone (ascending) and their hinges."""
    positions, _ = table.rows.positions(rows)
    new_row = np.full(len(table.rows), -1)
    new_row[rows] = np.arange(len(rows))
    hinges = table.hinges.only(new_row[table.hinges.row] >= 0)
    return replace(
        table,
        rows=table.rows.only(rows),
        factors=table.factors[positions],
        low=table.low[rows],
        high=table.high[rows],
        lots=table.lots[rows],
        hinges=Hinges(new_row[hinges.row], hinges.at, hinges.price, hinges.under, hinges.per),
    )


def thinned(table: Table, most_entries: int) -> Table:
    """Return the table with so many entries at most, if possible: some of its hard upper limits are left out.

    First sums of hours: what they allow is nearly ruled out by cliques, which say more in fewer entries. Then
    cliques, of which every few stay: they stand in the order of rules, people and times, and neighbours say
    nearly the same. What costs and what has a lower side stays.
    """
    sizes = np.diff(table.rows.bounds)
    is_spare = table.low <= table.ranges[0]
    is_spare[table.hinges.row] = False
    states_pairs = is_clique(table)
    keep = np.ones(len(sizes), dtype=np.bool_)
    for group in (is_spare & ~states_pairs, is_spare & states_pairs):
        excess = int(sizes[keep].sum()) - most_entries
        if excess > 0:
            keep[group] = _every_few(int(group.sum()), int(sizes[group].sum()), excess)
    return table if keep.all() else only_rows(table, np.flatnonzero(keep))


def _every_few(count: int, entries: int, excess: int) -> BoolArray:
    """Return which of so many rows stay, evenly, so that about the excess of all their entries goes."""
    if excess >= entries:
        return np.zeros(count, dtype=np.bool_)
    found: BoolArray = np.arange(count) % -(-entries // (entries - excess)) == 0
    return found
