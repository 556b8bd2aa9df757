"""How far one of several equal limits can be missed at most: what a flag for each of them must cover."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from paiban.scheduler.table import FREE, Table
from paiban.values.problem import BoolArray, IntArray


def with_lot_sizes(table: Table) -> Table:
    """Return the table whose hinges that cost once per limit say how many units one limit can be missed by.

    Only then does their sum say how many of the limits are missed at least.
    """
    hinges = table.hinges
    chosen = (hinges.per == FREE) & (table.lots[hinges.row] > 1)
    if not chosen.any():
        return table
    rows = hinges.row[chosen]
    least, most = _reach(table, rows, is_upper=False), _reach(table, rows, is_upper=True)
    at = hinges.at[chosen] // table.lots[rows]
    per = hinges.per.copy()
    per[chosen] = np.maximum(1, np.where(hinges.under[chosen], at - least, most - at))
    return replace(table, hinges=replace(hinges, per=per))


def _reach(table: Table, rows: IntArray, *, is_upper: bool) -> IntArray:
    """Return the greatest (or least) sum that one limit of each row can have, seats being few.

    Cells that share a hard limit of so many seats count no more often than that, at the largest factor.
    """
    positions, which = table.rows.positions(rows)
    sign = 1 if is_upper else -1
    factors = np.maximum(0, sign * table.factors[positions])
    columns = table.rows.items[positions]
    seat_row, seats = _seats(table)
    keys, places = np.unique(which * (len(table.rows) + 1) + seat_row[columns], return_inverse=True)
    total = np.bincount(places, factors, len(keys))
    largest = np.zeros(len(keys))
    np.maximum.at(largest, places, factors)
    reach = np.minimum(total, largest * seats[keys % (len(table.rows) + 1)])
    found: IntArray = sign * np.bincount(keys // (len(table.rows) + 1), reach, len(rows)).astype(np.int64)
    return found


def _seats(table: Table) -> tuple[IntArray, IntArray]:
    """Return for each column a hard row that counts seats, and for each row how many a single limit has.

    The row that says most: most columns to a seat. A column without one gets the number after the last row,
    where seats are without end.
    """
    counts = np.diff(table.rows.bounds)
    is_count = _counts_seats(table)
    seats = np.append(np.where(is_count, table.high // table.lots, FREE), FREE)
    strength = np.where(is_count, counts / np.maximum(1, seats[:-1]), -1.0)
    order = np.argsort(strength, kind="stable")
    seat_row = np.full(table.column_count, len(table.rows), dtype=np.int64)
    positions, which = table.rows.positions(order[strength[order] > 0])
    seat_row[table.rows.items[positions]] = order[strength[order] > 0][which]
    return seat_row, seats


def _counts_seats(table: Table) -> BoolArray:
    plain = table.rows.totals((table.factors != 1).astype(np.int64)) == 0
    found: BoolArray = plain & (table.lots > 1) & (table.high < FREE) & (table.high > 0)
    return found
