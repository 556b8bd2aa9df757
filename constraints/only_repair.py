"""Repairing a roster fills what was lost and starts nothing new.

Why
    Who asks for a replacement at midnight wants tonight mended, not the week improved: every new duty is
    another call. Seats that stood empty before stay empty, unless somebody is needed there for life safety
    (P0), at an hour that somebody has just offered, or because a building has just been sealed.

Example
    Gate 1 wants two people and had one, who drops out. The repair puts one person there, not two.

It speaks only while a standing roster is repaired. To fill old gaps as well, solve again or switch it off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.needs import RESERVE, Tier
from paiban.values.problem import Problem, Stretch
from paiban.values.roster import About, Roster
from paiban.values.spans import covers

URGENT = Tier.P0  # up to here an old gap in the needed seats is filled as well


class OnlyRepair(Rule):
    term: ClassVar = N_("Repair only")
    sentence: ClassVar = N_(
        "A repair fills what was lost and starts nothing new, except where P0 needs it, hours were "
        "just offered or a building was just sealed."
    )
    says: ClassVar = N_("{need}, {role}, {when}: {count} people, {high} before")
    keeps_out: ClassVar = N_("that seat was empty before; a repair leaves it so")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        if problem.promised is None:
            return
        people = people_on(problem, problem.promised)
        there = people_on(problem, problem.base or Roster())
        for stretch in problem.stretches:
            ids, most = cells.at(stretch.shifts), _most(problem, stretch, people, there)
            if len(ids) > most:  # Fewer cells can never be too many people.
                about = About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)
                yield at_most(most, ids, about)


def people_on(problem: Problem, roster: Roster) -> Counter[int]:
    """Return how many people a roster has on each shift, by index."""
    known = problem.shift_index
    return Counter(known[shift] for _volunteer, shift in roster.cells if shift in known)


def _most(problem: Problem, stretch: Stretch, people: Mapping[int, int], there: Mapping[int, int]) -> int:
    """Return as many people as there were; as many as are called for where it is urgent, offered or new.

    Whom a change by hand has just put there beside others counts, too. Nobody is called into the reserve.
    """
    if RESERVE in problem.need[stretch.need].tags:
        return sum(there.get(shift, 0) for shift in stretch.shifts)
    before = max(sum(found.get(shift, 0) for shift in stretch.shifts) for found in (people, there))
    span = stretch.start, stretch.end
    if covers(problem.opened.get(stretch.need, ()), *span):
        return max(before, stretch.wanted)
    if problem.need[stretch.need].tier <= URGENT or covers(problem.welcome, *span):
        return max(before, stretch.needed)
    return before
