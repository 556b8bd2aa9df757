"""What a need of the catalogue is made for, again and again: gates, buildings, households, occasions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from paiban.scheduler.catalogue import NeedEntry, Per
from paiban.scheduler.swab import SwabPlan, planned, swab_plans
from paiban.text import _
from paiban.values.compound import Compound, Household, OccasionKind
from paiban.values.needs import Stop
from paiban.values.people import Building
from paiban.values.spans import Span, Spans, merged, within

_WORD_BUILDING = re.compile("(号楼|号|栋|幢|楼|#)$")  # the sentence has a word of its own for it
GREETING_STEP = 15  # greetings of one building follow each other, so that one helper can make several
GUIDE_LEAD = 10  # minutes that a guide is there before the building is called


@dataclass(frozen=True)
class Case:
    """One thing that a need is made for.

    ``suffix`` ends the need's id, ``words`` fill its name. It takes place within ``bounds``, or counts from
    ``anchors``, or fills ``span``; ``delay`` shifts it. ``languages`` are spoken where it takes place.
    """

    suffix: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    bounds: Spans | None = None
    anchors: Mapping[str, int] = field(default_factory=dict)
    span: Span | None = None
    delay: int = 0
    place: str = ""
    building: str | None = None
    household: str = ""
    languages: frozenset[str] = frozenset()
    lanes: int = 1
    is_sealed: bool = False
    stops: tuple[Stop, ...] = ()


def cases_of(entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    """Return everything that a need is made for in this compound."""
    yield from _MAKERS[entry.per](entry, compound)


def building_label(number: str) -> str:
    """Return a building's number without a word for building."""
    return _WORD_BUILDING.sub("", number) or number


def sealed_buildings(compound: Compound) -> tuple[Building, ...]:
    """Return the buildings that are sealed at some planned time, in walking order."""
    whole = [(0, compound.horizon.minutes)]
    found = (building for building in compound.buildings if within(building.sealed, whole))
    return tuple(sorted(found, key=lambda building: building.order))


def gates(compound: Compound) -> tuple[str, ...]:
    """Return the open gates: those of the site, else those that the buildings name, else one."""
    named = compound.site.gates or tuple(dict.fromkeys(one.gate for one in compound.buildings if one.gate))
    return named or (_("main gate"),)


def _site(_entry: NeedEntry, _compound: Compound) -> Iterator[Case]:
    yield Case()


def _gate(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    for index, gate in enumerate(gates(compound)):
        yield Case(suffix=f"-{index + 1}" if index else "", words={"place": gate}, place=gate)


def _sealed(entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    for building in sealed_buildings(compound):
        yield Case(
            suffix=f"-{building.number}",
            words={"building": building_label(building.number)},
            bounds=building.sealed,
            place=building.number,
            building=building.number if entry.inside else None,
        )


def _sealed_all(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    if sealed_buildings(compound):
        spans = merged(span for building in compound.buildings for span in building.sealed)
        yield Case(bounds=spans, place=_("sealed buildings"))


def _households(trait: str) -> Callable[[NeedEntry, Compound], Iterator[Case]]:
    def found(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
        seen: dict[str, int] = {}
        for home in compound.households:
            if getattr(home, trait):
                number = seen[home.building] = seen.get(home.building, 0) + 1
                yield _household(home, number)

    return found


def _household(home: Household, number: int) -> Case:
    return Case(
        suffix=f"-{home.building}-{number}",
        words={"household": home.name},
        place=home.building,
        building=home.building,
        household=home.name,
        languages=home.languages,
        delay=(number - 1) * GREETING_STEP,
    )


def _occasions(kind: OccasionKind) -> Callable[[NeedEntry, Compound], Iterator[Case]]:
    def found(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
        for occasion in planned(compound, kind):
            anchors = {"T": occasion.start, "E": occasion.start + occasion.minutes}
            yield Case(suffix=_dated(compound, occasion.start), place=occasion.place, anchors=anchors)

    return found


def _swab(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    for plan in swab_plans(compound):
        yield Case(
            suffix=_dated(compound, plan.start),
            place=plan.place,
            anchors={"T": plan.start, "E": plan.end},
            lanes=plan.lanes,
            stops=plan.stops,
        )


def _swab_eve(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    """The day before; a test on the first day has none, for that day is not planned."""
    for plan in swab_plans(compound):
        day = compound.horizon.day_index(plan.start) - 1
        if day >= 0:
            yield Case(suffix=_dated(compound, plan.start), bounds=(compound.horizon.days[day],))


def _swab_building(_entry: NeedEntry, compound: Compound) -> Iterator[Case]:
    for plan in swab_plans(compound):
        yield from (_guided(compound, plan, stop) for stop in plan.stops)


def _guided(compound: Compound, plan: SwabPlan, stop: Stop) -> Case:
    building = next(one for one in compound.buildings if one.number == stop.place)
    return Case(
        suffix=f"{_dated(compound, plan.start)}-{stop.place}",
        words={"building": building_label(stop.place)},
        span=(stop.start - GUIDE_LEAD, stop.end),
        place=stop.place,
        building=stop.place,
        languages=building.languages,
        is_sealed=stop.is_sealed,
        stops=(stop,),
    )


def _dated(compound: Compound, minute: int) -> str:
    """Return the day and hour by which two occasions differ."""
    return f"-{compound.horizon.moment(minute):%m%d-%H}"


_MAKERS: Mapping[Per, Callable[[NeedEntry, Compound], Iterator[Case]]] = {
    Per.SITE: _site,
    Per.GATE: _gate,
    Per.SEALED: _sealed,
    Per.SEALED_ALL: _sealed_all,
    Per.GREETED: _households("is_greeted"),
    Per.WATCHED: _households("is_watched"),
    Per.PETS: _households("pets"),
    Per.SHOW: _occasions(OccasionKind.SHOW),
    Per.MEETING: _occasions(OccasionKind.MEETING),
    Per.SUPPLIES: _occasions(OccasionKind.SUPPLIES),
    Per.SWAB: _swab,
    Per.SWAB_EVE: _swab_eve,
    Per.SWAB_BUILDING: _swab_building,
}
