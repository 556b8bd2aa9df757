"""People who asked to serve together are on duty together or not at all.

Why
    Many come because a friend or a spouse comes too; an old couple who cannot share a car may not come at
    all.

Example
    Mei asked for Li. Mei at the gate from 8:00 to 12:00 and Li there from 8:00 to 10:00 costs 2 hours x 20 =
    40; with Li at the desk instead it costs 80 for each of the two.

What counts is duties in the same need at the same time, whatever the role: that nobody has two at once is
another rule's business. It is enough that one of the two asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit
from paiban.constraints.pairs import meetings, pairs_of
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem


class Together(Rule):
    term: ClassVar = N_("Together")
    sentence: ClassVar = N_(
        "People who asked to serve together do. Each hour in which one of them is there without the other "
        "costs {per_hour}."
    )
    says: ClassVar = N_(
        "{volunteer} and {other} asked to serve together, but only one of them is at {need}, {when}"
    )
    keeps_out: ClassVar = N_("would be there without the person they asked to serve with")

    weight: Weight = 1
    per_hour: NonNegativeInt = 20

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        pairs = pairs_of(problem, lambda person: person.together)
        for meeting in meetings(problem, cells, pairs, self.per_hour):
            yield Limit(
                about=meeting.about,
                cells=np.concatenate([meeting.first, meeting.other]),
                factors=np.repeat([1, -1], [len(meeting.first), len(meeting.other)]),
                low=0,
                high=0,
                price=meeting.price,
            )
