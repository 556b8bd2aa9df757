"""Residents with a scarce skill are kept for the duties that ask for it.

Why
    A compound has three nurses and thirty people who can carry parcels. A nurse who carried parcels in the
    morning is not there at noon, when somebody falls ill.

Example
    Mei is a nurse. At a desk that asks for a nurse or a doctor she costs nothing, at the gate 40. Li, who
    served in the army, costs 30 at the gate and nothing on a patrol that asks for veterans.

A duty asks for the skills of its role, and for those that somebody on duty there must have. Online duties and
standby at home keep nobody from anything. Whoever has several such skills is well used by any one of them.
Guards are not kept back: security at the gates is what they are hired for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About

_MEDICAL = ("doctor", "nurse", "pharmacist")
_OTHER = ("police", "security", "veteran", "counsellor", "lawyer", "fire", "rescue")


class ScarceSkills(Rule):
    term: ClassVar = N_("Scarce skills")
    sentence: ClassVar = N_(
        "People with a scarce skill, guards apart, are kept for what asks for it: any other duty on site "
        "costs {medical_price} for medical people and {other_price} for police, counsellors, lawyers and the "
        "like."
    )
    says: ClassVar = N_("{volunteer} has {count} duties that do not ask for the scarce skill they have")
    keeps_out: ClassVar = N_("is kept for duties that ask for their skill")

    medical: tuple[str, ...] = _MEDICAL
    medical_price: NonNegativeInt = 40
    other: tuple[str, ...] = _OTHER
    other_price: NonNegativeInt = 30
    weight: Weight = 1

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            scarce, price = self._scarce(own.person)
            unasked = shifts_where(problem, _asked, scarce.isdisjoint) if scarce else None
            if unasked is not None:
                ids = own.ids[(unasked & problem.on_site)[own.shifts]]
                if len(ids):
                    yield at_most(0, ids, About(volunteer=own.person.id), price=price)

    def _scarce(self, person: Volunteer) -> tuple[frozenset[str], int]:
        """Return somebody's scarce skills, and what a duty that asks for none of them costs."""
        if person.kind is Kind.GUARD:
            return frozenset(), 0
        medical, other = (person.skills.intersection(skills) for skills in (self.medical, self.other))
        return medical | other, max(self.medical_price if medical else 0, self.other_price if other else 0)


def _asked(problem: Problem, shift: Shift) -> frozenset[str]:
    """Return the skills of which a shift asks for any."""
    role = problem.role[shift.need, shift.role]
    return (role.skills | role.must).union(*(part.skills for part in problem.need[shift.need].makeup))
