"""What changes between two plans, by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from paiban.values.plan import Plan, PlanAssignment, PlanGap

Key = tuple[str, str, str, datetime, datetime]


@dataclass(frozen=True, slots=True)
class PersonChange:
    """The duties that one person loses and gains; never both empty."""

    volunteer: str
    lost: tuple[PlanAssignment, ...]
    gained: tuple[PlanAssignment, ...]


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Everybody whose duties change, in the order of their first changed duty."""

    people: tuple[PersonChange, ...]

    @property
    def affected(self) -> int:
        """How many people must be told."""
        return len(self.people)

    @property
    def lost(self) -> tuple[PlanAssignment, ...]:
        return tuple(row for change in self.people for row in change.lost)

    @property
    def gained(self) -> tuple[PlanAssignment, ...]:
        return tuple(row for change in self.people for row in change.gained)


def difference(before: Plan, after: Plan) -> PlanDifference:
    """Return who loses and who gains which duties; where a duty came from makes no difference."""
    old = {row.duty: row for row in before.assignments}
    new = {row.duty: row for row in after.assignments}
    lost = [old[key] for key in sorted(old.keys() - new.keys(), key=_by_time)]
    gained = [new[key] for key in sorted(new.keys() - old.keys(), key=_by_time)]
    first = sorted([*lost, *gained], key=lambda row: _by_time(row.duty))
    return PlanDifference(
        tuple(
            PersonChange(
                volunteer,
                tuple(row for row in lost if row.volunteer == volunteer),
                tuple(row for row in gained if row.volunteer == volunteer),
            )
            for volunteer in dict.fromkeys(row.volunteer for row in first)
        )
    )


def opened_gaps(before: Plan, after: Plan, since: datetime) -> tuple[PlanGap, ...]:
    """Return the times after a moment at which needed seats miss more people than before.

    ``missing`` is how many more.
    """
    opened: list[PlanGap] = []
    for gap in after.gaps:
        first = max(gap.start, since)
        old = [row for row in before.gaps if row.missing and (row.need, row.role) == (gap.need, gap.role)]
        inside = {mark for row in old for mark in (row.start, row.end) if first < mark < gap.end}
        marks = sorted({first, *inside, gap.end}) if first < gap.end else []
        for start, end in pairwise(marks):
            more = gap.missing - sum(row.missing for row in old if row.start <= start and end <= row.end)
            if more > 0:
                opened.append(gap.model_copy(update={"start": start, "end": end, "missing": more}))
    return tuple(opened)


def _by_time(key: Key) -> tuple[datetime, datetime, str, str, str]:
    volunteer, need, role, start, end = key
    return start, end, need, role, volunteer
