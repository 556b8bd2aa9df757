"""What one need of the catalogue is for: a gate, a building, a household, a swab test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from paiban.scheduler.catalogue import Each, NeedSheet, Per, load_catalogue
from paiban.skills.taxonomy import load_taxonomy
from paiban.values.compound import Compound
from paiban.values.needs import Stop
from paiban.values.people import Building
from paiban.values.spans import Spans, within

_WORD_BUILDING = re.compile("(号楼|号|栋|幢|楼|#)$")  # names of needs have a word of their own for it
GREETED_IN_A_ROW = 3  # homes of a building that one helper can greet one after the other


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What one need is for.

    ``key`` makes its id its own, ``label`` its name; its times lie within ``bounds`` and come ``later``
    minutes after those of the catalogue. ``counts`` says how often a role is asked for;
    ``languages`` which are spoken when (no times: always), ``must`` what everybody speaks. ``marks`` are the
    moments that phases speak of.
    """

    bounds: Spans
    key: str = ""
    label: str = ""
    place: str = ""
    building: str | None = None
    household: str = ""
    later: int = 0
    counts: Mapping[Each, int] = field(default_factory=dict)
    languages: Mapping[str, Spans] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    marks: Mapping[str, int] = field(default_factory=dict)
    stops: tuple[Stop, ...] = ()


def scopes(sheet: NeedSheet, compound: Compound) -> Iterator[Scope]:
    """Yield what a need of the catalogue is made for, one after the other."""
    whole = ((0, compound.horizon.minutes),)
    match sheet.per:
        case Per.SITE:
            yield Scope(bounds=whole)
        case Per.GATE:
            yield from _gates(compound, whole)
        case Per.SEALED:
            for building in compound.buildings:
                if sealed := within(building.sealed, whole):
                    yield of_building(building, sealed)
        case Per.BUILDING:
            for building in compound.buildings:
                yield of_building(building, whole)
        case Per.LANGUAGE:
            yield from _languages(compound, whole)
        case Per.HOUSEHOLD:
            yield from _households(sheet, compound, whole)


def of_building(building: Building, bounds: Spans) -> Scope:
    """Return the scope of a building."""
    return Scope(
        bounds=bounds,
        key=building.number,
        label=_WORD_BUILDING.sub("", building.number) or building.number,
        place=building.number,
        building=building.number,
    )


def _gates(compound: Compound, whole: Spans) -> Iterator[Scope]:
    known = {building.gate: None for building in compound.buildings if building.gate}
    usual = load_catalogue().places["gate"].said(compound.site.language)
    names = compound.site.gates or tuple(known) or (usual,)
    for name in dict.fromkeys(names):
        yield Scope(bounds=whole, key=name if len(names) > 1 else "", label=name, place=name)


def _languages(compound: Compound, whole: Spans) -> Iterator[Scope]:
    spoken: frozenset[str] = frozenset().union(
        *(building.languages for building in compound.buildings),
        *(household.languages for household in compound.households),
    )
    for ident in sorted(spoken):
        label = load_taxonomy().label(ident, compound.site.language)
        yield Scope(bounds=whole, key=ident, label=label, languages={ident: ()})


def _households(sheet: NeedSheet, compound: Compound, whole: Spans) -> Iterator[Scope]:
    """Yield the households that have the wish of the need; names are restricted, so they have numbers.

    Homes of one building come one after the other, so that one helper can see to some of them.
    """
    before: dict[str, int] = {}
    for number, household in enumerate(compound.households, start=1):
        if not getattr(household, sheet.wish):
            continue
        position = before.get(household.building, 0)
        before[household.building] = position + 1
        yield Scope(
            bounds=whole,
            key=str(number),
            label=str(number),
            building=household.building,
            household=household.name,
            later=position % GREETED_IN_A_ROW * sheet.minutes,
            counts={Each.PET: household.pets},
            must=household.languages,
        )
