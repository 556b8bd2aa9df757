"""What is carried: parcels in two waves a day, supplies that arrive, supplies to verified doors."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from paiban.scheduler.routes import Trip
from paiban.scheduler.trip_needs import Ground, households_of, in_suits, needs_of_wave, on_trip, with_loads
from paiban.scheduler.waves import Team, shifted, wave_of
from paiban.text import _
from paiban.values.compound import OccasionKind
from paiban.values.needs import Need, Role, Route, Zone
from paiban.values.people import Building, HealthLimit, Kind
from paiban.values.problem import Unserved

WAVES = (10 * 60, 16 * 60)
WAVE_MINUTES = 120  # for the open buildings, and again for the sealed ones: before and after the meals
LOADING_MINUTES = 10  # to spray, sort and load a cart
STOP_MINUTES, BOX_MINUTES = 2, 1  # to park and call; to set a box down and tick it off
PICKUP_MINUTES = 2  # to spray and take along what a building sends
HOUSEHOLDS_A_PARCEL = 10  # in a usual wave, so that a cart serves 6 to 8 buildings
BAGS_A_MINUTE = 2  # handed out to households that wait at the entrance
BUILDINGS_A_PAIR = 6
DOOR_BAGS, DOOR_MINUTES = 6, 8  # what one person takes upstairs on a trolley; minutes at each door
CARE_CONTINUITY = 80
CLEAN_CREW, SUITED_CREW = "deliver", "deliver-sealed"
PICKUP_LINES = frozenset({"R5a", "R5b"})


def parcels(ground: Ground, lines: Collection[str]) -> Iterator[Need | Unserved]:
    """Yield the trips with parcels to open (4.4) and sealed buildings (4.5), where switched on.

    What the buildings send or pass to each other is collected on the way in the last wave.
    """
    site = ground.compound.site
    team = Team(capacity=site.cart_load, minutes=WAVE_MINUTES, loading=LOADING_MINUTES, carts=site.carts)
    asked = {number: _parcels(building) for number, building in ground.building.items()}
    for number, start in ground.moments(*WAVES):
        is_pickup = number == len(WAVES) and not PICKUP_LINES.isdisjoint(lines)
        visits = [
            replace(visit, minutes=visit.minutes + PICKUP_MINUTES * is_pickup)
            for visit in ground.visits((start, start + 2 * WAVE_MINUTES), asked)
        ]
        need, sealed = _parcel_needs(ground, number, start)
        if is_pickup:
            need, sealed = (replace(row, tags=row.tags | {"pickup", "寄件"}) for row in (need, sealed))
        wave = wave_of(ground.walks, visits, team)
        yield from (item for item in needs_of_wave(need, sealed, wave, start) if item.line in lines)


def _parcels(building: Building) -> tuple[int, int]:
    """Return the parcels of a usual wave for a building, and the minutes they take there."""
    usual = -(-households_of(building) // HOUSEHOLDS_A_PARCEL)
    boxes = usual if building.parcels is None else building.parcels
    return boxes, STOP_MINUTES + BOX_MINUTES * boxes


def _parcel_needs(ground: Ground, number: int, start: int) -> tuple[Route, Route]:
    """Return the needs of one wave before they have trips."""
    if number == 1:
        name = _("Parcels in the morning, trip {trip}")
        sealed_name = _("Parcels to sealed buildings in the morning, trip {trip}")
    else:
        name = _("Parcels in the afternoon, trip {trip}")
        sealed_name = _("Parcels to sealed buildings in the afternoon, trip {trip}")
    wave = f"{ground.day_word(start)}-{number}"
    need = _carried(ground, f"deliver-{wave}", name, line="4.4")
    return need, _kept_apart(ground, need, f"deliver-sealed-{wave}", sealed_name, line="4.5")


def _carried(ground: Ground, ident: str, name: str, *, line: str) -> Route:
    """Return a need for two strong people with a cart."""
    return Route(
        id=ident,
        name=name,
        line=line,
        roles=(
            Role(
                name=_("carrier"),
                needed=2,
                wanted=2,
                kinds=frozenset({Kind.VOLUNTEER}),
                min_age=18,
                max_age=60,
            ),
        ),
        zone=Zone.INNER,
        ppe=ground.compound.site.ppe,
        strains=frozenset({HealthLimit.NO_OUTDOOR, HealthLimit.NO_LIFTING}),
        tags=frozenset({"delivery", "配送", "lifting", "搬运"}),
        crew=CLEAN_CREW,
    )


def _kept_apart(ground: Ground, need: Route, ident: str, name: str, *, line: str) -> Route:
    """Return the need for sealed buildings; nobody of the crew for open ones may serve there."""
    sealed = in_suits(ground, need, ident, name)
    return replace(sealed, line=line, crew=SUITED_CREW, apart_from=frozenset({CLEAN_CREW}))


def supplies(ground: Ground) -> Iterator[Need | Unserved]:
    """Yield the pairs that hand out what arrives on a supplies occasion (5.1): one bag for each household."""
    horizon = ground.compound.horizon
    bags = {number: households_of(building) for number, building in ground.building.items()}
    asked = {number: _handed_out(count) for number, count in bags.items()}
    for number, occasion in enumerate(ground.compound.occasions, 1):
        start = occasion.start
        if occasion.kind is not OccasionKind.SUPPLIES or not 0 <= start < horizon.minutes:
            continue
        team = Team(capacity=BUILDINGS_A_PAIR, minutes=occasion.minutes, loading=LOADING_MINUTES)
        visits = ground.visits((start, start + occasion.minutes), asked)
        wave = wave_of(ground.walks, visits, team, until=occasion.minutes)
        ident = f"supplies-{ground.day_word(start)}-{number}"
        need = _carried(ground, ident, _("Handing out supplies, pair {trip}"), line="5.1")
        sealed_name = _("Handing out supplies at sealed buildings, pair {trip}")
        sealed = _kept_apart(ground, need, f"supplies-sealed-{ident[9:]}", sealed_name, line="5.1")
        for item in needs_of_wave(need, sealed, wave, start):
            yield with_loads(item, bags)


def _handed_out(bags: int) -> tuple[int, int]:
    """Return one building for a pair that takes so many of them, and the minutes until all have their bag."""
    return min(1, bags), STOP_MINUTES + -(-bags // BAGS_A_MINUTE)


def supplies_to_doors(ground: Ground, line: str) -> Iterator[Need | Unserved]:
    """Yield the rounds to the doors of verified households, with every first wave (5.3, 9.3).

    A round with the same stops every day is one need, so that the same person can keep it; no name of a
    household is in it.
    """
    doors = ground.counted(lambda household: household.is_verified)
    asked = {place: (count, STOP_MINUTES + DOOR_MINUTES * count) for place, count in doors.items()}
    team = Team(capacity=DOOR_BAGS, minutes=WAVE_MINUTES, loading=LOADING_MINUTES)
    same: dict[tuple[bool, Trip], list[int]] = {}
    for _first, start in ground.moments(WAVES[0]):
        visits = ground.visits((start, start + 2 * WAVE_MINUTES), asked)
        wave = wave_of(ground.walks, visits, team)
        for is_sealed, found in ((False, wave.open), (True, wave.sealed)):
            for trip in found.trips:
                same.setdefault((is_sealed, trip), []).append(start)
            yield from (replace(row, line=line) for row in found.unserved)
    kinds = _door_needs(ground, line)
    for number, ((is_sealed, trip), starts) in enumerate(same.items(), 1):
        kind = kinds[is_sealed]
        yield on_trip(kind, f"{kind.id}-{number}", number, [shifted(trip, start) for start in starts])


def _door_needs(ground: Ground, line: str) -> tuple[Route, Route]:
    """Return the needs for open and for sealed buildings before they have trips."""
    need = replace(
        _carried(ground, "doors", _("Supplies to the door, round {trip}"), line=line),
        roles=(Role(name=_("carrier"), min_age=18, max_age=60),),
        crew="",
        continuity=CARE_CONTINUITY,
    )
    name = _("Supplies to the door in sealed buildings, round {trip}")
    return need, in_suits(ground, need, "doors-sealed", name)
