"""Why somebody has a duty, and why none of those that nobody has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from paiban.constraints.checking import check, cost_of
from paiban.scheduler.mend import Mender
from paiban.scheduler.nearest import distance, near_to, shifts_in
from paiban.scheduler.obstacles import Trials, of_shifts
from paiban.scheduler.present import Present
from paiban.values.explained import Duty, Near
from paiban.values.problem import BoolArray, Pin, PinKind, Problem, Shift
from paiban.values.roster import About, Finding, Gap, Roster

PEOPLE = 30  # so many of those nearest to the duty may take it over or make room for who does
HOURS_AROUND = 8


def why(present: Present, volunteer: str, shift: str, mender: Mender) -> Duty:
    """Return what the roster would lose if this person had not this duty, and who could take it over."""
    bare = replace(present.problem, base=None)
    without = Roster.of(cell for cell in present.roster.cells if cell != (volunteer, shift))
    before, after = check(bare, present.rules, present.roster), check(bare, present.rules, without)
    index = present.problem.shift_index[shift]
    others = _others(replace(present.problem, base=without), present, without, volunteer, index)
    freed = _freed(present.problem, without, volunteer, present.problem.shifts[index])
    mended = mender.mend(freed, present.rules, _free(freed, others, index))
    changed = {name for name, _shift in mended.roster.cells ^ without.cells} - {volunteer}
    cost = cost_of(after) - cost_of(before)
    return Duty(
        volunteer=volunteer,
        shift=shift,
        lost=tuple(_worse(before, after)),
        cost=cost,
        mended=mended.cost - present.cost,
        instead=tuple(sorted(changed)),
        others=tuple(replace(near, cost=near.cost + cost) for near in others),
    )


def elsewhere(present: Present, volunteer: str, gaps: Iterable[Gap]) -> tuple[tuple[Gap, Near], ...]:
    """Return the duty in each gap that this person comes nearest to, where they do not serve already."""
    problem, person = present.problem, present.problem.volunteer_index[volunteer]
    has = {problem.shift_index[shift] for name, shift in present.roster.cells if name == volunteer}
    asked = [(gap, shifts_in(problem, gap)) for gap in gaps]
    tried = of_shifts(problem, sorted({shift for _gap, shifts in asked for shift in shifts}))
    tried[np.arange(len(problem.volunteers)) != person] = False
    trials = Trials(problem, present.rules, present.roster, tried)
    found = []
    for gap, shifts in asked:
        options = [near_to(problem, trials, person, shift) for shift in shifts if tried[person, shift]]
        if options and has.isdisjoint(shifts):
            found.append((gap, min(options, key=lambda near: distance(near, gap))))
    return tuple(found)


def _others(
    problem: Problem, present: Present, without: Roster, volunteer: str, shift: int
) -> tuple[Near, ...]:
    """Return everybody else who could have the duty, the nearest first."""
    tried = of_shifts(problem, [shift])
    on_duty = [
        problem.volunteer_index[name] for name, duty in without.cells if duty == problem.shifts[shift].id
    ]
    tried[[problem.volunteer_index[volunteer], *on_duty]] = False
    trials = Trials(problem, present.rules, without, tried)
    near = (near_to(problem, trials, person, shift) for person in np.flatnonzero(tried[:, shift]).tolist())
    return tuple(sorted(near, key=lambda item: (distance(item), item.volunteer)))


def _freed(problem: Problem, without: Roster, volunteer: str, shift: Shift) -> Problem:
    """Return the problem in which this person does not have the duty and cannot get it back."""
    never = Pin(
        volunteer=volunteer,
        kind=PinKind.NEVER,
        need=shift.need,
        role=shift.role,
        start=shift.start,
        end=shift.end,
    )
    pins = tuple(
        pin
        for pin in problem.pins
        if pin.volunteer != volunteer or pin.end <= shift.start or shift.end <= pin.start
    )
    return replace(problem, base=without, pins=(*pins, never))


def _free(problem: Problem, others: Iterable[Near], shift: int) -> BoolArray:
    people = np.zeros(len(problem.volunteers), dtype=np.bool_)
    people[[problem.volunteer_index[near.volunteer] for near in tuple(others)[:PEOPLE]]] = True
    around, duty = HOURS_AROUND * 60, problem.shifts[shift]
    is_near = (problem.starts < duty.end + around) & (duty.start - around < problem.ends)
    if problem.now is not None:
        is_near &= problem.starts >= problem.now
    return people[:, None] & is_near[None, :]


def _worse(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what is missed more than before, at what it costs more; the dearest first."""
    costs: Counter[tuple[str, About]] = Counter()
    for finding in before:
        costs[finding.rule, finding.about] += finding.cost
    known = {(finding.rule, finding.about) for finding in before}
    found = [
        replace(finding, cost=finding.cost - costs[finding.rule, finding.about])
        for finding in after
        if finding.cost > costs[finding.rule, finding.about]
        or (finding.hard and (finding.rule, finding.about) not in known)
    ]
    yield from sorted(found, key=lambda finding: (not finding.hard, -finding.cost))
