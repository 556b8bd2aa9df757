"""Makes the needs of the catalogue's lines for one compound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from paiban.scheduler.cases import Case, cases_of
from paiban.scheduler.catalogue import Line, NeedEntry, RoleEntry
from paiban.scheduler.clocks import anchored, daily
from paiban.values.compound import Compound
from paiban.values.needs import FULL_SUIT, Event, Makeup, Need, OnCall, Pair, Post, Role, Round, Stop, Zone
from paiban.values.people import Building, Kind
from paiban.values.spans import Span, Spans, merged, within

PPE_TRAINING = "ppe"
_KINDS: Mapping[str, type[Need]] = {
    "post": Post,
    "round": Round,
    "event": Event,
    "pair": Pair,
    "on-call": OnCall,
}
_AS_IT_IS = (
    "tier",
    "online",
    "strains",
    "tags",
    "hardship",
    "mixed",
    "one_role",
    "continuity",
    "crew",
    "crew_size",
    "apart_from",
    "consent",
    "home",
    "handles",
    "empties",
    "meeting",
    "teaches",
)


def needs_of_line(line: Line, compound: Compound) -> Iterator[Need]:
    """Return the needs of a line; none where there is nothing to make them for."""
    for entry in line.need:
        for case in cases_of(entry, compound):
            times = _times(entry, case, compound)
            if times:
                yield _need(line, entry, case, compound, times)


def _need(line: Line, entry: NeedEntry, case: Case, compound: Compound, times: Spans) -> Need:
    is_chinese, is_post = compound.site.language == "zh", entry.kind == "post"
    place = entry.place_zh if is_chinese else entry.place_en
    roles = (one for one in entry.role if not one.speaks or case.languages)
    return _KINDS[entry.kind](
        id=entry.id + case.suffix,
        name=(entry.zh if is_chinese else entry.en).format(**case.words),
        times=merged(times) if is_post else (),
        roles=tuple(_role(one, entry, case, compound, () if is_post else times) for one in roles),
        place=place or case.place,
        building=case.building,
        zone=Zone.CONTAMINATED if case.is_sealed else entry.zone,
        ppe=FULL_SUIT if case.is_sealed else _gear(entry, compound),
        stops=case.stops if entry.visits == "called" else _stops(entry, times, compound),
        makeup=tuple(Makeup(**dict(makeup)) for makeup in entry.makeup),
        generated=True,
        line=line.id.removesuffix("-sealed"),
        **{key: getattr(entry, key) for key in _AS_IT_IS},
        **_special(entry, case),
    )


def _special(entry: NeedEntry, case: Case) -> dict[str, Any]:
    """Return what only one kind of need has."""
    if entry.kind == "post":
        lengths = tuple(hours * 60 for hours in entry.hours)
        return {
            "lengths": dict.fromkeys(Kind, lengths) if lengths else {},
            "handover_minutes": entry.handover,
        }
    if entry.kind == "pair":
        return {"household": case.household}
    if entry.kind == "on-call":
        return {"at_home": entry.at_home, "compatible": entry.compatible}
    return {}


def _times(entry: NeedEntry, case: Case, compound: Compound) -> Spans:
    """Return when a need takes place: whole duties within the bounds, a post cut to them."""
    horizon = compound.horizon
    if case.span is not None:
        return within([case.span], [(0, horizon.minutes)])
    if case.anchors:
        return anchored(entry.times, case.anchors, horizon)
    found = tuple(
        (start + case.delay, end + case.delay) for start, end in daily(entry.times, horizon, entry.days)
    )
    if case.bounds is None:
        return found
    if entry.kind == "post":
        return within(found, case.bounds)
    return tuple(span for span in found if within([span], case.bounds) == (span,))


def _gear(entry: NeedEntry, compound: Compound) -> int:
    """Return the level of gear: outside as the situation asks for, unless the line says otherwise."""
    if entry.ppe is not None:
        return entry.ppe
    is_away = entry.online or entry.kind in ("pair", "on-call")
    return 0 if is_away else compound.site.ppe


def _role(entry: RoleEntry, need: NeedEntry, case: Case, compound: Compound, times: Spans) -> Role:
    lanes = case.lanes if entry.per_lane else 1
    wanted = max(1, entry.needed) if entry.wanted is None else entry.wanted
    return Role(
        name=entry.zh if compound.site.language == "zh" else entry.en,
        needed=entry.needed * lanes,
        wanted=(entry.needed if need.teaches else wanted) * lanes,
        skills=case.languages if entry.speaks else entry.skills,
        must=case.languages if need.kind == "pair" else entry.must,
        trainings=_trainings(entry, need, case, compound),
        kinds=entry.kinds,
        min_age=entry.min_age,
        max_age=entry.max_age,
        prefers=entry.prefers,
        times=times,
        learns=entry.learns,
    )


def _trainings(entry: RoleEntry, need: NeedEntry, case: Case, compound: Compound) -> frozenset[str]:
    """Return the training asked for: none unless trainings are recorded at all.

    A workbook without that column must still give a roster.
    """
    if entry.learns or not any(person.trainings for person in compound.volunteers):
        return frozenset()
    asked = need.trainings if entry.trainings is None else entry.trainings
    return asked | {PPE_TRAINING} if case.is_sealed else asked


def _stops(entry: NeedEntry, times: Spans, compound: Compound) -> tuple[Stop, ...]:
    """Return the buildings that a round comes to, in walking order, each with its share of the time."""
    if entry.visits is None:
        return ()
    walk = sorted(compound.buildings, key=lambda building: building.order)
    return tuple(stop for span in times for stop in _walk(walk, span, is_sealed=entry.visits == "sealed"))


def _walk(buildings: list[Building], span: Span, *, is_sealed: bool) -> Iterator[Stop]:
    chosen = [one for one in buildings if one.is_sealed(span) == is_sealed]
    minutes = span[1] - span[0]
    for index, building in enumerate(chosen):
        yield Stop(
            place=building.number,
            start=span[0] + minutes * index // len(chosen),
            end=span[0] + minutes * (index + 1) // len(chosen),
            is_sealed=is_sealed,
        )
