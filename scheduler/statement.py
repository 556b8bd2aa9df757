"""A problem's limits as one table, with what its columns and rows stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paiban.constraints.cells import Cells
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray
from paiban.values.roster import About, Roster


@dataclass(frozen=True, eq=False)
class Statement:
    """A problem's limits as a table, with what its columns and rows stand for.

    ``rules[i]`` names the rule that stated row ``i`` and ``abouts[i]`` the place it speaks of.
    """

    cells: Cells
    table: Table
    rules: tuple[str, ...]
    abouts: tuple[About, ...]

    def roster(self, taken: IntArray) -> Roster:
        """Return the taken cells as a roster."""
        problem = self.cells.problem
        chosen = np.flatnonzero(taken)
        people, shifts = self.cells.volunteers[chosen], self.cells.shifts[chosen]
        return Roster.of(
            (problem.volunteers[person].id, problem.shifts[shift].id)
            for person, shift in zip(people.tolist(), shifts.tolist(), strict=True)
        )

    def taken(self, roster: Roster) -> IntArray:
        """Return 0 or 1 for each cell; cells of the roster that are no candidates are left out."""
        problem = self.cells.problem
        width = len(problem.shifts)
        wanted = [
            problem.volunteer_index[volunteer] * width + problem.shift_index[shift]
            for volunteer, shift in roster.cells
            if volunteer in problem.volunteer_index and shift in problem.shift_index
        ]
        keys = self.cells.volunteers * width + self.cells.shifts
        return np.isin(keys, np.array(wanted, dtype=np.int64)).astype(np.int64)
