"""What people did over the weeks: planned, present and certified, from the plans and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from paiban.io.duty_counts import is_night
from paiban.values.attendance import Attendance, Presence
from paiban.values.plan import Plan, PlanAssignment, PlanVolunteer

Duty = tuple[str, str, str, datetime, datetime]


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """One duty of one person, planned or stood in for somebody, and what became of it, if that is known."""

    person: PlanVolunteer
    need: str
    title: str
    role: str
    start: datetime
    end: datetime
    points: int
    is_night: bool
    is_standby: bool
    is_planned: bool
    record: Attendance | None = None

    @property
    def planned_minutes(self) -> int:
        """How long the duty was to be; nothing for whoever stood in."""
        return round((self.end - self.start).total_seconds() / 60) if self.is_planned else 0

    @property
    def present_minutes(self) -> int:
        """How long they were there, as far as it is recorded."""
        return 0 if self.record is None else self.record.present_minutes

    @property
    def certified_minutes(self) -> int:
        """How much of it the office has confirmed."""
        return 0 if self.record is None else self.record.certified or 0

    @property
    def is_missed(self) -> bool:
        """Whether it is known that they were not there."""
        return self.record is not None and not self.record.presence.is_there


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """Everything that one person did in a time; minutes."""

    person: PlanVolunteer
    duties: int
    planned: int
    present: int
    certified: int
    late: int
    absent: int
    excused: int
    nights: int
    points: int


def served(plans: Sequence[Plan], attendance: Iterable[Attendance]) -> tuple[Served, ...]:
    """Return every duty of plans (the newest first, each until the next one begins), in order of time."""
    found = [_as_planned(plan, row) for plan, row in _planned(plans)]
    by_duty = {_duty(row): row for row in found}
    known = {person.id: person for plan in reversed(plans) for person in plan.volunteers}
    seats = {_duty(row)[1:]: row for row in found}
    for record in attendance:
        row = by_duty.get(record.duty)
        if row is not None:
            by_duty[record.duty] = replace(row, record=record)
        elif record.volunteer in known:  # somebody who stood in, or a duty that was given away since
            like = seats.get(record.duty[1:])
            by_duty[record.duty] = _unplanned(record, known[record.volunteer], like)
    return tuple(sorted(by_duty.values(), key=lambda row: (row.start, row.end, row.need, row.person.id)))


def as_one(plans: Sequence[Plan]) -> Plan:
    """Return one plan of all that was planned (the newest first, each until the next one begins)."""
    rows = [row for _plan, row in _planned(plans)]
    people = {person.id: person for plan in reversed(plans) for person in plan.volunteers}
    needs = {need.id: need for plan in reversed(plans) for need in plan.needs}
    newest, oldest = plans[0], plans[-1]
    return newest.model_copy(
        update={
            "horizon": newest.horizon.model_copy(update={"start": oldest.horizon.start}),
            "volunteers": tuple(people.values()),
            "needs": tuple(needs.values()),
            "assignments": tuple(sorted(rows, key=lambda row: (row.start, row.end, row.need, row.volunteer))),
        }
    )


def services(rows: Iterable[Served]) -> tuple[Service, ...]:
    """Return what each person did in all; who did most comes first."""
    own: dict[str, list[Served]] = {}
    for row in rows:
        own.setdefault(row.person.id, []).append(row)
    found = [_service(duties) for duties in own.values()]
    return tuple(sorted(found, key=lambda one: (-one.certified, -one.present, -one.planned, one.person.id)))


def _duty(row: Served) -> Duty:
    return row.person.id, row.need, row.role, row.start, row.end


def _planned(plans: Iterable[Plan]) -> Iterator[tuple[Plan, PlanAssignment]]:
    """Yield the duties that counted, each with its plan: those that begin before the next plan does."""
    until: datetime | None = None
    for plan in plans:
        yield from ((plan, row) for row in plan.assignments if until is None or row.start < until)
        until = plan.horizon.start


def _as_planned(plan: Plan, row: PlanAssignment) -> Served:
    need = plan.need[row.need]
    return Served(
        person=plan.volunteer[row.volunteer],
        need=need.id,
        title=need.name,
        role=row.role,
        start=row.start,
        end=row.end,
        points=row.points,
        is_night=is_night(row, plan) and not need.at_home,
        is_standby=need.at_home,
        is_planned=True,
    )


def _unplanned(record: Attendance, person: PlanVolunteer, like: Served | None) -> Served:
    return Served(
        person=person,
        need=record.need,
        title=record.need if like is None else like.title,
        role=record.role,
        start=record.start,
        end=record.end,
        points=0 if like is None else like.points,
        is_night=like is not None and like.is_night,
        is_standby=like is not None and like.is_standby,
        is_planned=False,
        record=record,
    )


def _service(rows: Sequence[Served]) -> Service:
    came = [row for row in rows if not row.is_missed]
    states = [None if row.record is None else row.record.presence for row in rows]
    return Service(
        person=rows[-1].person,
        duties=len(came),
        planned=sum(row.planned_minutes for row in rows),
        present=sum(row.present_minutes for row in rows),
        certified=sum(row.certified_minutes for row in rows),
        late=states.count(Presence.LATE),
        absent=states.count(Presence.ABSENT),
        excused=states.count(Presence.EXCUSED),
        nights=sum(row.is_night for row in came),
        points=sum(row.points for row in came),
    )
