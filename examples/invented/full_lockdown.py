"""The full lockdown: 2,400 residents in 30 buildings, five of them sealed, every task and every team."""

from __future__ import annotations

from datetime import date
from random import Random

from examples.invented.full_lockdown_people import (
    BUILDINGS,
    SEALED_AT_ONCE,
    SEALED_LATER,
    full_lockdown_people,
)
from examples.invented.timetable import at
from paiban.scheduler.catalogue import load_catalogue
from paiban.values.compound import Compound, Household, Occasion, OccasionKind
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Site
from paiban.values.spans import Spans

SEED = 20220403
RESIDENTS = 2400
COLUMNS, STEP_METRES = 6, 45
SHARED_FLATS = {"12": 4, "27": 6}
LANGUAGES = {"9": "sign-language", "14": "english", "23": "sign-language"}


def full_lockdown() -> Compound:
    """Return the same invented compound at every call."""
    horizon = Horizon(date(2022, 4, 1), date(2022, 4, 5))
    return Compound(
        site=Site(
            name="锦绣家园",
            suits={2: 130},
            handover_minutes=10,
            gates=("南大门",),
            closed=frozenset({("9", "15"), ("10", "16")}),
            carts=5,
            cart_load=40,
            beds=8,
        ),
        horizon=horizon,
        volunteers=full_lockdown_people(horizon, SEED),
        buildings=_buildings(horizon),
        occasions=_occasions(horizon),
        households=_households(),
        tasks={line.id: True for line in load_catalogue().lines},
    )


def _buildings(horizon: Horizon) -> tuple[Building, ...]:
    random = Random(SEED)
    at_once: Spans = ((0, horizon.minutes),)
    later: Spans = ((at(horizon, 2, 20, 24)[0], horizon.minutes),)
    sealed = {**dict.fromkeys(SEALED_AT_ONCE, at_once), SEALED_LATER: later}
    residents = _residents(random)
    found = []
    for index, number in enumerate(BUILDINGS):
        row, column = divmod(index, COLUMNS)
        found.append(
            Building(
                number=number,
                households=residents[index] * 2 // 5,
                residents=residents[index],
                order=index + 1,
                gate="南大门",
                sealed=sealed.get(number, ()),
                languages=frozenset({LANGUAGES[number]}) if number in LANGUAGES else frozenset(),
                position=(column * STEP_METRES, 40 + row * STEP_METRES),
                parcels=random.randint(4, 9),
                shared_flats=SHARED_FLATS.get(number, 0),
            )
        )
    return tuple(found)


def _residents(random: Random) -> list[int]:
    """Return how many live in each building, all of them together."""
    drawn = [random.randint(66, 94) for _ in BUILDINGS]
    drawn[-1] += RESIDENTS - sum(drawn)
    return drawn


def _occasions(horizon: Horizon) -> tuple[Occasion, ...]:
    """Return two swab mornings, a lorry of supplies, a show from the balconies, and a meeting of leaders."""
    return (
        *(
            Occasion(
                kind=OccasionKind.SWAB, start=at(horizon, day, 8, 12)[0], place="中心广场", lanes=5, rate=2.0
            )
            for day in (2, 4)
        ),
        Occasion(kind=OccasionKind.SUPPLIES, start=at(horizon, 3, 13, 16)[0], place="南大门"),
        Occasion(kind=OccasionKind.SHOW, start=at(horizon, 5, 19, 20)[0], place="各楼阳台"),
        Occasion(kind=OccasionKind.MEETING, start=at(horizon, 1, 8, 9)[0], place="居委会"),
    )


def _households() -> tuple[Household, ...]:
    """Return those who are looked after: greeted, watched over, supplied at the door; with dogs and pets."""
    return (
        *(
            Household(name=f"{number}号楼{room}室", building=number, is_greeted=True, is_verified=True)
            for number, room in (("2", 501), ("4", 102), ("6", 303), ("13", 602), ("19", 101), ("26", 402))
        ),
        Household(name="9号楼201室", building="9", is_greeted=True, languages=frozenset({"sign-language"})),
        Household(name="14号楼703室", building="14", is_greeted=True, languages=frozenset({"english"})),
        Household(name="21号楼304室", building="21", is_watched=True),
        Household(name="11号楼802室", building="11", is_watched=True, needs_medicine=True),
        Household(name="5号楼1001室", building="5", needs_medicine=True),
        *(
            Household(name=f"{number}号楼{room}室", building=number, dogs=dogs)
            for number, room, dogs in (("4", 801, 1), ("11", 301, 2), ("17", 604, 1), ("23", 502, 1))
        ),
        Household(name="17号楼202室", building="17", pets=1),
    )
