"""Which cells of a person exclude each other, by the cliques that hard rules state."""

from __future__ import annotations

import numpy as np

from paiban.constraints.cells import Cells
from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged


class Exclusive:
    """Learns cliques and answers whether some cells are all in one of them.

    The cliques of a person are a table (that person's cells x cliques), so that a question is one operation
    on a few whole rows.
    """

    def __init__(self, cells: Cells) -> None:
        self._volunteers = cells.volunteers
        people = np.arange(len(cells.problem.volunteers) + 1)
        self._first_cell = np.searchsorted(cells.volunteers, people)
        self._unsorted: list[Ragged] = []
        self._tables: dict[int, BoolArray] = {}

    def learn(self, sets: Ragged) -> None:
        """Note that at most one column of each set can be taken."""
        self._unsorted.append(sets)

    def has(self, members: IntArray) -> bool:
        """Say whether a hard limit lets at most one of these cells be taken."""
        for sets in self._unsorted:
            self._sort_in(sets)
        self._unsorted.clear()
        owner = int(self._volunteers[members[0]])
        if (self._volunteers[members] != owner).any():
            return False
        table = self._tables.get(owner)
        return table is not None and bool(table[members - self._first_cell[owner]].all(axis=0).any())

    def _sort_in(self, sets: Ragged) -> None:
        """Put the sets of several cells of one person under that person; blocks come after all cells."""
        sets = sets.only(np.flatnonzero(np.diff(sets.bounds) > 1))
        if not len(sets):
            return
        lasts = np.maximum.reduceat(sets.items, sets.bounds[:-1])
        is_of_cells = np.flatnonzero(lasts < len(self._volunteers))
        sets, lasts = sets.only(is_of_cells), lasts[is_of_cells]
        if not len(sets):
            return
        owners = self._volunteers[np.minimum.reduceat(sets.items, sets.bounds[:-1])]
        is_one = owners == self._volunteers[lasts]
        for owner in np.unique(owners[is_one]).tolist():
            own = sets.only(np.flatnonzero(is_one & (owners == owner)))
            first, last = self._first_cell[owner], self._first_cell[owner + 1]
            table = np.zeros((last - first, len(own)), dtype=np.bool_)
            table[own.items - first, own.owner] = True
            known = self._tables.get(owner)
            self._tables[owner] = table if known is None else np.concatenate([known, table], axis=1)
