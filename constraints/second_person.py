"""Every stretch of a role has all the people it wants, not only those it needs.

Why
    Two at a post can relieve each other, fetch help and keep each other company; alone at a door nobody can.

Example
    A P1 gate that needs one person and wants two, with one from 8:00 to 12:00, costs 4 hours x 120 = 480.
    With nobody there it costs 960, on top of what the rule about coverage asks for the person it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.pieces import hourly
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.needs import Tier
from paiban.values.problem import Problem
from paiban.values.roster import About


class SecondPerson(Rule):
    term: ClassVar = N_("Two if possible")
    sentence: ClassVar = N_(
        "Where more people are wanted than needed, they are there too. A missing one costs, by the hour, "
        "{urgent} at P0 and P1 and {other} at anything else."
    )
    says: ClassVar = N_("{need}, {role}, {when}: {count} of {low} wanted")

    weight: Weight = 1
    urgent: NonNegativeInt = 120
    other: NonNegativeInt = 40

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            if stretch.wanted > stretch.needed:
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                per_hour = self.urgent if problem.need[stretch.need].tier <= Tier.P1 else self.other
                price = hourly(per_hour, stretch.minutes)
                yield at_least(stretch.wanted, cells.at(stretch.shifts), about, price=price)
