"""What the workbook says, before needs are generated and cut into shifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from paiban.values.horizon import Horizon
from paiban.values.needs import Need
from paiban.values.people import Building, Site, Volunteer
from paiban.values.problem import Pin


class OccasionKind(StrEnum):
    """What stands on the calendar and brings needs of its own."""

    SWAB = "swab"
    SUPPLIES = "supplies"
    SHOW = "show"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Something dated, at minute ``start`` of the horizon: a swab test, supplies that arrive, a show.

    A swab test has ``lanes`` (empty: as many as it takes to be done within ``minutes``), each of which tests
    ``rate`` people a minute. ``minutes`` is how long it lasts at most.
    """

    kind: OccasionKind
    start: int
    place: str = ""
    lanes: int | None = None
    rate: float = 1.0
    minutes: int = 240


@dataclass(frozen=True, kw_only=True)
class Household:
    """A household that somebody looks after; ``name`` is restricted.

    It may want a greeting every day (``is_greeted``), be watched over discreetly (``is_watched``), have its
    supplies brought to the door (``is_verified``), wait for medicine, or have ``dogs`` to be walked and
    ``pets`` to be put up elsewhere.
    """

    name: str
    building: str
    languages: frozenset[str] = frozenset()
    is_greeted: bool = False
    is_watched: bool = False
    is_verified: bool = False
    needs_medicine: bool = False
    dogs: int = 0
    pets: int = 0


@dataclass(frozen=True, kw_only=True)
class Compound:
    """The compound as the coordinator described it; ``needs`` are those she typed, not the generated ones.

    ``tasks`` says which lines of the catalogue (by id) are switched on or off; of a line that is not named
    the catalogue knows the default.
    """

    site: Site
    horizon: Horizon
    volunteers: tuple[Volunteer, ...]
    buildings: tuple[Building, ...] = ()
    needs: tuple[Need, ...] = ()
    pins: tuple[Pin, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    households: tuple[Household, ...] = ()
    tasks: Mapping[str, bool] = field(default_factory=dict)
