"""A table of limits as a linear model: variables, rows and prices in the arrays a linear solver takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from paiban.scheduler.cliques import is_clique, largest_cliques
from paiban.scheduler.ramps import Ramps, flags_of, ramps_of
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


@dataclass(frozen=True, eq=False)
class _Rows:
    """Some rows of a model; ``owner`` says for each entry which of them it is in."""

    owner: IntArray
    columns: IntArray
    factors: FloatArray
    low: FloatArray
    high: FloatArray


def linear_model(table: Table) -> LinearModel:
    """Return a table as a linear model; its rosters and their costs are the table's."""
    ramps = ramps_of(table)
    flags, most_lots = flags_of(table)
    first_segment = table.column_count
    first_flag = first_segment + len(ramps.width)
    rows = [
        _block_ceilings(table),
        _block_floors(table),
        _hard_rows(table, ramps),
        _clique_rows(table),
        _ramp_rows(table, ramps, first_segment),
        _flag_rows(table, flags, first_flag),
    ]
    entries, factors = _joined(rows)
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


def _joined(parts: Sequence[_Rows]) -> tuple[Ragged, FloatArray]:
    """Return the entries of all rows in the order of rows; equal columns of one row are added up.

    A block that has shrunk to a cell may stand in its row already.
    """
    firsts = np.cumsum([0, *(len(part.low) for part in parts)])
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


def _table_rows(table: Table, rows: IntArray, low: FloatArray, high: FloatArray) -> _Rows:
    positions, owner = table.rows.positions(rows)
    return _Rows(owner, table.rows.items[positions], table.factors[positions].astype(np.float64), low, high)


def _bound(bounds: IntArray, infinity: float) -> FloatArray:
    return np.where(np.abs(bounds) < FREE, bounds.astype(np.float64), infinity)


def _hard_rows(table: Table, ramps: Ramps) -> _Rows:
    chosen = table.binding & ~is_clique(table)
    chosen[ramps.row[_is_capped(table, ramps) & (table.low[ramps.row] == -FREE)]] = False
    rows = np.flatnonzero(chosen)
    return _table_rows(table, rows, _bound(table.low[rows], -np.inf), _bound(table.high[rows], np.inf))


def _is_capped(table: Table, ramps: Ramps) -> BoolArray:
    """Say of each ramp below a point whether the row may not rise above some later point anyway.

    ``at <= sum + used <= high`` says both in one row: used is as small as it can be.
    """
    found: BoolArray = ramps.under & (ramps.at <= table.high[ramps.row]) & (table.high[ramps.row] < FREE)
    return found


def _clique_rows(table: Table) -> _Rows:
    """State every clique once, as large as it can be."""
    found = largest_cliques(table)
    count = len(found)
    return _Rows(found.owner, found.items, np.ones(len(found.items)), np.full(count, -np.inf), np.ones(count))


def _ramp_rows(table: Table, ramps: Ramps, first_segment: int) -> _Rows:
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
    return _with(rows, place[host[ramps.ramp]], segments, signs)


def _flag_rows(table: Table, flags: Hinges, first_flag: int) -> _Rows:
    at = flags.at.astype(np.float64)
    rows = _table_rows(
        table, flags.row, np.where(flags.under, at, -np.inf), np.where(flags.under, np.inf, at)
    )
    own = np.arange(len(flags))
    return _with(rows, own, first_flag + own, np.where(flags.under, 1.0, -1.0) * flags.per)


def _with(rows: _Rows, owner: IntArray, columns: IntArray, factors: FloatArray) -> _Rows:
    """Return rows with more entries."""
    return _Rows(
        np.concatenate([rows.owner, owner]),
        np.concatenate([rows.columns, columns]),
        np.concatenate([rows.factors, factors]),
        rows.low,
        rows.high,
    )


def _block_ceilings(table: Table) -> _Rows:
    """No block rises above the sum of its cells, as far as any row cares."""
    _, is_ceiling = block_directions(table)
    blocks = np.flatnonzero(is_ceiling)
    positions, owner = table.blocks.positions(blocks)
    count = len(blocks)
    rows = _Rows(
        owner,
        table.blocks.items[positions],
        np.full(len(owner), -1.0),
        np.full(count, -np.inf),
        np.zeros(count),
    )
    return _with(rows, np.arange(count), table.cell_count + blocks, np.ones(count))


def _block_floors(table: Table) -> _Rows:
    """No block falls below any of its cells, as far as any row cares."""
    is_floor, _ = block_directions(table)
    positions, which = table.blocks.positions(np.flatnonzero(is_floor))
    block = table.cell_count + np.flatnonzero(is_floor)[which]
    count = len(positions)
    own = np.arange(count)
    rows = _Rows(own, table.blocks.items[positions], np.full(count, -1.0), np.zeros(count), _infinite(count))
    return _with(rows, own, block, np.ones(count))


def _infinite(count: int) -> FloatArray:
    return np.full(count, np.inf)


def too_large(table: Table) -> BoolArray:
    """Say of each column whether taking it alone breaks a hard row.

    A whole-number solver sees that by itself; the relaxation would take three quarters of an eight-hour duty
    from somebody who may serve six.
    """
    is_sum = table.ranges[0] >= 0
    alone = is_sum[table.rows.owner] & (table.factors > table.high[table.rows.owner])
    found: BoolArray = np.bincount(table.rows.items[alone], minlength=table.column_count) > 0
    return found


def block_directions(table: Table) -> tuple[BoolArray, BoolArray]:
    """Say of each block whether it must be kept from falling below its cells, and from rising above them.

    A row with an upper side wants its sum low, so the block must not fall below its cells there; a row with
    a lower side wants it high. A negative factor turns that around.
    """
    has_over = table.high < FREE
    has_under = table.low > -FREE
    has_over[table.hinges.row[~table.hinges.under]] = True
    has_under[table.hinges.row[table.hinges.under]] = True
    is_block = table.rows.items >= table.cell_count
    block = table.rows.items[is_block] - table.cell_count
    owner, rises = table.rows.owner[is_block], table.factors[is_block] > 0
    wants_low = np.where(rises, has_over[owner], has_under[owner])
    wants_high = np.where(rises, has_under[owner], has_over[owner])
    count = len(table.blocks)
    is_floor: BoolArray = np.bincount(block[wants_low], minlength=count) > 0
    is_ceiling: BoolArray = np.bincount(block[wants_high], minlength=count) > 0
    return is_floor, is_ceiling
