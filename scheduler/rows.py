"""Rows of a linear model, by their entries; which of them can be left out of one that would be too large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from paiban.values.problem import BoolArray, FloatArray, IntArray
from paiban.values.ragged import Ragged


@dataclass(frozen=True, eq=False)
class Rows:
    """``low <= A x <= high``; ``owner`` says for each entry of ``A`` which row it is in."""

    owner: IntArray
    columns: IntArray
    factors: FloatArray
    low: FloatArray
    high: FloatArray

    def __len__(self) -> int:
        return len(self.low)

    def extended(self, owner: IntArray, columns: IntArray, factors: FloatArray) -> Rows:
        """Return the rows with more entries."""
        return Rows(
            np.concatenate([self.owner, owner]),
            np.concatenate([self.columns, columns]),
            np.concatenate([self.factors, factors]),
            self.low,
            self.high,
        )

    def only(self, kept: BoolArray) -> Rows:
        """Return some of the rows."""
        entries, place = kept[self.owner], np.cumsum(kept) - 1
        return Rows(
            place[self.owner[entries]],
            self.columns[entries],
            self.factors[entries],
            self.low[kept],
            self.high[kept],
        )


def joined(parts: Sequence[Rows]) -> tuple[Ragged, FloatArray]:
    """Return the entries of all rows in the order of rows; equal columns of one row are added up.

    A block that has shrunk to a cell may stand in its row already.
    """
    firsts = np.cumsum([0, *(len(part) for part in parts)])
    owner = np.concatenate([part.owner + first for part, first in zip(parts, firsts[:-1], strict=True)])
    columns = np.concatenate([part.columns for part in parts])
    factors = np.concatenate([part.factors for part in parts])
    order = np.lexsort((columns, owner))
    owner, columns, factors = owner[order], columns[order], factors[order]
    is_new = np.append(True, (owner[1:] != owner[:-1]) | (columns[1:] != columns[:-1]))[: len(owner)]
    if not is_new.all():
        factors = np.bincount(np.cumsum(is_new) - 1, factors).astype(np.float64)
        owner, columns = owner[is_new], columns[is_new]
    return Ragged(np.searchsorted(owner, np.arange(firsts[-1] + 1)), columns), factors


def thinned(parts: Sequence[Rows], spare: Sequence[int], most_entries: int) -> list[Rows]:
    """Return the parts with so many entries at most, if that can be had by leaving out upper limits of sums.

    They go from the parts of the ``spare`` numbers, in this order, evenly: rows stand in the order of rules,
    people and times, and neighbours say nearly the same. What fewer limits allow costs no more, so what they
    prove holds for all.
    """
    found = list(parts)
    for index in spare:
        excess = sum(len(part.columns) for part in found) - most_entries
        if excess > 0:
            found[index] = _thinned(found[index], excess)
    return found


def _thinned(rows: Rows, excess: int) -> Rows:
    """Return every few of the upper limits of plain sums, and all other rows."""
    is_spare = ~np.isfinite(rows.low)
    is_spare[rows.owner[rows.factors < 0]] = False
    entries = int(is_spare[rows.owner].sum())
    kept = ~is_spare
    if entries > excess:
        kept[is_spare] = np.arange(int(is_spare.sum())) % -(-entries // (entries - excess)) == 0
    return rows.only(kept)
