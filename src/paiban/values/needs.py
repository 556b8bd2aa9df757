"""What must be manned: posts, rounds, events, routes, pairs and on-call teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from paiban.values.people import HealthLimit, Kind, Sex
from paiban.values.spans import Spans

FULL_SUIT = 2  # the level of protective gear (``Need.ppe``) from which on it is a suit


class Tier(IntEnum):
    """How much an empty seat matters: P0 life safety … P4 optional."""

    P0 = 0
    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4


class Zone(StrEnum):
    """Where a duty takes its people, from the clean office to the contaminated side."""

    CLEAN = "clean"
    SEMI = "semi"
    CONTAMINATED = "contaminated"
    OUTER = "outer"
    INNER = "inner"


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a person does in a need, how many are needed and wanted, and what it asks of them.

    ``skills``: any one of them is enough; empty asks for none. ``times`` are this role's own phases of an
    event, in minutes of the horizon; empty takes the need's times.
    """

    name: str
    needed: int = 1
    wanted: int = 1
    skills: frozenset[str] = frozenset()
    trainings: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset(Kind)
    min_age: int | None = None
    max_age: int | None = None
    prefers: Sex | None = None
    times: Spans = ()

    def __post_init__(self) -> None:
        if not 0 <= self.needed <= self.wanted:
            raise ValueError(f"role {self.name!r}: needed {self.needed} and wanted {self.wanted} do not fit")


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something that must be manned at given times; use one of the six kinds below.

    ``times`` are minutes of the horizon: for a post the time to be covered, for the others the duties
    themselves. ``strains`` are the health limits the duty would hurt; ``tags`` are words people may like or
    avoid, beside the need's own id and name. ``hardship`` is a percentage of the hours' points.
    """

    id: str
    name: str
    tier: Tier = Tier.P1
    times: Spans = ()
    roles: tuple[Role, ...] = ()
    place: str = ""
    building: str | None = None
    zone: Zone = Zone.SEMI
    ppe: int = 0
    online: bool = False
    strains: frozenset[HealthLimit] = frozenset()
    tags: frozenset[str] = frozenset()
    hardship: int = 100
    generated: bool = False

    @property
    def words(self) -> frozenset[str]:
        """Everything by which somebody may like or avoid this need."""
        return self.tags | {self.id, self.name}


@dataclass(frozen=True, kw_only=True)
class Post(Need):
    """A place that is manned over time; the solver chooses among candidate shifts that may overlap.

    ``lengths`` gives the candidate lengths in minutes by kind of person; ``grid_minutes`` is the distance of
    their starts (``None``: each length on its own grid, so that a day is cut evenly).
    """

    lengths: Mapping[Kind, tuple[int, ...]] = field(default_factory=dict)
    grid_minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Round(Need):
    """Places visited repeatedly: patrol, disinfection, inspection."""


@dataclass(frozen=True, kw_only=True)
class Event(Need):
    """A dated happening with several roles, each with its own phases."""


@dataclass(frozen=True, kw_only=True)
class Route(Need):
    """Things carried along buildings."""


@dataclass(frozen=True, kw_only=True)
class Pair(Need):
    """A lasting bond of helper and household, met at given times; ``household`` is restricted."""

    household: str = ""


@dataclass(frozen=True, kw_only=True)
class OnCall(Need):
    """Standby called by a case; ``at_home`` standby is no exertion and needs no rest after it."""

    at_home: bool = True
