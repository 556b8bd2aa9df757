"""Who comes nearest to a gap, each with everything that keeps them out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from paiban.constraints.rule import Rule
from paiban.scheduler.obstacles import Trials, lasting, of_shifts
from paiban.scheduler.stating import seats
from paiban.values.explained import Near
from paiban.values.problem import Problem
from paiban.values.roster import Gap, Roster
from paiban.values.spans import overlap


def shifts_in(problem: Problem, gap: Gap) -> tuple[int, ...]:
    """Return the indices of the shifts that could fill a gap, or a part of it."""
    found = {
        shift
        for stretch in problem.stretches
        if (stretch.need, stretch.role) == (gap.need, gap.role)
        and gap.start <= stretch.start
        and stretch.end <= gap.end
        for shift in stretch.shifts
    }
    return tuple(sorted(found))


def nearest(problem: Problem, rules: Iterable[Rule], roster: Roster, gap: Gap) -> tuple[Near, ...]:
    """Return everybody who has no duty in the gap, with the duty there that they come nearest to.

    Those whom fewest rules keep out come first, and of these those whose obstacles pass soonest: a duty at
    that time can be exchanged, a skill cannot be learned by tonight.
    """
    shifts = shifts_in(problem, gap)
    tried = of_shifts(problem, shifts)
    has_duty = seats(problem, roster)[:, list(shifts)].any(axis=1)
    tried[has_duty] = False
    trials = Trials(problem, rules, roster, tried)
    found = []
    for person in np.flatnonzero(tried.any(axis=1)).tolist():
        options = (
            near_to(problem, trials, person, shift) for shift in np.flatnonzero(tried[person]).tolist()
        )
        found.append(min(options, key=lambda near: distance(near, gap)))
    return tuple(sorted(found, key=lambda near: (distance(near, gap), near.volunteer)))


def near_to(problem: Problem, trials: Trials, person: int, index: int) -> Near:
    """Return how near a person comes to a shift, both given by their indices."""
    trial, shift = trials.of(person, index), problem.shifts[index]
    return Near(
        volunteer=problem.volunteers[person].id,
        shift=shift.id,
        start=shift.start,
        end=shift.end,
        obstacles=trial.obstacles,
        cost=trial.cost,
    )


def distance(near: Near, gap: Gap | None = None) -> tuple[int, list[int], int, int]:
    """Return what ranks people: few and passing obstacles, then how much of the gap, then what it costs.

    A duty at the same time leaves no rest either: that is one obstacle, not two.
    """
    names = {finding.rule for finding in near.obstacles}
    if "no-overlap" in names:
        names -= {"min-rest"}
    rules = sorted(-lasting(name) for name in names)
    covered = 0 if gap is None else overlap((near.start, near.end), (gap.start, gap.end))
    return len(rules), rules, -covered, near.cost
