"""A block is true exactly if any of its cells is, and cells that exclude each other count for it together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from paiban.scheduler.blocks import block_directions, block_floors
from paiban.scheduler.cliques import largest_cliques
from paiban.scheduler.rows import Rows
from paiban.scheduler.table import FREE, Table
from paiban.values.ragged import Ragged
from tests.scheduler.tables import feasible, tables
from tests.scheduler.test_cliques import array, limited


def floors_of(table: Table) -> Rows:
    return block_floors(table, largest_cliques(table))


def cells_of(rows: Rows) -> list[list[int]]:
    """The cells of each floor, without its block."""
    return sorted(sorted(rows.columns[(rows.owner == row) & (rows.factors < 0)]) for row in range(len(rows)))


def with_wish_for_none_of(block: list[int], pair: list[int]) -> Table:
    """Four cells of one person, of which a pair excludes each other, and nothing of a block is allowed."""
    rows = [(dict.fromkeys(pair, 1), 1), ({4: 1}, 0)]
    return replace(limited(array(0, 0, 0, 0), *rows), blocks=Ragged.of([np.array(block)]))


def test_cells_that_exclude_each_other_are_in_one_floor() -> None:
    assert cells_of(floors_of(with_wish_for_none_of([0, 1, 2], [0, 1]))) == [[0, 1], [2]]


def test_cells_of_other_blocks_are_in_no_floor() -> None:
    assert cells_of(floors_of(with_wish_for_none_of([0, 2], [0, 1]))) == [[0], [2]]


@given(table=tables())
def test_no_roster_is_below_a_floor(table: Table) -> None:
    floors = floors_of(table)
    for taken in feasible(table):
        values = table.columns_of(taken)[floors.columns]
        assert (np.bincount(floors.owner, floors.factors * values, len(floors)) >= floors.low).all()


@given(table=tables())
def test_every_cell_holds_up_each_block_that_must_not_fall_below_it(table: Table) -> None:
    is_floor, _ = block_directions(table)
    floors = floors_of(table)
    held = set()
    for row in range(len(floors)):
        own = floors.owner == row
        (block,) = floors.columns[own & (floors.factors > 0)] - table.cell_count
        held |= {(int(block), int(cell)) for cell in floors.columns[own & (floors.factors < 0)]}
    assert held == {
        (block, int(cell)) for block in np.flatnonzero(is_floor).tolist() for cell in table.blocks[block]
    }


@given(table=tables())
def test_a_block_that_some_row_names_is_kept_from_one_side_at_least(table: Table) -> None:
    is_floor, is_ceiling = block_directions(table)
    matters = (table.low > -FREE) | (table.high < FREE)
    matters[table.hinges.row] = True
    named = table.rows.items[(table.factors != 0) & matters[table.rows.owner]]
    blocks = np.unique(named[named >= table.cell_count]) - table.cell_count
    assert (is_floor | is_ceiling)[blocks].all()
