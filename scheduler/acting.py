"""What a problem is after an action: the same values, changed in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from paiban.scheduler.expand import make_shift
from paiban.values.actions import (
    Action,
    CallOff,
    CutShift,
    NeedFewer,
    Send,
    ServeBeyondOffer,
    SolveAgain,
    Train,
    WorkMore,
)
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import Pin, PinKind, Problem, Shift, Stretch
from paiban.values.roster import Roster
from paiban.values.spans import Span, merged, overlap


def after(problem: Problem, actions: Iterable[Action]) -> Problem:
    """Return the problem after these actions, one after another."""
    return reduce(_after, actions, problem)


def _after(problem: Problem, action: Action) -> Problem:
    match action:
        case SolveAgain():
            return problem
        case NeedFewer():
            return replace(problem, stretches=tuple(_asking_less(problem, action)))
        case CallOff():
            return _called_off(problem, action)
        case CutShift():
            return _with_shift(problem, action)
        case Send():
            pin = Pin(
                volunteer=action.volunteer,
                kind=PinKind.MUST,
                need=action.need,
                role=action.role,
                start=action.start,
                end=action.end,
            )
            return replace(problem, pins=(*problem.pins, pin))
        case ServeBeyondOffer() | WorkMore() | Train():
            people = tuple(_person_after(person, action) for person in problem.volunteers)
            return replace(problem, volunteers=people)


def _person_after(person: Volunteer, action: ServeBeyondOffer | WorkMore | Train) -> Volunteer:
    match action:
        case ServeBeyondOffer() if action.volunteer == person.id:
            return replace(person, available=merged([*person.available, (action.start, action.end)]))
        case WorkMore() if action.volunteer == person.id:
            return replace(
                person,
                day_minutes=person.day_minutes if action.day_minutes is None else action.day_minutes,
                total_minutes=person.total_minutes if action.total_minutes is None else action.total_minutes,
            )
        case Train() if person.id in action.volunteers:
            return replace(person, trainings=person.trainings | action.trainings)
        case _:
            return person


def _asking_less(problem: Problem, action: NeedFewer) -> Iterator[Stretch]:
    for stretch in problem.stretches:
        is_meant = (stretch.need, stretch.role) == (action.need, action.role)
        if is_meant and action.start <= stretch.start and stretch.end <= action.end:
            # Where nobody is needed any more nobody is wanted either.
            wanted = stretch.wanted if action.needed else 0
            yield replace(stretch, needed=min(stretch.needed, action.needed), wanted=wanted)
        else:
            yield stretch


def _called_off(problem: Problem, action: CallOff) -> Problem:
    """Return the problem without the demand, and with a standing roster without the duties, of that time."""
    span = action.start, action.end
    stretches = tuple(
        stretch
        for stretch in problem.stretches
        if stretch.need != action.need or not overlap((stretch.start, stretch.end), span)
    )
    gone = {shift.id for shift in problem.shifts if shift.need == action.need and overlap(shift.span, span)}
    base = problem.base or Roster()
    kept = Roster.of(cell for cell in base.cells if cell[1] not in gone)
    return replace(problem, stretches=stretches, base=None if problem.base is None else kept)


def _with_shift(problem: Problem, action: CutShift) -> Problem:
    need, role = problem.need[action.need], problem.role[action.need, action.role]
    cut = make_shift(need, role, (action.start, action.end), frozenset(Kind), problem.horizon)
    shift = replace(cut, offered_to=frozenset({action.volunteer}))
    changed = problem if cut.id in problem.shift else with_shift(problem, shift)
    return replace(changed, base=_exchanged(changed, action, cut.id))


def with_shift(problem: Problem, shift: Shift) -> Problem:
    """Return the problem with one shift more; what is asked for at any time stays as it is."""
    pieces = (
        piece for stretch in problem.stretches for piece in _covered(stretch, shift, len(problem.shifts))
    )
    return replace(problem, shifts=(*problem.shifts, shift), stretches=tuple(pieces))


def _exchanged(problem: Problem, action: CutShift, shift: str) -> Roster | None:
    """Return the standing roster with the new shift in place of the duty that it makes longer."""
    if problem.base is None or action.instead is None:
        return problem.base
    old = {
        known.id
        for known in problem.shifts
        if (known.need, known.role, known.span) == (action.need, action.role, action.instead)
    }
    kept = (cell for cell in problem.base.cells if cell[0] != action.volunteer or cell[1] not in old)
    return Roster.of([*kept, (action.volunteer, shift)])


def _covered(stretch: Stretch, shift: Shift, index: int) -> Iterator[Stretch]:
    """Yield a stretch cut where a new shift begins and ends; the piece in between can be covered by it."""
    span = stretch.start, stretch.end
    if (stretch.need, stretch.role) != (shift.need, shift.role) or not overlap(span, shift.span):
        yield stretch
        return
    for start, end in _cut(span, shift.span):
        is_inside = shift.start <= start and end <= shift.end
        shifts = (*stretch.shifts, index) if is_inside else stretch.shifts
        yield replace(stretch, start=start, end=end, shifts=shifts)


def _cut(span: Span, by: Span) -> Iterator[Span]:
    yield from pairwise(sorted({*span, *(mark for mark in by if span[0] < mark < span[1])}))
