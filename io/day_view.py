"""The roster of one day as every export shows it: by need and role, gaps beside duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from paiban.values.plan import Plan, PlanAssignment, PlanGap, PlanNeed

Row = TypeVar("Row", PlanAssignment, PlanGap)

_DAY = timedelta(days=1)
_WHOLE_AT_MOST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class OpenTime:
    """A stretch with ``missing`` of the needed people and room for ``welcome`` more that are wanted."""

    start: datetime
    end: datetime
    missing: int
    welcome: int


@dataclass(frozen=True, slots=True)
class RoleDay:
    """One role of one need on one day: what starts on it."""

    need: PlanNeed
    role: str
    duties: tuple[PlanAssignment, ...]
    open_times: tuple[OpenTime, ...]


def days_of(plan: Plan) -> tuple[date, ...]:
    """Return the planned days, and any other day on which a duty starts."""
    first = plan.horizon.start.date()
    last = (plan.horizon.end - timedelta(minutes=1)).date()
    planned = {first + _DAY * index for index in range((last - first).days + 1)}
    return tuple(sorted(planned | {row.start.date() for row in plan.assignments}))


def role_days(plan: Plan, day: date) -> tuple[RoleDay, ...]:
    """Return every role with a duty, a gap or something to cover on a day, by tier, need and role."""
    duties, gaps = _by_role(plan.assignments), _by_role(plan.gaps)
    covered = {
        (row.need, row.role) for row in plan.coverage if row.start.date() <= day and _last_day(row.end) >= day
    }
    found = []
    for need, role in _roles(plan):
        own = tuple(
            sorted(
                (row for row in duties.get((need.id, role), ()) if row.start.date() == day),
                key=lambda row: (row.start, row.end, row.volunteer),
            )
        )
        open_times = tuple(
            piece for piece in open_pieces(gaps.get((need.id, role), ())) if piece.start.date() == day
        )
        if own or open_times or (need.id, role) in covered:
            found.append(RoleDay(need, role, own, open_times))
    return tuple(found)


def _by_role(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.need, row.role), []).append(row)
    return found


def _roles(plan: Plan) -> list[tuple[PlanNeed, str]]:
    """Return all roles, urgent needs first, otherwise in the plan's own order."""
    named = dict.fromkeys(
        (row.need, row.role) for rows in (plan.coverage, plan.assignments, plan.gaps) for row in rows
    )
    place = {need.id: (need.tier, index) for index, need in enumerate(plan.needs)}
    return [(plan.need[need], role) for need, role in sorted(named, key=lambda key: place[key[0]])]


def open_pieces(gaps: Iterable[PlanGap]) -> Iterator[OpenTime]:
    """Return the gaps of one role, neighbours joined and long ones cut at midnight.

    A gap of up to twelve hours that runs into the next morning stays whole, as a shift would.
    """
    joined: list[OpenTime] = []
    for gap in sorted(gaps, key=lambda gap: (gap.start, gap.end)):
        piece = OpenTime(gap.start, gap.end, gap.missing, max(0, gap.short - gap.missing))
        last = joined[-1] if joined else None
        if last and (last.end, last.missing, last.welcome) == (piece.start, piece.missing, piece.welcome):
            joined[-1] = OpenTime(last.start, piece.end, piece.missing, piece.welcome)
        elif piece.missing or piece.welcome:
            joined.append(piece)
    for piece in joined:
        yield from [piece] if piece.end - piece.start <= _WHOLE_AT_MOST else _cut_at_midnight(piece)


def _cut_at_midnight(piece: OpenTime) -> Iterator[OpenTime]:
    start = piece.start
    while start < piece.end:
        midnight = datetime.combine(start.date() + _DAY, time(), start.tzinfo)
        end = min(midnight, piece.end)
        yield OpenTime(start, end, piece.missing, piece.welcome)
        start = end


def _last_day(end: datetime) -> date:
    return (end - timedelta(minutes=1)).date()
