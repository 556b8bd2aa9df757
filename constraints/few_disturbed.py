"""When a roster is repaired, no more people are disturbed than the coordinator allows.

Why
    At midnight there is time for three calls, not for ten: what they cannot mend stays open till the morning.

Example
    At most one person: Li may take over what Mei left. That Li goes to Mei's gate and Wang to Li's is too
    much.

Each duty taken away from somebody counts one, and each person who is given something new at a time when they
had no duty. Who goes from one duty to another at the same time is therefore one person; who loses two duties
counts twice: there are never more people than allowed. Those who dropped out or were just sealed in do not
count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.text import N_
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.roster import About


class FewDisturbed(Rule):
    term: ClassVar = N_("Few disturbed")
    sentence: ClassVar = N_("A repair disturbs at most as many people as was said with it.")
    says: ClassVar = N_("{miss} people more are disturbed than were to be")
    keeps_out: ClassVar = N_("no more people were to be disturbed")

    weight: Weight = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        if problem.most_disturbed is None or problem.base is None:
            return
        standing = _standing(problem)
        kept = np.flatnonzero(standing[cells.volunteers, cells.shifts])
        yield Limit(
            about=About(),
            cells=kept,
            factors=np.full(len(kept), -1, dtype=np.int64),
            blocks=tuple(_new(problem, cells, standing)),
            high=problem.most_disturbed - int(standing.sum()),
        )


def _standing(problem: Problem) -> BoolArray:
    """Return the (volunteers x shifts) table of the standing duties ahead of all who count."""
    table = np.zeros((len(problem.volunteers), len(problem.shifts)), dtype=np.bool_)
    now = 0 if problem.now is None else problem.now
    for volunteer, shift in problem.base.cells if problem.base else ():
        if volunteer in problem.volunteer_index and shift in problem.shift_index:
            is_ahead = problem.shift[shift].start >= now
            counts = volunteer not in problem.excused
            table[problem.volunteer_index[volunteer], problem.shift_index[shift]] = is_ahead and counts
    return table


def _new(problem: Problem, cells: Cells, standing: BoolArray) -> Iterator[Block]:
    """Yield a part for each person over all new duties at times when they had none."""
    is_ahead = problem.starts >= (0 if problem.now is None else problem.now)
    for own in cells.people():
        if own.person.id in problem.excused:
            continue
        stands = np.flatnonzero(standing[problem.volunteer_index[own.person.id]])
        new = own.only(is_ahead[own.shifts] & ~_meets(problem, own, stands))
        if len(new.ids):
            yield Block(1, new.ids)


def _meets(problem: Problem, own: PersonCells, stands: IntArray) -> BoolArray:
    """Return which cells overlap one of their person's standing duties: to take one is to leave that."""
    starts, ends = problem.starts[own.shifts], problem.ends[own.shifts]
    found = np.zeros(len(own.shifts), dtype=np.bool_)
    for shift in stands.tolist():
        found |= (starts < problem.ends[shift]) & (problem.starts[shift] < ends)
    return found
