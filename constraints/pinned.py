"""Pinned duties stand, and nobody is where a pin says never.

Why
    The coordinator knows things no table holds: who gave their word, who must not meet whom.

Example
    Mei is pinned to the gate from 8:00 to 12:00: any duty of hers at the gate that overlaps these hours will
    do; without one, the pin is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, IntArray, Pin, PinKind, Problem, Shift
from paiban.values.roster import About


class Pinned(Rule):
    term: ClassVar = N_("Pins")
    sentence: ClassVar = N_("Pinned duties stand, and nobody is where a pin says never.")
    says: ClassVar = N_("The pin of {volunteer} is not kept: {need} {when}")
    keeps_out: ClassVar = N_("a pin says never")

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        pins = [pin for pin in problem.pins if pin.volunteer == person.id and pin.kind is PinKind.NEVER]
        if not pins:
            return None
        barred = np.zeros(len(problem.shifts), dtype=np.bool_)
        for pin in pins:
            barred |= _meant(problem, pin)
        return barred

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        """State every pin, also one that no cell can keep: it must be reported, not forgotten."""
        for pin in problem.pins:
            if pin.kind is PinKind.MUST:
                about = About(
                    volunteer=pin.volunteer, need=pin.need, role=pin.role, start=pin.start, end=pin.end
                )
                yield at_least(1, _keeping(problem, cells, pin), about)


def _keeping(problem: Problem, cells: Cells, pin: Pin) -> IntArray:
    """Return the cells that keep a pin."""
    if pin.volunteer not in problem.volunteer_index:
        return np.zeros(0, dtype=np.int64)
    own = cells.person(problem.volunteer_index[pin.volunteer])
    return own.ids[_meant(problem, pin)[own.shifts]]


def _meant(problem: Problem, pin: Pin) -> BoolArray:
    """Return the shifts that a pin speaks of."""
    overlapping = (problem.starts < pin.end) & (pin.start < problem.ends)
    duties = shifts_where(
        problem,
        _duty,
        lambda duty: pin.need in {None, duty[0]} and pin.role in {None, duty[1]},
    )
    return np.zeros(len(problem.shifts), dtype=np.bool_) if duties is None else overlapping & duties


def _duty(problem: Problem, shift: Shift) -> tuple[str, str]:
    return shift.need, shift.role
