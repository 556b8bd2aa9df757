"""What became of planned duties: who came, when, and how much of it was certified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Presence(StrEnum):
    """Whether somebody came: as planned, late, not at all without a word, or not having said so before."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    EXCUSED = "excused"

    @property
    def is_there(self) -> bool:
        return self in (Presence.PRESENT, Presence.LATE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """What became of one duty of one person; all moments are aware.

    ``start`` and ``end`` are as planned, ``came`` and ``left`` as it was, ``None`` if as planned.
    ``certified`` minutes are what the office has confirmed. Who ``stands_in`` was not planned there.
    """

    volunteer: str
    need: str
    role: str
    start: datetime
    end: datetime
    presence: Presence
    came: datetime | None = None
    left: datetime | None = None
    certified: int | None = None
    stands_in: bool = False

    @property
    def duty(self) -> tuple[str, str, str, datetime, datetime]:
        """What it is about: of several records of one duty the last one counts."""
        return self.volunteer, self.need, self.role, self.start, self.end

    @property
    def present_minutes(self) -> int:
        """How long somebody was there."""
        if not self.presence.is_there:
            return 0
        return max(0, round(((self.left or self.end) - (self.came or self.start)).total_seconds() / 60))
