"""What ties a block to its cells: it is true exactly if any of them is, as far as any row cares."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.rows import Rows
from paiban.scheduler.table import FREE, Table
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged


def block_ceilings(table: Table) -> Rows:
    """No block rises above the sum of its cells, as far as any row cares."""
    _, is_ceiling = block_directions(table)
    blocks = np.flatnonzero(is_ceiling)
    positions, owner = table.blocks.positions(blocks)
    count = len(blocks)
    rows = Rows(
        owner,
        table.blocks.items[positions],
        np.full(len(owner), -1.0),
        np.full(count, -np.inf),
        np.zeros(count),
    )
    return rows.extended(np.arange(count), table.cell_count + blocks, np.ones(count))


def block_floors(table: Table, cliques: Ragged) -> Rows:
    """No block falls below the sum of those of its cells that are in one clique, as far as any row cares.

    That says more than cell by cell, in fewer rows: somebody who does a fifth of each of five duties at one
    time is there.
    """
    is_floor, _ = block_directions(table)
    blocks = np.flatnonzero(is_floor)
    positions, which = table.blocks.positions(blocks)
    cells = table.blocks.items[positions]
    owner, entries, floor_of = _together(cells, which, cliques, table.column_count)
    count = len(floor_of)
    rows = Rows(owner, cells[entries], np.full(len(owner), -1.0), np.zeros(count), np.full(count, np.inf))
    return rows.extended(np.arange(count), table.cell_count + blocks[floor_of], np.ones(count))


def _together(
    cells: IntArray, which: IntArray, cliques: Ragged, columns: int
) -> tuple[IntArray, IntArray, IntArray]:
    """Return sets of entries, each of one block and one clique, that hold every entry.

    Each entry counts for the clique that has most cells of its block; ``which`` is the block of each. The
    sets are given by the set of each entry and the entry, and by the block of each set.
    """
    member_of = Ragged.grouped(cliques.items, columns)
    places, entry = member_of.positions(cells)
    lone = np.flatnonzero(np.diff(member_of.bounds)[cells] == 0)
    keys = which[entry] * len(cliques) + cliques.owner[member_of.items[places]]
    found, of_key, sizes = np.unique(keys, return_inverse=True, return_counts=True)
    order = np.lexsort((of_key, -sizes[of_key], entry))
    is_first = np.diff(entry[order], prepend=-1) > 0
    is_chosen = np.zeros(len(found), dtype=np.bool_)
    is_chosen[of_key[order[is_first]]] = True
    kept = np.flatnonzero(is_chosen[of_key])
    count = int(is_chosen.sum())
    owner = np.concatenate([(np.cumsum(is_chosen) - 1)[of_key[kept]], count + np.arange(len(lone))])
    blocks = np.concatenate([found[is_chosen] // max(1, len(cliques)), which[lone]])
    return owner, np.concatenate([entry[kept], lone]), blocks


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
