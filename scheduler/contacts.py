"""Who stood beside somebody: whom an infection concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paiban.values.problem import Problem
from paiban.values.roster import Assignment


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Somebody who served the same need at the same time, from ``start`` until ``end`` (minutes)."""

    volunteer: str
    need: str
    start: int
    end: int


def contacts(
    problem: Problem, standing: Iterable[Assignment], person: str, *, since: int, until: int
) -> tuple[Contact, ...]:
    """Return everybody who shared a duty on site with a person between two moments, in order of time.

    Whoever is at home on call or works online meets nobody.
    """
    rows = [row for row in standing if row.need in problem.need and not problem.need[row.need].online]
    found = set()
    for own in (row for row in rows if row.volunteer == person):
        for row in rows:
            start, end = max(own.start, row.start, since), min(own.end, row.end, until)
            if row.need == own.need and row.volunteer != person and start < end:
                found.add(Contact(volunteer=row.volunteer, need=row.need, start=start, end=end))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.volunteer)))
