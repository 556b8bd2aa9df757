"""A plan document as plain duties, read with ``json`` alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Duty:
    """One line of the roster with all that its need and role ask for."""

    who: str
    need: dict[str, Any]
    role: dict[str, Any]
    start: datetime
    end: datetime
    ppe: int
    zone: str
    lead: timedelta

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def is_standby(self) -> bool:
        return bool(self.need["at_home"])

    @property
    def is_out(self) -> bool:
        return not self.is_standby and not self.need["online"]

    @property
    def night(self) -> timedelta:
        """How much of it lies between 22:00 and 6:00."""
        return night(self.start, self.end)

    @property
    def is_night(self) -> bool:
        return self.night >= HOUR

    def meets(self, other: Duty) -> bool:
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"{self.who} {self.need['id']}/{self.role['name']} {self.start:%m-%d %H:%M}-{self.end:%H:%M}"


def night(start: datetime, end: datetime) -> timedelta:
    """How much of a time lies between 22:00 and 6:00."""
    total, day = timedelta(), start.replace(hour=0, minute=0) - timedelta(days=1)
    while day < end:
        total += max(timedelta(), min(end, day + 30 * HOUR) - max(start, day + 22 * HOUR))
        day += timedelta(days=1)
    return total


def load(path: Path) -> dict[str, Any]:
    """Return the document as JSON holds it."""
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def duties(document: dict[str, Any]) -> list[Duty]:
    """Return all duties of a plan, in order of time."""
    needs = {need["id"]: need for need in document["needs"]}
    found = []
    for row in document["assignments"]:
        need = needs[row["need"]]
        found.append(
            Duty(
                who=row["volunteer"],
                need=need,
                role=next(role for role in need["roles"] if role["name"] == row["role"]),
                start=datetime.fromisoformat(row["start"]),
                end=datetime.fromisoformat(row["end"]),
                ppe=row["ppe"],
                zone=row["zone"],
                lead=timedelta(minutes=row["lead"]),
            )
        )
    return sorted(found, key=lambda duty: (duty.start, duty.end, duty.who))
