"""Fewer rows of a table that is too large for its relaxation: what fewer limits allow costs no more.

So the bound that the rest proves is a bound of the whole.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from paiban.scheduler.table import Hinges, Table
from paiban.values.problem import IntArray


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
    """Return the table with so many entries at most, if possible: of its hard upper limits every few only.

    Rows stand in the order of rules, people and times, and neighbours say nearly the same. What costs and
    what has a lower side stays.
    """
    sizes = np.diff(table.rows.bounds)
    is_soft = np.zeros(len(sizes), dtype=np.bool_)
    is_soft[table.hinges.row] = True
    is_spare = ~is_soft & (table.low <= table.ranges[0])
    room = most_entries - int(sizes[~is_spare].sum())
    spare = int(sizes[is_spare].sum())
    if spare <= max(0, room):
        return table
    every = -(-spare // max(1, room))
    keep = ~is_spare
    keep[np.flatnonzero(is_spare)[::every]] = True
    return only_rows(table, np.flatnonzero(keep))
