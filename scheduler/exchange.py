"""Mends a roster by chains: somebody leaves one duty for another that is dearer to lack, and is replaced.

A roster grown cell by cell lacks people where all who could come are busy. Often one of them is busy with
something that somebody else could do just as well.
"""

from __future__ import annotations

import numpy as np

from paiban.scheduler.cliques import sums_by_owner
from paiban.scheduler.growing import Growing
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged


def exchange(state: Growing, standing: IntArray) -> None:
    """Make every exchange that is found and makes the roster cheaper; nobody standing is moved.

    A duty for which nobody else was found once is not looked at again, so it ends soon.
    """
    blockers, served = _blockers(state, standing), _first_asking(state.table)
    spent: set[int] = set()
    hinges = state.table.hinges.only(state.table.hinges.under)
    for index in np.argsort(-hinges.price, kind="stable").tolist():
        row, wanted = int(hinges.row[index]), int(hinges.at[index])
        if state.values[row] < wanted:
            _serve(state, row, wanted, blockers, served, spent)


def _serve(
    state: Growing, row: int, wanted: int, blockers: Ragged, served: IntArray, spent: set[int]
) -> None:
    """Exchange until a row has what it wants, or nobody is left to try."""
    cells = state.cells_of(row)
    cells = cells[np.diff(blockers.bounds)[cells] > 0]
    for cell in cells[np.argsort(state.deltas[cells], kind="stable")].tolist():
        for other in blockers[cell].tolist():
            if state.values[row] >= wanted or state.taken[cell]:
                break
            duty = int(served[other])
            if duty not in spent and state.taken[other] and not _exchanged(state, cell, other):
                spent.add(duty)


def _exchanged(state: Growing, cell: int, other: int) -> bool:
    """Take a cell instead of another and replace that by the cheapest; say whether it is cheaper.

    If not, all is as it was.
    """
    state.drop(other)
    cost = -int(state.deltas[other])
    done = []
    if state.blocked[cell] == 0 and state.fits(cell):
        cost += int(state.deltas[cell])
        state.take(cell)
        done.append(cell)
        row = next((row for row in state.rows_of[other].tolist() if state.slopes[row] < 0), None)
        third = None if row is None else state.cheapest_cell(row)
        if third is not None and state.deltas[third] < 0:
            cost += int(state.deltas[third])
            state.take(third)
            done.append(third)
        if cost < 0 and state.holds([other, *done]):
            return True
    for taken in reversed(done):
        state.drop(taken)
    state.take(other)
    return False


def _first_asking(table: Table) -> IntArray:
    """Return for each cell the first row it counts in that asks for people; of others a number of no row."""
    found = np.full(table.column_count, len(table.rows))
    is_asking = np.zeros(len(table.rows), dtype=np.bool_)
    is_asking[table.hinges.row[table.hinges.under]] = True
    entries = is_asking[table.rows.owner]
    np.minimum.at(found, table.rows.items[entries], table.rows.owner[entries])
    return found


def _blockers(state: Growing, standing: IntArray) -> Ragged:
    """Return for each cell the movable ones of its person of which each alone keeps it from being taken."""
    table = state.table
    is_own = np.zeros(len(table.rows), dtype=np.bool_)
    is_own[sums_by_owner(table).items] = True
    room = table.high - np.array(state.values, dtype=np.int64)
    is_tight = is_own & (np.array(state.largest, dtype=np.int64) > room)
    taken = np.flatnonzero(state.taken > standing)
    positions, which = table.entries_of_column.positions(taken)
    entries = table.entries_of_column.items[positions]
    entries, which = (part[is_tight[table.rows.owner[entries]]] for part in (entries, which))
    rows, freed = table.rows.owner[entries], table.factors[entries]
    positions, of_entry = table.rows.positions(rows)
    cells, factors, room = table.rows.items[positions], table.factors[positions], room[rows][of_entry]
    is_freed = (room < factors) & (factors <= room + freed[of_entry])
    keys, counts = np.unique(cells[is_freed] * len(taken) + which[of_entry[is_freed]], return_counts=True)
    found, other = keys // max(1, len(taken)), taken[keys % max(1, len(taken))]
    is_alone = (state.blocked[found] == counts) & (state.taken[found] == 0)
    found, other = found[is_alone], other[is_alone]
    return Ragged(np.searchsorted(found, np.arange(table.cell_count + 1)), other)
