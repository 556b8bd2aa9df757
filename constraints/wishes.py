"""Nobody has duties they asked to avoid, and who wished for something gets some of it.

Why
    A small wish granted keeps a volunteer for weeks. A wish that the person's times and skills rule out is
    not counted, nor one of somebody who has no duty at all.

Example
    Mei avoids the gate and likes the parcels: two duties at the gate and nothing else cost 10 each for the
    gate and 10 for the parcels.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from paiban.constraints.available import Available
from paiban.constraints.cells import Cells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.qualified import Qualified
from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift
from paiban.values.roster import About


class Wishes(Rule):
    term: ClassVar = N_("Wishes")
    sentence: ClassVar = N_(
        "Nobody has duties they asked to avoid, and everybody gets some of what they like."
    )
    says: ClassVar = N_("A wish of {volunteer} is not granted: {need}{detail} {when}")
    keeps_out: ClassVar = N_("asked to avoid it")

    weight: Weight = 10

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        if not person.avoids:
            return None
        return shifts_where(problem, _words, lambda words: not words.isdisjoint(person.avoids))

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            liked = _possible(problem, own.person)
            if liked is None:
                continue
            about = About(volunteer=own.person.id, detail=" / ".join(sorted(own.person.likes)))
            parts = (Block(1, own.ids), Block(-1, own.ids[liked[own.shifts]]))
            yield Limit(about=about, blocks=parts, high=0)


def _possible(problem: Problem, person: Volunteer) -> BoolArray | None:
    """Return the liked shifts if the person can take any of them."""
    if not person.likes:
        return None
    liked = shifts_where(problem, _words, lambda words: not words.isdisjoint(person.likes))
    if liked is None:
        return None
    possible = liked & ~Available().barred(problem, person)
    unqualified = Qualified().barred(problem, person)
    if unqualified is not None:
        possible &= ~unqualified
    return liked if possible.any() else None


def _words(problem: Problem, shift: Shift) -> frozenset[str]:
    return problem.need[shift.need].words & problem.wished
