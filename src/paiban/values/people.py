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
    CHRONIC = "chronic"
    PREGNANT = "pregnant"


@dataclass(frozen=True, kw_only=True)
class Volunteer:
    """A person who can be given duty: volunteer, guard or staff.

    Times are minutes of the horizon. ``available`` is merged and already free of times the person ruled
    out. ``likes`` and ``avoids`` hold need ids, need names or tags (see ``Need.tags``).
    ``together``, ``apart`` and ``take_turns`` hold ids of other people. People of one ``bubble`` serve among
    themselves. ``agrees`` holds what they have agreed to beyond ordinary duty (see ``Need.consent``);
    ``lives_in_office`` says that they sleep there.
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
    bubble: str = ""
    agrees: frozenset[str] = frozenset()
    lives_in_office: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Building:
    """A building of the compound; ``sealed`` are the minutes during which nobody may leave it.

    ``position`` is in metres on any plan of the compound; ``order`` its place on a walk, for compounds
    without a plan. ``parcels`` come for it in a usual wave. Of its flats so many are shared by strangers.
    """

    number: str
    households: int = 0
    residents: int = 0
    order: int = 0
    gate: str = ""
    sealed: Spans = ()
    languages: frozenset[str] = frozenset()
    vulnerable: str = ""
    position: tuple[int, int] | None = None
    parcels: int | None = None
    shared_flats: int = 0

    def is_sealed(self, span: Span) -> bool:
        """Say whether the building is sealed during any part of a span."""
        return any(start < span[1] and span[0] < end for start, end in self.sealed)


@dataclass(frozen=True, kw_only=True)
class Site:
    """The compound: its name, its language and what holds for everything in it.

    ``suits`` maps a level of protective gear to the suits there are for one day. ``gates`` are the open
    gates, ``closed`` the pairs of buildings between which the direct way is shut. A cart holds ``cart_load``
    boxes. ``ppe`` is the level of gear for duty outside; ``beds`` how many can sleep in the office. With
    ``reserve_percent`` certainty there are enough people in reserve for those who stay away (0: none are).
    """

    name: str
    language: str = "zh"
    suits: Mapping[int, int] = field(default_factory=dict)
    grid_minutes: int | None = None
    handover_minutes: int = 0
    gates: tuple[str, ...] = ()
    closed: frozenset[tuple[str, str]] = frozenset()
    carts: int | None = None
    cart_load: int = 24
    ppe: int = 1
    beds: int | None = None
    reserve_percent: int = 0
