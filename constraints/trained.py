"""Everybody has had all the training that the role asks for, if need be in a lesson before.

Why
    Who has never put on a suit under supervision infects themselves when taking it off.

Example
    Disinfection asks for training in gear and in disinfection: Mei, trained in gear only, cannot do it. If a
    lesson in disinfection ends at 9:00 and Mei goes there, she can from 9:00 on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, IntArray, Problem, Shift
from paiban.values.roster import About


class Trained(Rule):
    term: ClassVar = N_("Training asked for")
    sentence: ClassVar = N_(
        "Everybody has had all the training that the role asks for, if need be in a lesson before."
    )
    says: ClassVar = N_("{volunteer} has not had the training: {need}{detail} {when}")
    keeps_out: ClassVar = N_("has not had the training")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        return shifts_where(problem, _not_taught_before, lambda asked: not asked <= person.trainings)

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        courses = [_Course.of(problem, training) for training in problem.lessons]
        for own in cells.people() if courses else ():
            for course in courses:
                if course.training not in own.person.trainings:
                    yield from course.limits(own)


@dataclass(frozen=True, slots=True)
class _Course:
    """The duties that ask for a training (one entry per shift), its lessons, and when lessons end."""

    training: str
    is_asked: BoolArray
    is_taught: BoolArray
    ends: IntArray

    @staticmethod
    def of(problem: Problem, training: str) -> _Course:
        asked, of_shift = problem.grouped(_asked)
        lessons = problem.lessons[training]
        is_taught = np.zeros(len(problem.shifts), dtype=np.bool_)
        is_taught[lessons] = True
        is_asked = np.array([training in trainings for trainings in asked], dtype=np.bool_)[of_shift]
        return _Course(training, is_asked, is_taught, np.unique(problem.ends[lessons]))

    def limits(self, own: PersonCells) -> Iterator[Limit]:
        """State one limit for all duties that come after the same lessons; those before all are barred."""
        duties, lessons = own.only(self.is_asked[own.shifts]), own.only(self.is_taught[own.shifts])
        ended = np.searchsorted(self.ends, duties.start, side="right")
        for count in np.unique(ended[ended > 0]):
            late = duties.only(ended == count)
            before = lessons.ids[lessons.end <= self.ends[count - 1]]
            about = About(
                volunteer=own.person.id,
                start=int(late.start.min()),
                end=int(late.end.max()),
                detail=self.training,
            )
            yield Limit(
                about=about,
                cells=before,
                factors=np.full(len(before), -1, dtype=np.int64),
                blocks=(Block(1, late.ids),),
                high=0,
            )


def _asked(problem: Problem, shift: Shift) -> frozenset[str]:
    return problem.role[shift.need, shift.role].trainings


def _not_taught_before(problem: Problem, shift: Shift) -> frozenset[str]:
    """Return the trainings a shift asks for that no lesson before it teaches."""
    return frozenset(
        training
        for training in _asked(problem, shift)
        if training not in problem.lessons or shift.start < problem.ends[problem.lessons[training][0]]
    )
