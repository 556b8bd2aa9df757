"""A swab test: how many lanes, which building comes when, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from paiban.scheduler.catalogue import Each, NeedSheet, Per
from paiban.scheduler.scope import Scope, of_building
from paiban.values.compound import Compound, Occasion
from paiban.values.needs import Stop
from paiban.values.people import Building
from paiban.values.spans import Spans, merged

PEOPLE_PER_HOUSEHOLD = 3  # where only the households of a building are known


@dataclass(frozen=True, kw_only=True, slots=True)
class CallDown:
    """The lanes of a swab test and the turn of every building, in the order in which they come down."""

    lanes: int
    stops: tuple[Stop, ...]
    end: int


def call_down(compound: Compound, occasion: Occasion) -> CallDown:
    """Return when which building comes down: at the lanes' pace, clean ones first and sealed ones last.

    With few people known, the test still lasts as long as it may.
    """
    ordered = sorted(
        compound.buildings,
        key=lambda building: (_is_sealed(building, occasion), building.order),
    )
    people = sum(residents(building) for building in ordered)
    lanes = occasion.lanes or max(1, ceil(people / (occasion.rate * occasion.minutes)))
    pace = lanes * occasion.rate
    stops, before = [], 0
    for building in ordered:
        after = before + residents(building)
        if after > before:
            span = occasion.start + floor(before / pace), occasion.start + ceil(after / pace)
            stops.append(
                Stop(
                    place=building.number,
                    start=span[0],
                    end=span[1],
                    load=after - before,
                    is_sealed=_is_sealed(building, occasion),
                )
            )
        before = after
    end = stops[-1].end if stops else occasion.start + occasion.minutes
    return CallDown(lanes=lanes, stops=tuple(stops), end=end)


def residents(building: Building) -> int:
    """Return how many people of a building come to a test."""
    return building.residents or building.households * PEOPLE_PER_HOUSEHOLD


def _is_sealed(building: Building, occasion: Occasion) -> bool:
    return building.is_sealed((occasion.start, occasion.start + occasion.minutes))


def swab_scopes(sheet: NeedSheet, compound: Compound, occasion: Occasion, key: str) -> Iterator[Scope]:
    """Yield the scope of the whole test, or one for every building's turn."""
    whole = ((0, compound.horizon.minutes),)
    plan = call_down(compound, occasion)
    marks = {"T": occasion.start, "E": plan.end}
    numbers = {building.number: building for building in compound.buildings}
    if sheet.per is Per.BUILDING:
        for stop in plan.stops:
            own = of_building(numbers[stop.place], whole)
            yield Scope(
                bounds=whole,
                key=f"{key}-{stop.place}",
                label=own.label,
                place=stop.place,
                building=stop.place,
                marks=marks | {"B": stop.start, "F": stop.end},
                stops=(stop,),
            )
        return
    yield Scope(
        bounds=whole,
        key=key,
        counts={Each.LANE: plan.lanes},
        languages=_languages(plan, numbers),
        marks=marks,
        stops=plan.stops if sheet.call_down else (),
    )


def _languages(plan: CallDown, numbers: dict[str, Building]) -> dict[str, Spans]:
    """Return which languages are spoken at the site, and when the buildings that need them come."""
    found: dict[str, list[tuple[int, int]]] = {}
    for stop in plan.stops:
        for language in sorted(numbers[stop.place].languages):
            found.setdefault(language, []).append((stop.start, stop.end))
    return {language: merged(spans) for language, spans in sorted(found.items())}
