"""What must be manned: posts, rounds, events, routes, pairs and on-call teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from paiban.values.people import HealthLimit, Kind, Sex
from paiban.values.spans import Spans

FULL_SUIT = 2  # the level of protective gear (``Need.ppe``) from which on it is a suit


RESERVE = "reserve"  # tag and id of the standby that is called before anybody else


class Tier(IntEnum):
    """How much an empty seat matters: P0 life safety … P4 optional."""

    P0 = 0
    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4


class Zone(StrEnum):
    """Where a duty takes its people, from the clean office to the contaminated side.

    Outer and inner are the two sides of the parcel buffer.
    """

    CLEAN = "clean"
    SEMI = "semi"
    CONTAMINATED = "contaminated"
    OUTER = "outer"
    INNER = "inner"


class Handling(StrEnum):
    """What a duty brings people in touch with, where that says what they may not do on the same day."""

    FOOD = "food"
    WASTE = "waste"


class Home(StrEnum):
    """Whether residents of its building serve a need better, must not, or are the only ones to do so."""

    PREFER = "prefer"
    AVOID = "avoid"
    ONLY = "only"


@dataclass(frozen=True, kw_only=True, slots=True)
class Makeup:
    """Who must be among those on duty: at least ``least`` with one of the skills or of one of the kinds."""

    least: int = 1
    skills: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """One place that a round, a route or the lanes of an event come to, in minutes of the horizon.

    ``load`` counts what is handed over there (boxes, people, dogs); ``is_sealed`` marks contaminated ones.
    """

    place: str
    start: int
    end: int
    load: int = 0
    is_sealed: bool = False


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a person does in a need, how many are needed and wanted, and what it asks of them.

    ``skills``: any one of them is enough; empty asks for none. ``must`` are asked for all together; any of
    ``helpful``, ``helpful_trainings`` and ``helpful_kinds`` would be welcome. ``times`` are this role's own
    phases of an event, in minutes of the horizon; empty takes the need's times. ``ppe`` and ``zone`` are the
    role's own where it differs from the need. Whoever ``learns`` is taught what the need teaches.
    """

    name: str
    needed: int = 1
    wanted: int = 1
    skills: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    trainings: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset(Kind)
    min_age: int | None = None
    max_age: int | None = None
    prefers: Sex | None = None
    helpful: frozenset[str] = frozenset()
    helpful_trainings: frozenset[str] = frozenset()
    helpful_kinds: frozenset[Kind] = frozenset()
    times: Spans = ()
    ppe: int | None = None
    zone: Zone | None = None
    learns: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.needed <= self.wanted:
            raise ValueError(f"role {self.name!r}: needed {self.needed} and wanted {self.wanted} do not fit")


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something that must be manned at given times; use one of the six kinds below.

    ``times`` are minutes of the horizon: for a post the time to be covered, for the others the duties
    themselves. ``strains`` are the health limits the duty would hurt; ``tags`` are words people may like or
    avoid, beside the need's own id and name. ``hardship`` is a percentage of the hours' points. ``line`` is
    the number of the task of the catalogue that it is part of, ``task`` its title.

    Who: ``makeup`` says who must be among them; ``mixed`` wishes for both sexes; with ``one_role`` nobody
    takes two of its roles; ``continuity`` is the price of every change of person; needs of one ``crew`` share
    a stable crew of ``crew_size`` people, none of whom is in another crew that it keeps ``apart_from``;
    ``consent`` names what people must have agreed to.

    Where: ``home`` says what to think of residents of its ``building``; while a need that ``empties`` its
    place runs nobody else has duty there; a ``meeting`` brings people face to face; ``teaches`` are the
    trainings its learners have afterwards.
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
    line: str = ""
    task: str = ""
    stops: tuple[Stop, ...] = ()
    makeup: tuple[Makeup, ...] = ()
    mixed: bool = False
    one_role: bool = False
    continuity: int = 0
    crew: str = ""
    crew_size: int = 0
    apart_from: frozenset[str] = frozenset()
    consent: str = ""
    home: Home | None = None
    handles: frozenset[Handling] = frozenset()
    empties: bool = False
    meeting: bool = False
    teaches: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """Everything by which somebody may like or avoid this need."""
        return self.tags | {self.id, self.name}

    @property
    def is_gathering(self) -> bool:
        """Whether it brings people face to face in one room."""
        return self.meeting and not self.online


@dataclass(frozen=True, kw_only=True)
class Post(Need):
    """A place that is manned over time; the solver chooses among candidate shifts that may overlap.

    ``lengths`` gives the candidate lengths in minutes by kind of person; ``grid_minutes`` is the distance of
    their starts (``None``: each length on its own grid, so that a day is cut evenly). Whoever relieves comes
    ``handover_minutes`` earlier (``None``: as the site says).
    """

    lengths: Mapping[Kind, tuple[int, ...]] = field(default_factory=dict)
    grid_minutes: int | None = None
    handover_minutes: int | None = None


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
    """Standby called by a case; ``at_home`` standby is no exertion and needs no rest after it.

    ``compatible`` are the words (ids, names, tags) of needs whose duties go together with being on call.
    """

    at_home: bool = True
    compatible: frozenset[str] = frozenset()
