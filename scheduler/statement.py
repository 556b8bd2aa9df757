"""A problem's limits as one table, with what its columns and rows stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Packing
from paiban.scheduler.alike import Alike
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from paiban.values.ragged import spread
from paiban.values.roster import About, Roster


@dataclass(frozen=True, eq=False)
class Places:
    """Where in the roster each row stands; of what was stated in bulk only when somebody asks.

    Row ``i`` is ``sources[source[i]]``, or the set ``within[i]`` of that packing.
    """

    sources: tuple[About | Packing, ...]
    source: IntArray
    within: IntArray

    @staticmethod
    def of(sources: Sequence[About | Packing]) -> Places:
        """Return the places of what these state one after another."""
        counts = [len(source.sets) if isinstance(source, Packing) else 1 for source in sources]
        within, source = spread(np.zeros(len(counts), dtype=np.int64), np.array(counts, dtype=np.int64))
        return Places(tuple(sources), source, within)

    def __len__(self) -> int:
        return len(self.source)

    def __getitem__(self, row: int) -> About:
        source = self.sources[self.source[row]]
        return source.about(int(self.within[row])) if isinstance(source, Packing) else source

    def only(self, rows: IntArray) -> Places:
        return replace(self, source=self.source[rows], within=self.within[rows])


@dataclass(frozen=True, eq=False)
class Statement:
    """A problem's limits as a table, with what its columns and rows stand for.

    ``rules[i]`` names the rule that stated row ``i`` and ``abouts[i]`` the place it speaks of. A cell stands
    for its shift and for all that are alike.

    ``taken`` says of each cell 0 if it is not taken, and otherwise which of the alike shifts is, from 1 on.
    """

    cells: Cells
    table: Table
    rules: tuple[str, ...]
    abouts: Places
    alike: Alike

    def roster(self, taken: IntArray) -> Roster:
        """Return the taken cells as a roster."""
        problem = self.cells.problem
        chosen = np.flatnonzero(taken)
        people = self.cells.volunteers[chosen]
        shifts = self.alike.member(self.cells.shifts[chosen], taken[chosen] - 1)
        return Roster.of(
            (problem.volunteers[person].id, problem.shifts[shift].id)
            for person, shift in zip(people.tolist(), shifts.tolist(), strict=True)
        )

    def taken(self, roster: Roster) -> IntArray:
        """Return what a roster takes of each cell; cells of it that are no candidates are left out."""
        problem = self.cells.problem
        width = len(self.alike.groups)
        wanted = {
            problem.volunteer_index[volunteer] * width + int(self.alike.group_of[index]): index
            for volunteer, shift in sorted(roster.cells)
            if volunteer in problem.volunteer_index and (index := problem.shift_index.get(shift)) is not None
        }
        keys = self.cells.volunteers * width + self.alike.group_of[self.cells.shifts]
        found = np.flatnonzero(np.isin(keys, np.array(list(wanted), dtype=np.int64)))
        taken = np.zeros(len(keys), dtype=np.int64)
        taken[found] = 1 + self.alike.place[[wanted[key] for key in keys[found].tolist()]]
        return taken

    def only(self, rows: IntArray) -> Statement:
        """Return the statement with these rows alone (ascending) and their hinges."""
        return replace(
            self,
            table=self.table.only(rows),
            rules=tuple(self.rules[row] for row in rows.tolist()),
            abouts=self.abouts.only(rows),
        )
