"""Rounds along buildings: who comes where when, in as many crews as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paiban.scheduler.catalogue import NeedSheet, Visits
from paiban.scheduler.making import need_of
from paiban.scheduler.schedule import daily, duties_of, fitted, starts_of, waiting
from paiban.scheduler.scope import Scope
from paiban.values.compound import Compound
from paiban.values.needs import Need, Stop
from paiban.values.people import Building
from paiban.values.spans import Span


def visiting(
    sheet: NeedSheet, line: str, scope: Scope, compound: Compound, made: Sequence[Need]
) -> Iterator[Need]:
    """Yield the round of each crew that a need of the catalogue takes, with its stops in order.

    A round starts when what it waits for has ended. Which buildings it comes to is known at that moment.
    """
    crews: dict[int, list[tuple[Stop, ...]]] = {}
    for start in _starts(sheet, compound, made):
        for number, stops in enumerate(_walks(sheet, compound, start), start=1):
            if fitted(sheet.kind, [_span(stops)], scope.bounds):
                crews.setdefault(number, []).append(stops)
    for number, walks in sorted(crews.items()):
        stops = tuple(stop for walk in walks for stop in walk)
        own = replace(scope, key="" if number == 1 else str(number), stops=stops)
        need = need_of(sheet, line, own, compound, tuple(_span(walk) for walk in walks))
        yield replace(need, name=f"{need.name} {number}") if len(crews) > 1 else need


def _starts(sheet: NeedSheet, compound: Compound, made: Sequence[Need]) -> Iterator[int]:
    awaited = duties_of(sheet.after, made)
    for start, _end in daily(((clock, clock) for clock in starts_of(sheet)), compound.horizon):
        yield waiting(start, awaited)


def _walks(sheet: NeedSheet, compound: Compound, start: int) -> Iterator[tuple[Stop, ...]]:
    """Yield the stops of each crew of a round that starts at some minute."""
    wants_sealed = sheet.visits is Visits.SEALED
    chosen = [
        building for building in compound.buildings if building.is_sealed((start, start + 1)) == wants_sealed
    ]
    chosen.sort(key=lambda building: (-building.shared_flats * sheet.shared_first, building.order))
    most = max(1, sheet.longest_minutes // sheet.stop_minutes)
    crews = -(-len(chosen) // most)
    for crew in range(crews):
        part = chosen[crew * len(chosen) // crews : (crew + 1) * len(chosen) // crews]
        yield tuple(_stops(sheet, part, start))


def _stops(sheet: NeedSheet, buildings: Sequence[Building], start: int) -> Iterator[Stop]:
    for building in buildings:
        end = start + sheet.stop_minutes
        yield Stop(place=building.number, start=start, end=end, is_sealed=sheet.visits is Visits.SEALED)
        start = end


def _span(stops: Sequence[Stop]) -> Span:
    return stops[0].start, stops[-1].end
