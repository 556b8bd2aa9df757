"""Says the same with fewer rows: limits of several rules on the same cells become one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from paiban.scheduler.statement import Statement
from paiban.scheduler.table import Hinges, Table
from paiban.values.problem import IntArray


def condense(statement: Statement) -> Statement:
    """Return a statement of the same rosters at the same costs, with one row for each sum.

    A row that stands for several is named after the first of them.
    """
    table = statement.table
    target = _first_alike(table)
    low, high = table.low.copy(), table.high.copy()
    np.maximum.at(low, target, table.low)
    np.minimum.at(high, target, table.high)
    hinges = table.hinges
    moved = Hinges(target[hinges.row], hinges.at, hinges.price, hinges.under, hinges.per)
    together = replace(statement, table=replace(table, low=low, high=high, hinges=moved))
    return together.only(np.flatnonzero(target == np.arange(len(target))))


def _first_alike(table: Table) -> IntArray:
    """Return for each row the first one over the same cells with the same factors.

    Only rows of the same length with the same ends are looked at closely: few are alike.
    """
    target = np.arange(len(table.rows))
    filled = np.flatnonzero(np.diff(table.rows.bounds))
    firsts, ends = table.rows.bounds[filled], table.rows.bounds[filled + 1]
    traits = np.stack([ends - firsts, table.rows.items[firsts], table.rows.items[ends - 1]])
    order = np.lexsort(traits)
    is_same = (traits[:, order[1:]] == traits[:, order[:-1]]).all(axis=0)
    has_like = np.zeros(len(filled), dtype=np.bool_)
    has_like[order[1:][is_same]] = has_like[order[:-1][is_same]] = True
    found: dict[tuple[int, bytes, bytes], int] = {}
    for row in filled[has_like].tolist():
        key = (int(table.lots[row]), table.rows[row].tobytes(), table.row_factors(row).tobytes())
        target[row] = found.setdefault(key, row)
    return target
