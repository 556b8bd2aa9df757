"""Where a skill helps but is not asked for, whoever has it goes first.

Why
    A tent is pitched faster by four who can lift, and an old neighbour finds the code on her phone sooner
    with somebody who speaks her dialect; but it works with anybody. A gate is best kept by a guard or by
    somebody trained in protective gear, but better by anybody than by nobody.

Example
    Pitching the tents goes better with lifting. Mei, who cannot, costs 30 there; Li, who can, nothing.

A training or a trade may help as well as a skill. Where nobody of the compound has any of them nothing is
said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import NonNegativeInt

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, at_most
from paiban.constraints.rule import Rule, Weight
from paiban.text import N_
from paiban.values.needs import Role
from paiban.values.people import Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import About


class HelpfulSkills(Rule):
    term: ClassVar = N_("Skills that help")
    sentence: ClassVar = N_(
        "Where a skill, training or trade helps, whoever has it goes first: a duty of anybody else there "
        "costs {price}."
    )
    says: ClassVar = N_("{need}, {role}, {when}: {count} people without what would help")
    keeps_out: ClassVar = N_("lacks what would help there")

    weight: Weight = 1
    price: NonNegativeInt = 30

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for (need, name), shifts in problem.shifts_of.items():
            role = problem.role[need, name]
            lacks = np.array([not _is_helpful(role, person) for person in problem.volunteers], dtype=np.bool_)
            if lacks.all():
                continue
            for index in shifts:
                ids = cells.at((index,))
                without = ids[cells.volunteer_mask(ids, lacks)]
                if len(without):
                    shift = problem.shifts[index]
                    about = About(need=need, role=name, start=shift.start, end=shift.end)
                    yield at_most(0, without, about, price=self.price)


def _is_helpful(role: Role, person: Volunteer) -> bool:
    has_skill = not role.helpful.isdisjoint(person.skills)
    has_training = not role.helpful_trainings.isdisjoint(person.trainings)
    return has_skill or has_training or person.kind in role.helpful_kinds
