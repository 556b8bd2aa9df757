"""A table of limits as a linear model: variables, rows and prices in the arrays a linear solver takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paiban.scheduler.blocks import block_ceilings, block_floors
from paiban.scheduler.cliques import is_clique, largest_cliques
from paiban.scheduler.ramps import Ramps, flags_of, ramps_of
from paiban.scheduler.rows import Rows, joined, thinned
from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import BoolArray, FloatArray, IntArray
from paiban.values.ragged import Ragged


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Minimise ``costs x`` over ``0 <= x <= upper`` and ``low <= A x <= high``.

    Variables are the table's columns, then the segments of ramps, then the flags of hinges by the lot. Row
    ``i`` of ``A`` has the variables ``entries[i]`` with the factors at the same places of ``factors``.
    """

    table: Table
    costs: FloatArray
    upper: FloatArray
    is_integer: BoolArray
    entries: Ragged
    factors: FloatArray
    low: FloatArray
    high: FloatArray
    ramps: Ramps
    flags: Hinges

    def complete(self, taken: IntArray) -> FloatArray:
        """Return the value of every variable when these cells are taken: counters, too."""
        values = self.table.values(taken)
        lots = self.flags.costs(values) // np.maximum(1, self.flags.price)
        parts = [self.table.columns_of(taken), self.ramps.fill(values), lots]
        return np.concatenate(parts).astype(np.float64)


def linear_model(table: Table, most_entries: int | None = None) -> LinearModel:
    """Return a table as a linear model; its rosters and their costs are the table's.

    With ``most_entries`` it may allow more than the table does: first sums of hours are left out, since what
    they allow is nearly ruled out by cliques, which say more in fewer entries; then cliques.
    """
    cliques = largest_cliques(table, in_few=most_entries is not None)
    ramps = ramps_of(table)
    flags, most_lots = flags_of(table)
    first_segment = table.column_count
    first_flag = first_segment + len(ramps.width)
    rows = [
        _hard_rows(table, ramps),
        _clique_rows(cliques),
        block_ceilings(table),
        block_floors(table, cliques),
        _ramp_rows(table, ramps, first_segment),
        _flag_rows(table, flags, first_flag),
    ]
    if most_entries is not None:
        rows = thinned(rows, spare=(0, 1), most_entries=most_entries)
    entries, factors = joined(rows)
    return LinearModel(
        table=table,
        costs=_floats(table.costs, np.zeros(len(table.blocks)), ramps.price, flags.price),
        upper=_floats(np.where(too_large(table), 0, 1), ramps.width, most_lots),
        is_integer=_is_integer(table, len(ramps.width), len(flags)),
        entries=entries,
        factors=factors,
        low=np.concatenate([part.low for part in rows]),
        high=np.concatenate([part.high for part in rows]),
        ramps=ramps,
        flags=flags,
    )


def _floats(*parts: IntArray | FloatArray) -> FloatArray:
    return np.concatenate(parts).astype(np.float64)


def _is_integer(table: Table, segments: int, flags: int) -> BoolArray:
    """Segments need not be whole numbers: the cells make them so."""
    whole = [np.ones(table.column_count), np.zeros(segments), np.ones(flags)]
    return np.concatenate(whole).astype(np.bool_)


def _table_rows(table: Table, rows: IntArray, low: FloatArray, high: FloatArray) -> Rows:
    positions, owner = table.rows.positions(rows)
    return Rows(owner, table.rows.items[positions], table.factors[positions].astype(np.float64), low, high)


def _bound(bounds: IntArray, infinity: float) -> FloatArray:
    return np.where(np.abs(bounds) < FREE, bounds.astype(np.float64), infinity)


def _hard_rows(table: Table, ramps: Ramps) -> Rows:
    chosen = table.binding & ~is_clique(table)
    chosen[ramps.row[_is_capped(table, ramps) & (table.low[ramps.row] == -FREE)]] = False
    rows = np.flatnonzero(chosen)
    low, least = _bound(table.low[rows], -np.inf), table.ranges[0][rows]
    low[low <= least] = -np.inf
    return _table_rows(table, rows, low, _bound(table.high[rows], np.inf))


def _is_capped(table: Table, ramps: Ramps) -> BoolArray:
    """Say of each ramp below a point whether the row may not rise above some later point anyway.

    ``at <= sum + used <= high`` says both in one row: used is as small as it can be.
    """
    found: BoolArray = ramps.under & (ramps.at <= table.high[ramps.row]) & (table.high[ramps.row] < FREE)
    return found


def _clique_rows(cliques: Ragged) -> Rows:
    count, entries = len(cliques), len(cliques.items)
    return Rows(cliques.owner, cliques.items, np.ones(entries), np.full(count, -np.inf), np.ones(count))


def _ramp_rows(table: Table, ramps: Ramps, first_segment: int) -> Rows:
    """State both sides of a row as one: ``below <= sum + used below - used above <= above``."""
    below = np.full(len(table.rows), -1)
    below[ramps.row[ramps.under]] = np.flatnonzero(ramps.under)
    other = below[ramps.row]
    joins = ~ramps.under & (other >= 0) & (ramps.at[other] <= ramps.at)
    host = np.where(joins, other, np.arange(len(other)))
    high = np.where(ramps.under, np.inf, ramps.at.astype(np.float64))
    capped = _is_capped(table, ramps)
    high[capped] = table.high[ramps.row[capped]]
    np.minimum.at(high, other[joins], ramps.at[joins].astype(np.float64))
    low = np.where(ramps.under, ramps.at.astype(np.float64), -np.inf)
    kept = np.flatnonzero(~joins)
    place = np.cumsum(~joins) - 1
    rows = _table_rows(table, ramps.row[kept], low[kept], high[kept])
    segments = first_segment + np.arange(len(ramps.width))
    signs = np.where(ramps.under, 1.0, -1.0)[ramps.ramp]
    return rows.extended(place[host[ramps.ramp]], segments, signs)


def _flag_rows(table: Table, flags: Hinges, first_flag: int) -> Rows:
    at = flags.at.astype(np.float64)
    rows = _table_rows(
        table, flags.row, np.where(flags.under, at, -np.inf), np.where(flags.under, np.inf, at)
    )
    own = np.arange(len(flags))
    return rows.extended(own, first_flag + own, np.where(flags.under, 1.0, -1.0) * flags.per)


def too_large(table: Table) -> BoolArray:
    """Say of each column whether taking it alone breaks a hard row.

    A whole-number solver sees that by itself; the relaxation would take three quarters of an eight-hour duty
    from somebody who may serve six.
    """
    is_sum = table.ranges[0] >= 0
    alone = is_sum[table.rows.owner] & (table.factors > table.high[table.rows.owner])
    found: BoolArray = np.bincount(table.rows.items[alone], minlength=table.column_count) > 0
    return found
