"""The swab test: how many lanes, which building comes when, and when it is over.

Clean buildings come first and sealed ones last, each in its place on a walk; the lanes pace them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from paiban.values.compound import Compound, Occasion, OccasionKind
from paiban.values.needs import Stop
from paiban.values.people import Building

PEOPLE_A_HOUSEHOLD = 2.5  # where only households are known
LEAST_MINUTES = 15


@dataclass(frozen=True)
class SwabPlan:
    """One test from its ``start`` to its ``end``, with the call-down of the buildings; in minutes."""

    start: int
    end: int
    place: str
    lanes: int
    stops: tuple[Stop, ...]


def swab_plans(compound: Compound) -> Iterator[SwabPlan]:
    """Return the plan of every swab test of the planned days."""
    for occasion in planned(compound, OccasionKind.SWAB):
        yield swab_plan(compound, occasion)


def planned(compound: Compound, kind: OccasionKind) -> Iterator[Occasion]:
    """Return the occasions of a kind that begin on the planned days."""
    for occasion in compound.occasions:
        if occasion.kind is kind and 0 <= occasion.start < compound.horizon.minutes:
            yield occasion


def swab_plan(compound: Compound, occasion: Occasion) -> SwabPlan:
    """Return lanes and call-down: nobody is called before the lanes have room for the building."""
    span = occasion.start, occasion.start + occasion.minutes
    buildings = sorted(compound.buildings, key=lambda one: (one.is_sealed(span), one.order))
    residents = sum(map(residents_of, buildings))
    lanes = occasion.lanes or max(1, ceil(residents / (occasion.rate * occasion.minutes)))
    stops = tuple(_call_down(buildings, occasion, lanes, span))
    end = max([occasion.start + LEAST_MINUTES, *(stop.end for stop in stops)])
    return SwabPlan(start=occasion.start, end=end, place=occasion.place, lanes=lanes, stops=stops)


def residents_of(building: Building) -> int:
    """Return how many people live in a building, estimated from its households if that is all we know."""
    return building.residents or ceil(building.households * PEOPLE_A_HOUSEHOLD)


def _call_down(
    buildings: list[Building], occasion: Occasion, lanes: int, span: tuple[int, int]
) -> Iterator[Stop]:
    tested, pace = 0, lanes * occasion.rate
    for building in buildings:
        people = residents_of(building)
        if people:
            start, end = (occasion.start + ceil(count / pace) for count in (tested, tested + people))
            tested += people
            yield Stop(
                place=building.number,
                start=start,
                end=max(end, start + 1),
                load=people,
                is_sealed=building.is_sealed(span),
            )
