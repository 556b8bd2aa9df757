"""Who relieves whom at a post, and every minute at which a post has fewer people than it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise, zip_longest

from paiban.values.plan import Plan, PlanAssignment, PlanCoverage

Seat = tuple[str, str]
"""A need and one of its roles."""


@dataclass(frozen=True, slots=True)
class Handover:
    """One change at a post, at the minute ``at``.

    ``leaves`` is who goes and ``comes`` who begins then, having been there since ``arrives``; ``stays`` are
    those on duty before and after. Nobody leaves where somebody begins alone, and nobody comes where the
    post's time ends, others stay, or it is left short (see ``alarms``).
    """

    need: str
    role: str
    at: datetime
    leaves: str | None
    comes: str | None
    arrives: datetime | None
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """From ``start`` to ``end`` only ``present`` of the ``needed`` people are at a post."""

    need: str
    role: str
    start: datetime
    end: datetime
    present: int
    needed: int


def handovers(plan: Plan) -> tuple[Handover, ...]:
    """Return every change at every post."""
    return tuple(change for seat, duties in _duties(plan).items() for change in _changes(seat, duties))


def alarms(plan: Plan) -> tuple[Alarm, ...]:
    """Return all times at which posts have fewer people than they need."""
    covered: dict[Seat, list[PlanCoverage]] = {}
    for row in plan.coverage:
        if _is_at_post(row, plan):
            covered.setdefault((row.need, row.role), []).append(row)
    duties = _duties(plan)
    return tuple(
        alarm for seat, rows in covered.items() for alarm in _joined(_short(rows, duties.get(seat, ())))
    )


def _is_at_post(row: PlanAssignment | PlanCoverage, plan: Plan) -> bool:
    return plan.need[row.need].kind == "post"


def _duties(plan: Plan) -> dict[Seat, list[PlanAssignment]]:
    found: dict[Seat, list[PlanAssignment]] = {}
    for row in plan.assignments:
        if _is_at_post(row, plan):
            found.setdefault((row.need, row.role), []).append(row)
    return found


def _changes(seat: Seat, duties: Sequence[PlanAssignment]) -> Iterator[Handover]:
    for at in sorted({mark for row in duties for mark in (row.start, row.end)}):
        ending = [row.volunteer for row in duties if row.end == at]
        leads = {row.volunteer: row.lead for row in duties if row.start == at}
        through = [row.volunteer for row in duties if row.start < at < row.end]
        stays = tuple(dict.fromkeys([*through, *(person for person in ending if person in leads)]))
        leaving = sorted(set(ending) - set(stays))
        coming = sorted(set(leads) - set(stays))
        for leaves, comes in zip_longest(leaving, coming):
            arrives = None if comes is None else at - timedelta(minutes=leads[comes])
            yield Handover(*seat, at, leaves, comes, arrives, stays)


def _short(rows: Iterable[PlanCoverage], duties: Iterable[PlanAssignment]) -> Iterator[Alarm]:
    """Yield the pieces between two changes at which people are missing."""
    duties = tuple(duties)
    for row in sorted(rows, key=lambda row: row.start):
        inside = {mark for duty in duties for mark in (duty.start, duty.end) if row.start < mark < row.end}
        for start, end in pairwise(sorted({row.start, row.end, *inside})):
            present = len({duty.volunteer for duty in duties if duty.start <= start and end <= duty.end})
            if present < row.needed:
                yield Alarm(row.need, row.role, start, end, present, row.needed)


def _joined(pieces: Iterable[Alarm]) -> list[Alarm]:
    joined: list[Alarm] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and (last.end, last.present, last.needed) == (piece.start, piece.present, piece.needed):
            joined[-1] = replace(last, end=piece.end)
        else:
            joined.append(piece)
    return joined
