"""Small compounds for tests of the catalogue: three days, a few buildings, nobody typed anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from paiban.scheduler.catalogue import load_catalogue
from paiban.scheduler.situation import needs_of
from paiban.values.compound import Compound, Household, Occasion, OccasionKind
from paiban.values.needs import Need, Role
from paiban.values.people import Building, Kind, Site, Volunteer
from paiban.values.spans import Span, Spans
from tests.builders import horizon, person

DAYS = 3
ALL_LINES = {line.id: True for line in load_catalogue().lines}
NO_LINES = dict.fromkeys(ALL_LINES, False)
TRAINED = person("Mei", trainings=frozenset({"ppe"}), building="3")
GUARD = person("Wu", kind=Kind.GUARD)
STAFF = person("Lin", kind=Kind.STAFF)
MEDIC = person("Yu", skills=frozenset({"doctor", "calm", "counsellor", "police"}))
OPEN = Building(number="1", residents=60, order=1, gate="南门")
SEALED = Building(number="3", residents=60, order=2, gate="南门", sealed=((0, 100_000),))
SPEAKING = Building(
    number="5", residents=60, order=3, gate="北门", languages=frozenset({"sign-language", "english"})
)
HOME = Household(
    name="5-201",
    building="5",
    languages=frozenset({"sign-language"}),
    is_greeted=True,
    is_watched=True,
    pets=2,
)
CALENDAR = (
    Occasion(kind=OccasionKind.SWAB, start=1440 + 480, lanes=2),
    Occasion(kind=OccasionKind.SUPPLIES, start=600, minutes=120),
    Occasion(kind=OccasionKind.SHOW, start=1140, minutes=60),
    Occasion(kind=OccasionKind.MEETING, start=900, minutes=10),
)


def compound(*people: Volunteer, **known: Any) -> Compound:
    """A compound of three days in English; everything else may be given."""
    site = Site(name="test", language="en")
    return Compound(**{"site": site, "horizon": horizon(DAYS), "volunteers": people, **known})


def everything(**known: Any) -> Compound:
    """A compound in which every line of the catalogue is on and has what it asks for."""
    people = known.pop("people", (TRAINED, GUARD, STAFF, MEDIC))
    return compound(
        *people,
        **{
            "buildings": (OPEN, SEALED, SPEAKING),
            "occasions": CALENDAR,
            "households": (HOME,),
            "tasks": ALL_LINES,
            **known,
        },
    )


def only(*lines: str, **known: Any) -> dict[str, Need]:
    """The needs, by id, of these lines alone."""
    return by_id(needs_of(everything(tasks=NO_LINES | dict.fromkeys(lines, True), **known)))


def by_id(needs: Iterable[Need]) -> dict[str, Need]:
    return {need.id: need for need in needs}


def duties(need: Need) -> Spans:
    """All duty times of a need, of all its roles."""
    return tuple(sorted({span for role in need.roles for span in role.times or need.times}))


def role(need: Need, name: str) -> Role:
    return next(role for role in need.roles if role.name == name)


def hours(*spans: tuple[float, float]) -> Spans:
    """Spans in hours of the horizon, as minutes."""
    return tuple((round(start * 60), round(end * 60)) for start, end in spans)


def day(number: int, start: float, end: float) -> Span:
    """Hours of a day of the horizon, the first being 1, as minutes."""
    first = (number - 1) * 1440
    return first + round(start * 60), first + round(end * 60)
