"""What the coordinator changed in the roster with her own hands: who is where, and who is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from paiban.scheduler.expand import with_known_roles, with_roster
from paiban.values.problem import Pin, PinKind, Problem
from paiban.values.roster import Assignment
from paiban.values.spans import overlap, without


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """Somebody was written into a duty by hand, or taken out of it (``there`` is false)."""

    duty: Assignment
    there: bool = True


def edits_between(before: Iterable[Assignment], after: Iterable[Assignment]) -> tuple[Edit, ...]:
    """Return what must be changed by hand to make the one roster the other, what is taken out first."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    out = (Edit(duty=row, there=False) for row in old if row not in new)
    return (*out, *(Edit(duty=row) for row in new if row not in old))


def settled(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits without those that later ones take back; of one seat the last word counts."""
    found: list[Edit] = []
    for edit in edits:
        kept = [one for one in found if one.there == edit.there or not _meet(one.duty, edit.duty)]
        found = [*(one for one in kept if one != edit), edit]
    return tuple(found)


def with_edits(problem: Problem, edits: Sequence[Edit]) -> Problem:
    """Return the problem in which what was set by hand stays, and nobody is where they were taken out.

    Edits of other days, and of people and needs that are no more, are left out.
    """
    known = [edit for edit in edits if _is_known(problem, edit.duty)]
    if not known:
        return problem
    there = [edit.duty for edit in known if edit.there]
    wider, by_hand, _unknown = with_roster(problem, there)
    pins = tuple(pin for edit in known if not edit.there for pin in _never(edit.duty, there))
    return replace(wider, by_hand=by_hand, pins=(*problem.pins, *pins))


def edited(standing: Iterable[Assignment], edits: Sequence[Edit]) -> tuple[Assignment, ...]:
    """Return a standing roster with the edits made; a duty that meets one taken out there is gone."""
    out = [edit.duty for edit in edits if not edit.there]
    kept = [row for row in standing if not any(_meet(row, duty) for duty in out)]
    return tuple(dict.fromkeys([*kept, *(edit.duty for edit in edits if edit.there)]))


def _is_known(problem: Problem, duty: Assignment) -> bool:
    (row,) = with_known_roles(problem, [duty])
    is_planned = duty.start < problem.horizon.minutes and duty.end > 0
    return is_planned and row.volunteer in problem.volunteer and (row.need, row.role) in problem.role


def _never(duty: Assignment, there: Iterable[Assignment]) -> Iterable[Pin]:
    """Return pins that keep somebody out of a seat, but for the time at which they were put there anew."""
    again = [(row.start, row.end) for row in there if _is_same_seat(row, duty)]
    for start, end in without([(duty.start, duty.end)], again):
        yield Pin(
            volunteer=duty.volunteer,
            kind=PinKind.NEVER,
            need=duty.need,
            role=duty.role,
            start=start,
            end=end,
        )


def _is_same_seat(one: Assignment, two: Assignment) -> bool:
    return (one.volunteer, one.need, one.role) == (two.volunteer, two.need, two.role)


def _meet(one: Assignment, two: Assignment) -> bool:
    return _is_same_seat(one, two) and bool(overlap((one.start, one.end), (two.start, two.end)))
