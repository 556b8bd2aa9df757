"""At posts nobody stands much shorter or longer than usual.

Why
    Every handover is a chance to forget something, and after six hours at a gate nobody looks closely any
    more.

Example
    With ``low: 4`` and ``high: 6``, a volunteer's 3 hours at the gate cost 15, 8 hours cost 30. A guard's 8
    hours cost nothing. A patrol of 2 hours is no post and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt, PositiveInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.pieces import hourly
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.needs import Post
from paiban.values.people import Kind
from paiban.values.problem import IntArray, Problem, Shift
from paiban.values.roster import About


class UsualLength(Rule):
    term: ClassVar = N_("Usual length of a shift")
    sentence: ClassVar = N_(
        "At posts nobody stands shorter than {low} hours, no volunteer longer than {high} and nobody else "
        "longer than {others_high}. Each hour less or more costs {per_hour}."
    )
    says: ClassVar = N_("{volunteer} has shifts that are shorter or longer than usual, {when}")
    keeps_out: ClassVar = N_("the shift is shorter or longer than usual")

    weight: Weight = 1
    low: NonNegativeInt = 4
    high: PositiveInt = 6
    others_high: PositiveInt = 8
    per_hour: NonNegativeInt = 15

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        prices = {
            kind: self._prices(problem, self.high if kind == Kind.VOLUNTEER else self.others_high)
            for kind in Kind
        }
        for own in cells.people():
            own_prices = prices[own.person.kind][own.shifts]
            unusual = own.only(own_prices > 0)
            if len(unusual.ids):
                about = About(
                    volunteer=own.person.id, start=int(unusual.start.min()), end=int(unusual.end.max())
                )
                yield at_most(0, unusual.ids, about, own_prices[own_prices > 0])

    def _prices(self, problem: Problem, high: int) -> IntArray:
        """Return what every shift costs somebody who may stand so many hours."""
        lengths, of_shift = problem.grouped(_minutes_at_post)
        prices = [0 if minutes is None else self._price(minutes, high) for minutes in lengths]
        return np.array(prices, dtype=np.int64)[of_shift]

    def _price(self, minutes: int, high: int) -> int:
        off = max(self.low * 60 - minutes, minutes - high * 60)
        return hourly(self.per_hour, off) if off > 0 else 0


def _minutes_at_post(problem: Problem, shift: Shift) -> int | None:
    """Return how long a shift of a post is; ``None`` for any other duty."""
    return shift.minutes if isinstance(problem.need[shift.need], Post) else None
