"""What earlier rosters of the same store say about people, for the roster of other days that comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from paiban.io.service import Served, served
from paiban.values.attendance import Attendance, Presence
from paiban.values.horizon import Horizon
from paiban.values.past import USUAL_NO_SHOW, Past
from paiban.values.plan import Plan

MEMORY = timedelta(days=28)  # what was longer ago is forgiven
_USUAL_WEIGHT = 10  # so many duties must somebody have had for their own record to weigh as much as the usual


def pasts(plans: Sequence[Plan], attendance: Sequence[Attendance], horizon: Horizon) -> Mapping[str, Past]:
    """Return what earlier plans (the newest first) and attendance say about everybody in either, by id."""
    start = horizon.moment(0)
    rows = served(plans, attendance)
    recent = [row for row in rows if start - MEMORY <= row.start < start and not row.is_missed]
    known = {person.id for plan in plans if plan.horizon.end > start - MEMORY for person in plan.volunteers}
    chances = no_shows(attendance)
    return {
        person: _past(person, recent, horizon, chances.get(person, USUAL_NO_SHOW))
        for person in sorted(known | chances.keys())
    }


def no_shows(attendance: Iterable[Attendance]) -> Mapping[str, int]:
    """Return for everybody with a record the chance of not coming, in thousandths.

    It is the mean of their own record and of ten duties with the usual chance (the expected value of a
    beta-binomial): one bad morning does not brand anybody.
    """
    counts: dict[str, list[int]] = {}
    for record in attendance:
        own = counts.setdefault(record.volunteer, [0, 0])
        own[0] += record.presence is Presence.ABSENT
        own[1] += record.presence is not Presence.EXCUSED
    return {
        person: round((1000 * absent + USUAL_NO_SHOW * _USUAL_WEIGHT) / (duties + _USUAL_WEIGHT))
        for person, (absent, duties) in counts.items()
    }


def _past(person: str, rows: Iterable[Served], horizon: Horizon, no_show: int) -> Past:
    own = [row for row in rows if row.person.id == person]
    ends: list[datetime] = [_end(row) for row in own if not row.is_standby]
    return Past(
        points=sum(row.points for row in own),
        nights=sum(row.is_night for row in own),
        busy_until=horizon.minute_at(max(ends)) if ends else None,
        no_show=no_show,
    )


def _end(row: Served) -> datetime:
    left = None if row.record is None else row.record.left
    return left or row.end
