"""Gives each row of a table a column of its own so that their costs add up to the least: compiled code.

Source: the assignment problem by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from paiban.scheduler.compiled import compiled, whole
from paiban.values.problem import BoolArray, IntArray

FORBIDDEN = 2**40  # a cost that no sum of others reaches
_FAR = 2**60


class Matching(NamedTuple):
    """``costs`` (rows x columns) and what ``match_rows`` finds: ``column_of`` each row. The rest is its room.

    There is one column more than can be given: the tree of each search grows from it.
    """

    costs: IntArray
    column_of: IntArray
    row_of: IntArray
    row_price: IntArray
    column_price: IntArray
    slack: IntArray
    before: IntArray
    is_in_tree: BoolArray

    @staticmethod
    def of_size(rows: int, columns: int) -> Matching:
        """Return room for so many rows and columns at most."""
        per_column = [np.zeros(columns + 1, dtype=np.int64) for _ in range(4)]
        row_of, column_price, slack, before = per_column
        return Matching(
            costs=np.zeros((rows, columns), dtype=np.int64),
            column_of=np.zeros(rows, dtype=np.int64),
            row_of=row_of,
            row_price=np.zeros(rows, dtype=np.int64),
            column_price=column_price,
            slack=slack,
            before=before,
            is_in_tree=np.zeros(columns + 1, dtype=np.bool_),
        )


@compiled
def match_rows(room: Matching, rows: int, columns: int) -> None:
    """Find the cheapest column of each of the first ``rows``, of which there are no more than ``columns``."""
    for column in range(columns + 1):
        room.row_of[column] = -1
        room.column_price[column] = 0
    for row in range(rows):
        room.row_price[row] = 0
        room.row_of[columns] = row
        _augment(room, _free_column(room, columns), columns)
    for column in range(columns):
        if room.row_of[column] >= 0:
            room.column_of[room.row_of[column]] = column


@compiled
def _free_column(room: Matching, columns: int) -> int:
    """Return the column without a row that is nearest to the row at the root."""
    for column in range(columns):
        room.slack[column] = _FAR
        room.is_in_tree[column] = False
    column = whole(columns)
    while room.row_of[column] >= 0:
        column = _nearest(room, column, columns)
    return column


@compiled
def _nearest(room: Matching, last: int, columns: int) -> int:
    """Put the ``last`` column into the tree, change prices until the tree reaches another; return that."""
    room.is_in_tree[last] = True
    row, least, found = room.row_of[last], whole(_FAR), whole(last)
    for column in range(columns):
        if not room.is_in_tree[column]:
            slack = room.costs[row, column] - room.row_price[row] - room.column_price[column]
            if slack < room.slack[column]:
                room.slack[column] = slack
                room.before[column] = last
            if room.slack[column] < least:
                least, found = room.slack[column], whole(column)
    for column in range(columns + 1):
        if room.is_in_tree[column]:
            room.row_price[room.row_of[column]] += least
            room.column_price[column] -= least
        else:
            room.slack[column] -= least
    return found


@compiled
def _augment(room: Matching, free: int, columns: int) -> None:
    """Give the free column the row of the one before it, and so on up to the root."""
    column = whole(free)
    while column != columns:
        before = room.before[column]
        room.row_of[column] = room.row_of[before]
        column = before
