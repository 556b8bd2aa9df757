"""Repairs a roster that stands: somebody drops out, the past stays, few people are disturbed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from paiban.scheduler.changes import opened, still_asked, with_past_needs
from paiban.scheduler.edits import Edit, edited
from paiban.scheduler.expand import make_shift, with_known_roles, with_roster
from paiban.scheduler.stretches import stretches_of
from paiban.values.people import Kind
from paiban.values.problem import Pin, PinKind, Problem, Shift
from paiban.values.roster import Assignment, Cell, Roster
from paiban.values.spans import Span, Spans, overlap, within, without


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropout:
    """Somebody who cannot come from ``start`` until ``end`` (minutes of the horizon)."""

    volunteer: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Repair:
    """The problem of repairing a roster.

    ``lost`` are the standing duties that the dropouts leave behind, ``unknown`` those that fit nowhere in
    the problem.
    """

    problem: Problem
    lost: tuple[Assignment, ...]
    unknown: tuple[Assignment, ...]


def repair(
    problem: Problem,
    standing: Iterable[Assignment],
    *,
    now: int,
    dropouts: Sequence[Dropout],
    former: Problem | None = None,
    welcome: Spans = (),
    at_most: int | None = None,
    edits: Sequence[Edit] = (),
) -> Repair:
    """Return the problem of repairing the standing roster at ``now`` when these people drop out.

    Duties that began before ``now`` stay as they are. A duty that a dropout cuts in the middle keeps the part
    that is served, and what is left of it becomes a shift that somebody else can take from now on. Pins that
    ask for a dropout at such a time are void. Who has just dropped out is given nothing new instead, only
    keeps what is left.

    ``former`` is the problem before buildings were sealed or unsealed just now: what is asked for only since
    then is filled, what nobody asks for any more is called off. In the hours of ``welcome``, offered just
    now, needed seats that stood empty are filled. At most ``at_most`` people may be disturbed;
    dropouts and who has just been sealed in do not count. ``edits`` have just been made by hand in the
    standing roster: what they leave empty is filled, and who is in them does not count either.
    """
    former = problem if former is None else former
    fresh = opened(former, problem)
    problem = with_past_needs(former, problem, now)
    standing = tuple(with_known_roles(problem, standing))
    standing = still_asked(former, problem, standing, now)
    by_hand = edited(standing, edits)
    kept: list[Assignment] = []
    still = frozenset(by_hand)
    lost = [row for row in standing if row not in still]
    for row in by_hand:
        served, left = _cut(row, dropouts)
        kept.extend(served)
        lost.extend(left)
    absent = _with_nothing_new(with_dropouts(problem, dropouts), kept, dropouts)
    complete, promised, _unknown = with_roster(absent, standing)
    fitted, base, unknown = with_roster(_with_remainders(complete, lost, now), kept)
    repairing = replace(fitted, base=base, promised=promised, now=now, opened=fresh, welcome=welcome)
    if at_most is not None:
        told = {row.volunteer for row in dropouts} | {edit.duty.volunteer for edit in edits}
        excused = frozenset(told | _sealed_in(former, problem))
        repairing = replace(repairing, most_disturbed=at_most, excused=excused)
    return Repair(problem=repairing, lost=tuple(lost), unknown=unknown)


def _sealed_in(former: Problem, problem: Problem) -> set[str]:
    """Return who lives in a building that is sealed now at other times than before."""
    same = set(former.buildings)
    moved = {building.number for building in problem.buildings if building not in same}
    return {person.id for person in problem.volunteers if person.building in moved}


def with_dropouts(problem: Problem, dropouts: Sequence[Dropout]) -> Problem:
    """Return the problem in which dropouts are not available, and neither a pin nor a hand asks for them."""
    return replace(
        problem,
        by_hand=Roster.of(cell for cell in problem.by_hand.cells if not _is_away(problem, cell, dropouts)),
        volunteers=tuple(
            replace(person, available=without(person.available, _absences(person.id, dropouts)))
            for person in problem.volunteers
        ),
        pins=tuple(pin for pin in problem.pins if not _is_void(pin, dropouts)),
    )


def came_back(dropouts: Iterable[Dropout], duties: Iterable[Assignment]) -> tuple[Dropout, ...]:
    """Return the dropouts without the time of these duties, for which their people are there after all."""
    back: dict[str, list[Span]] = {}
    for duty in duties:
        back.setdefault(duty.volunteer, []).append((duty.start, duty.end))
    return tuple(
        replace(dropout, start=start, end=end)
        for dropout in dropouts
        for start, end in without([(dropout.start, dropout.end)], back.get(dropout.volunteer, ()))
    )


def _with_nothing_new(problem: Problem, kept: Iterable[Assignment], dropouts: Sequence[Dropout]) -> Problem:
    """Return the problem in which dropouts are available for the duties they keep and for no others."""
    gone = {dropout.volunteer for dropout in dropouts}
    spans: dict[str, list[Span]] = {volunteer: [] for volunteer in gone}
    for row in kept:
        if row.volunteer in gone:
            spans[row.volunteer].append((row.start, row.end))
    return replace(
        problem,
        volunteers=tuple(
            replace(person, available=within(person.available, spans[person.id]))
            if person.id in gone
            else person
            for person in problem.volunteers
        ),
        pins=tuple(
            pin
            for pin in problem.pins
            if pin.volunteer not in gone
            or pin.kind is PinKind.NEVER
            or any(start < pin.end and pin.start < end for start, end in spans[pin.volunteer])
        ),
    )


def _is_away(problem: Problem, cell: Cell, dropouts: Sequence[Dropout]) -> bool:
    span = problem.shift[cell[1]].span
    return any(overlap(span, hole) for hole in _absences(cell[0], dropouts))


def _absences(volunteer: str, dropouts: Sequence[Dropout]) -> list[tuple[int, int]]:
    return [(dropout.start, dropout.end) for dropout in dropouts if dropout.volunteer == volunteer]


def _is_void(pin: Pin, dropouts: Sequence[Dropout]) -> bool:
    return pin.kind is PinKind.MUST and any(
        start < pin.end and pin.start < end for start, end in _absences(pin.volunteer, dropouts)
    )


def _cut(row: Assignment, dropouts: Sequence[Dropout]) -> tuple[list[Assignment], list[Assignment]]:
    """Return what is served of a duty and what is left behind."""
    holes = _absences(row.volunteer, dropouts)
    served = without([(row.start, row.end)], holes)
    if served == ((row.start, row.end),):
        return [row], []
    left = without([(row.start, row.end)], served)
    return (
        [replace(row, start=start, end=end) for start, end in served],
        [replace(row, start=start, end=end) for start, end in left],
    )


def _with_remainders(problem: Problem, lost: Iterable[Assignment], now: int) -> Problem:
    """Return the problem with a shift for whatever is left behind ahead of now and has no candidate yet."""
    known = {(shift.need, shift.role, *shift.span) for shift in problem.shifts}
    added: dict[tuple[str, str, int, int], Shift] = {}
    for row in lost:
        start = max(row.start, now)
        key = (row.need, row.role, start, row.end)
        if start < row.end and (row.need, row.role) in problem.role and key not in known:
            need, role = problem.need[row.need], problem.role[row.need, row.role]
            added[key] = make_shift(need, role, (start, row.end), frozenset(Kind), problem.horizon)
    wider = replace(problem, shifts=(*problem.shifts, *added.values()))
    return replace(wider, stretches=stretches_of(wider))
