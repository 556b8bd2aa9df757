"""Fewer rows of a table: the same columns under fewer limits."""

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
