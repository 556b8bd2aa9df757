"""People who must not serve together are never on duty in the same need at the same time.

Why
    After a quarrel, or when one reports on the other, a shared night at a door harms both and the post.

Example
    Mei must not serve with Li. Mei at the gate from 8:00 to 12:00 and Li there from 11:00 to 15:00 breaks it
    for an hour; Li from 12:00 on, or at the desk, is fine. As a wish, each hour costs the weight.

It is enough that one of the two named the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.pairs import meetings, pairs_of
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.problem import Problem


class Apart(Rule):
    term: ClassVar = N_("Apart")
    sentence: ClassVar = N_(
        "People who must not serve together are never at the same place at the same time."
    )
    says: ClassVar = N_("{volunteer} and {other} must not serve together, but both are at {need}, {when}")
    keeps_out: ClassVar = N_("somebody they must not serve with is there")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for meeting in meetings(problem, cells, pairs_of(problem, lambda person: person.apart), per_hour=1):
            if len(meeting.first) and len(meeting.other):
                yield Limit(
                    about=meeting.about,
                    blocks=(Block(1, meeting.first), Block(1, meeting.other)),
                    high=1,
                    price=meeting.price,
                )
