"""The people who can be given duty, and the buildings they live in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from paiban.values.spans import Span, Spans


class Kind(StrEnum):
    """What somebody is to the committee; limits on hours differ by it."""

    VOLUNTEER = "volunteer"
    GUARD = "guard"
    STAFF = "staff"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class HealthLimit(StrEnum):
    """What somebody should be spared; used by the engine, never printed for others."""

    NO_NIGHT = "no-night"
    NO_LIFTING = "no-lifting"
    NO_SUIT = "no-suit"
    NO_OUTDOOR = "no-outdoor"
    NO_CHEMICALS = "no-chemicals"
    REMOTE_ONLY = "remote-only"


@dataclass(frozen=True, kw_only=True)
class Volunteer:
    """A person who can be given duty: volunteer, guard or staff.

    Times are minutes of the horizon. ``available`` is merged and already free of times the person ruled
    out. ``likes`` and ``avoids`` hold need ids, need names or tags (see ``Need.tags``).
    ``together``, ``apart`` and ``take_turns`` hold ids of other people.
    """

    id: str
    name: str
    kind: Kind = Kind.VOLUNTEER
    phone: str | None = None
    sex: Sex | None = None
    age: int | None = None
    building: str | None = None
    room: str | None = None
    skills: frozenset[str] = frozenset()
    trainings: frozenset[str] = frozenset()
    available: Spans = ()
    day_minutes: int | None = None
    total_minutes: int | None = None
    health: frozenset[HealthLimit] = frozenset()
    online_only: bool = False
    first_timer: bool = False
    likes: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    take_turns: frozenset[str] = frozenset()
    consent: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Building:
    """A building of the compound; ``sealed`` are the minutes during which nobody may leave it."""

    number: str
    households: int = 0
    residents: int = 0
    order: int = 0
    gate: str = ""
    sealed: Spans = ()
    languages: frozenset[str] = frozenset()
    vulnerable: str = ""

    def is_sealed(self, span: Span) -> bool:
        """Say whether the building is sealed during any part of a span."""
        return any(start < span[1] and span[0] < end for start, end in self.sealed)


@dataclass(frozen=True, kw_only=True)
class Site:
    """The compound: its name, its language and what holds for everything in it.

    ``suits`` maps a level of protective gear to the suits there are for one day.
    """

    name: str
    language: str = "zh"
    suits: Mapping[int, int] = field(default_factory=dict)
    grid_minutes: int | None = None
