"""Who is called on: the head count before a swab test, verifying residents in need, dogs nobody can walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from paiban.scheduler.trip_needs import Ground, households_of, in_suits, needs_of_wave, with_loads
from paiban.scheduler.waves import Team, wave_of
from paiban.text import _
from paiban.values.compound import OccasionKind
from paiban.values.needs import Home, Makeup, Need, Role, Route, Tier
from paiban.values.people import HealthLimit, Kind
from paiban.values.problem import Unserved

COUNT_AT, COUNT_MINUTES = 9 * 60, 240
COUNTED_BUILDINGS = 2  # by one pair
KNOCK_MINUTES = 1  # a household at its door: how many are you, can everybody come down
VERIFY_AT = (
    9 * 60,
    10 * 60 + 30,
    14 * 60,
    15 * 60 + 30,
)  # in turn, because there are few staff to come along
VERIFY_DAYS, VERIFY_MINUTES = 2, 90
TALK_MINUTES, TALKS = 15, 5  # with one household; of one pair
DOGS_AT, DOGS_MINUTES = (7 * 60, 20 * 60), 120
DOG_MINUTES, DOGS = 20, 3  # for one dog; of one person


def head_counts(ground: Ground) -> Iterator[Need | Unserved]:
    """Yield the pairs that go from door to door the day before a swab test (2.1), if it is planned."""
    horizon = ground.compound.horizon
    tests = (row.start for row in ground.compound.occasions if row.kind is OccasionKind.SWAB)
    doors = {number: households_of(building) for number, building in ground.building.items()}
    asked = {number: (min(1, count), KNOCK_MINUTES * count) for number, count in doors.items()}
    team = Team(capacity=COUNTED_BUILDINGS, minutes=COUNT_MINUTES)
    for day in sorted({horizon.day_index(start) - 1 for start in tests}):
        if not 0 <= day < horizon.day_count:
            continue
        start = horizon.minute(horizon.date_of(day), COUNT_AT)
        wave = wave_of(ground.walks, ground.visits((start, start + 2 * COUNT_MINUTES), asked), team)
        ident = f"count-{ground.day_word(start)}"
        need = replace(_called_on(ground, ident, _("Head count, pair {trip}"), "2.1"), home=Home.PREFER)
        name = _("Head count in sealed buildings, pair {trip}")
        sealed = in_suits(ground, need, f"count-sealed-{ident[6:]}", name)
        for item in needs_of_wave(need, sealed, wave, start):
            loaded = with_loads(item, doors)
            yield loaded if isinstance(loaded, Unserved) else replace(loaded, building=loaded.stops[0].place)


def _called_on(ground: Ground, ident: str, name: str, line: str) -> Route:
    """Return a need for a pair that goes from door to door."""
    kinds = frozenset({Kind.VOLUNTEER, Kind.STAFF})
    role = Role(name=_("visitor"), needed=2, wanted=2, kinds=kinds, min_age=18)
    return Route(
        id=ident,
        name=name,
        line=line,
        roles=(role,),
        ppe=ground.compound.site.ppe,
        tags=frozenset({"home visit", "上门"}),
    )


def verifications(ground: Ground) -> Iterator[Need | Unserved]:
    """Yield a pair for every building with residents in need (9.1), one of staff, in the first 48 hours."""
    horizon = ground.compound.horizon
    homes = ground.counted(lambda _household: 1)
    days = [horizon.date_of(index) for index in range(min(VERIFY_DAYS, horizon.day_count))]
    starts = [horizon.minute(day, clock) for day in days for clock in VERIFY_AT]
    team = Team(capacity=TALKS, minutes=VERIFY_MINUTES)
    has_staff = any(person.kind is Kind.STAFF for person in ground.compound.volunteers)
    for number, (place, count) in enumerate(homes.items()):
        start = starts[number % len(starts)]
        asked = {place: (count, TALK_MINUTES * count)}
        wave = wave_of(ground.walks, ground.visits((start, start + VERIFY_MINUTES), asked), team)
        name = _("Verifying residents in need, building {building}").format(building=place)
        need = replace(
            _called_on(ground, f"verify-{place}", name, "9.1"),
            building=place,
            home=Home.PREFER,
            makeup=(Makeup(kinds=frozenset({Kind.STAFF})),) if has_staff else (),
        )
        yield from needs_of_wave(need, in_suits(ground, need, f"verify-sealed-{place}", name), wave, start)


def dog_walks(ground: Ground) -> Iterator[Need | Unserved]:
    """Yield who walks the dogs of sealed buildings in the morning and in the evening (11.1)."""
    dogs = ground.counted(lambda household: household.dogs)
    asked = {place: (count, DOG_MINUTES * count) for place, count in dogs.items()}
    team = Team(capacity=DOGS, minutes=DOGS_MINUTES)
    is_recorded = any("pets" in person.skills for person in ground.compound.volunteers)
    role = Role(name=_("dog walker"), skills=frozenset({"pets"}) if is_recorded else frozenset())
    for number, start in ground.moments(*DOGS_AT):
        visits = ground.visits((start, start + DOGS_MINUTES), asked)
        wave = wave_of(ground.walks, (visit for visit in visits if visit.is_sealed), team)
        morning, evening = _("Walking dogs in the morning, {trip}"), _("Walking dogs in the evening, {trip}")
        name = morning if number == 1 else evening
        need = Route(
            id=f"dogs-{ground.day_word(start)}-{number}",
            name=name,
            line="11.1",
            tier=Tier.P4,
            roles=(role,),
            strains=frozenset({HealthLimit.NO_OUTDOOR}),
            tags=frozenset({"pets", "宠物"}),
        )
        yield from needs_of_wave(need, in_suits(ground, need, need.id, name), wave, start)
