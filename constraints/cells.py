"""The cells that a rule speaks about: candidates while solving, the taken ones while checking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.roster import Roster


@dataclass(frozen=True)
class PersonCells:
    """The cells of one person, sorted by start; all arrays have one entry per cell."""

    person: Volunteer
    ids: IntArray
    shifts: IntArray
    start: IntArray
    end: IntArray

    @property
    def minutes(self) -> IntArray:
        return self.end - self.start

    def only(self, mask: BoolArray) -> PersonCells:
        """Return the cells where ``mask`` (one entry per cell) is true."""
        return PersonCells(self.person, self.ids[mask], self.shifts[mask], self.start[mask], self.end[mask])


class Cells:
    """A numbered set of (volunteer, shift) pairs; a cell's id is its position.

    ``volunteers`` and ``shifts`` hold the two indices of each cell. Cells are sorted by
    volunteer, then by start. A rule that states its limits over some cells says nothing of all others: they
    are not taken.
    """

    def __init__(self, problem: Problem, volunteers: IntArray, shifts: IntArray) -> None:
        order = np.lexsort((shifts, problem.ends[shifts], problem.starts[shifts], volunteers))
        self.problem = problem
        self.volunteers = np.asarray(volunteers, dtype=np.int64)[order]
        self.shifts = np.asarray(shifts, dtype=np.int64)[order]

    @staticmethod
    def of_roster(problem: Problem, roster: Roster) -> Cells:
        """Return the taken cells of a roster; unknown ids raise ``KeyError``."""
        pairs = sorted(roster.cells)
        people = [problem.volunteer_index[volunteer] for volunteer, _ in pairs]
        shifts = [problem.shift_index[shift] for _, shift in pairs]
        return Cells(problem, np.array(people, dtype=np.int64), np.array(shifts, dtype=np.int64))

    @staticmethod
    def of_mask(problem: Problem, mask: BoolArray) -> Cells:
        """Return the cells where a (volunteers x shifts) table is true."""
        volunteers, shifts = np.nonzero(mask)
        return Cells(problem, volunteers, shifts)

    def __len__(self) -> int:
        return len(self.shifts)

    @cached_property
    def starts(self) -> IntArray:
        return self.problem.starts[self.shifts]

    @cached_property
    def ends(self) -> IntArray:
        return self.problem.ends[self.shifts]

    @cached_property
    def _person_bounds(self) -> IntArray:
        return np.searchsorted(self.volunteers, np.arange(len(self.problem.volunteers) + 1))

    @cached_property
    def _by_shift(self) -> tuple[IntArray, IntArray]:
        order = np.argsort(self.shifts, kind="stable")
        bounds = np.searchsorted(self.shifts[order], np.arange(len(self.problem.shifts) + 1))
        return order, bounds

    def person(self, index: int) -> PersonCells:
        """Return the cells of the volunteer with this index."""
        part = slice(self._person_bounds[index], self._person_bounds[index + 1])
        shifts = self.shifts[part]
        ids = np.arange(part.start, part.stop, dtype=np.int64)
        return PersonCells(self.problem.volunteers[index], ids, shifts, self.starts[part], self.ends[part])

    def people(self) -> Iterator[PersonCells]:
        """Return everyone who has a cell here, with their cells."""
        for index in np.flatnonzero(np.diff(self._person_bounds)):
            yield self.person(int(index))

    def at(self, shifts: tuple[int, ...] | IntArray) -> IntArray:
        """Return the ids of all cells on these shifts (indices), ascending."""
        order, bounds = self._by_shift
        parts = [order[bounds[shift] : bounds[shift + 1]] for shift in shifts]
        return np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)

    def volunteer_mask(self, ids: IntArray, chosen: BoolArray) -> BoolArray:
        """Say for each cell whether its volunteer is among ``chosen`` (one entry per volunteer)."""
        return chosen[self.volunteers[ids]]
