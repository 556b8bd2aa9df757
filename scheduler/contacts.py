"""Who has been on duty together with somebody: whom to warn when that person tests positive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paiban.values.roster import Assignment


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Two people were at one need at the same time, from ``start`` until ``end`` (minutes of the horizon)."""

    volunteer: str
    need: str
    start: int
    end: int


def contacts_of(
    volunteer: str, duties: Iterable[Assignment], *, since: int, now: int, apart: Iterable[str] = ()
) -> tuple[Contact, ...]:
    """Return everybody who shared a duty with somebody between ``since`` and ``now``, in order of time.

    A duty is shared where two people have one of the same need at times that overlap; ``apart`` are needs
    that nobody meets at, such as calls from home. Duties that touch count too: who relieves somebody stands
    beside them.
    """
    rows, alone = tuple(duties), frozenset(apart)
    own = [row for row in rows if row.volunteer == volunteer and row.need not in alone]
    found = {
        Contact(volunteer=row.volunteer, need=row.need, start=start, end=end)
        for mine in own
        for row in rows
        if row.need == mine.need and row.volunteer != volunteer
        for start, end in [(max(row.start, mine.start, since), min(row.end, mine.end, now))]
        if start < end or (start == end and _touch(row, mine))
    }
    return tuple(sorted(found, key=lambda item: (item.start, item.end, item.volunteer, item.need)))


def _touch(one: Assignment, two: Assignment) -> bool:
    return one.end == two.start or two.end == one.start
