"""From a trip to a need: who is asked for, when, and the stops of the route sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from paiban.scheduler.making import is_recorded
from paiban.scheduler.routes import Trip, Visit, on_grid
from paiban.scheduler.walking import Walks, walks_of
from paiban.scheduler.waves import Wave, shifted
from paiban.text import _
from paiban.values.compound import Compound, Household
from paiban.values.needs import FULL_SUIT, Need, Role, Route, Zone
from paiban.values.people import Building, HealthLimit
from paiban.values.problem import Unserved
from paiban.values.spans import Span

PPE_TRAINING = "ppe"
SEALED_TAGS = frozenset({"sealed", "封控楼"})
PEOPLE_PER_HOUSEHOLD = 3  # where only the residents of a building are counted


@dataclass(frozen=True)
class Ground:
    """A compound with what all its routes share: the ways, and what is recorded about its people."""

    compound: Compound

    @cached_property
    def walks(self) -> Walks:
        """The ways from the first gate, where everything arrives."""
        site = self.compound.site
        return walks_of(self.compound.buildings, next(iter(site.gates), ""), site.closed)

    @cached_property
    def building(self) -> dict[str, Building]:
        """The buildings by number, in walking order, without a row that only says where the depot is."""
        known = {building.number: building for building in self.compound.buildings}
        return {place: known[place] for place in self.walks.places[1:]}

    @cached_property
    def trainings(self) -> frozenset[str]:
        """What a suit asks for: the training, where trainings are recorded at all."""
        return frozenset({PPE_TRAINING}) if is_recorded(self.compound) else frozenset()

    def day_word(self, minute: int) -> str:
        """Return the day of a minute as two digits of the month and two of the day."""
        return f"{self.compound.horizon.moment(minute):%m%d}"

    def moments(self, *clocks: int) -> Iterator[tuple[int, int]]:
        """Yield every day's wall clocks: which of them it is, from 1 on, and its minute of the horizon."""
        horizon = self.compound.horizon
        for index in range(horizon.day_count):
            for number, clock in enumerate(clocks, 1):
                yield number, horizon.minute(horizon.date_of(index), clock)

    def visits(self, span: Span, asked: Mapping[str, tuple[int, int]]) -> tuple[Visit, ...]:
        """Return a visit to every place with a load, given with the minutes it takes there."""
        return tuple(
            Visit(place=place, load=load, minutes=minutes, is_sealed=self.is_sealed(place, span))
            for place, (load, minutes) in asked.items()
            if load
        )

    def is_sealed(self, place: str, span: Span) -> bool:
        """Say whether a building is sealed during any part of a span."""
        return place in self.building and self.building[place].is_sealed(span)

    def counted(self, count: Callable[[Household], int]) -> dict[str, int]:
        """Return how much the households of each building come to, where it is anything."""
        found = Counter[str]()
        for household in self.compound.households:
            found[household.building] += count(household)
        return dict(+found)


def households_of(building: Building) -> int:
    """Return how many households a building has, estimated if only its residents are known."""
    return building.households or -(-building.residents // PEOPLE_PER_HOUSEHOLD)


def in_suits(ground: Ground, need: Route, ident: str, name: str) -> Route:
    """Return the need as it is for sealed buildings: trained adults in a suit, on the contaminated side."""
    return replace(
        need,
        id=ident,
        name=name,
        zone=Zone.CONTAMINATED,
        ppe=FULL_SUIT,
        strains=need.strains | {HealthLimit.NO_SUIT},
        tags=need.tags | SEALED_TAGS,
        roles=tuple(_suited(role, ground.trainings) for role in need.roles),
    )


def _suited(role: Role, trainings: frozenset[str]) -> Role:
    return replace(role, trainings=role.trainings | trainings, min_age=max(18, role.min_age or 0))


def on_trip(need: Route, ident: str, number: int, trips: list[Trip]) -> Route:
    """Return the need for one or more trips along the same stops; its duties end on full five minutes."""
    places = dict.fromkeys(stop.place for trip in trips for stop in trip.stops)
    return replace(
        need,
        id=ident,
        name=need.name.replace("{trip}", str(number)),
        times=tuple((trip.start, on_grid(trip.end)) for trip in trips),
        stops=tuple(stop for trip in trips for stop in trip.stops),
        place=_(", ").join(places),
        generated=True,
    )


def needs_of_wave(need: Route, sealed: Route, wave: Wave, start: int) -> Iterator[Need | Unserved]:
    """Yield the needs of a wave that begins at a minute, and what is left behind, each with its line."""
    for kind, found in ((need, wave.open), (sealed, wave.sealed)):
        for number, trip in enumerate(found.trips, 1):
            yield on_trip(kind, f"{kind.id}-{number}", number, [shifted(trip, start)])
        for row in found.unserved:
            yield replace(row, line=kind.line)


def with_loads(item: Need | Unserved, loads: Mapping[str, int]) -> Need | Unserved:
    """Return a need or what is left behind with these loads, where the trips only counted the buildings."""
    if isinstance(item, Unserved):
        return replace(item, load=loads[item.place])
    return replace(item, stops=tuple(replace(stop, load=loads[stop.place]) for stop in item.stops))
