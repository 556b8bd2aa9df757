"""What has happened since the workbook was written: buildings sealed and unsealed, people and hours added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from paiban.values.compound import Compound
from paiban.values.needs import Need
from paiban.values.people import Building, Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Assignment
from paiban.values.spans import Span, Spans, merged, within, without


@dataclass(frozen=True, kw_only=True, slots=True)
class Seal:
    """A building is sealed, or no longer, from ``start`` until ``end`` (minutes of the horizon)."""

    building: str
    start: int
    end: int
    sealed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """Somebody offers ``[start, end)`` as well (minutes of the horizon)."""

    volunteer: str
    start: int
    end: int


def changed(
    compound: Compound, seals: Iterable[Seal], hours: Iterable[Hours], newcomers: Iterable[Volunteer] = ()
) -> Compound:
    """Return the compound as it is now; a newcomer whom the workbook knows by now is as it says."""
    seals, hours = tuple(seals), tuple(hours)
    known = {person.id for person in compound.volunteers}
    people = (*compound.volunteers, *(person for person in newcomers if person.id not in known))
    return replace(
        compound,
        buildings=tuple(_building(building, seals) for building in compound.buildings),
        volunteers=tuple(_person(person, hours) for person in people),
    )


def _building(building: Building, seals: Iterable[Seal]) -> Building:
    """Return a building after all that happened to it, one after another: the last word counts."""
    sealed = building.sealed
    for seal in seals:
        if seal.building == building.number:
            span = [(seal.start, seal.end)]
            sealed = merged([*sealed, *span]) if seal.sealed else without(sealed, span)
    return replace(building, sealed=sealed)


def _person(person: Volunteer, hours: Iterable[Hours]) -> Volunteer:
    more = [(row.start, row.end) for row in hours if row.volunteer == person.id]
    return replace(person, available=merged([*person.available, *more])) if more else person


def opened(before: Problem, after: Problem) -> Mapping[str, Spans]:
    """Return by need when somebody is asked for who was not asked for before."""
    old, new = _asked(before.needs), _asked(after.needs)
    found = {ident: without(spans, old.get(ident, ())) for ident, spans in new.items()}
    return {ident: spans for ident, spans in found.items() if spans}


def still_asked(
    before: Problem, after: Problem, standing: Iterable[Assignment], now: int
) -> tuple[Assignment, ...]:
    """Return the standing duties without those, from ``now`` on, that nobody asks for any more.

    What began before ``now`` stays. Of a duty that is called off in part the rest stays.
    """
    over = opened(after, before)
    kept: list[Assignment] = []
    for row in standing:
        spans: Spans = ((row.start, row.end),)
        if row.start >= now:
            spans = without(spans, over.get(row.need, ()))
        kept.extend(replace(row, start=start, end=end) for start, end in spans)
    return tuple(kept)


def with_past_needs(before: Problem, after: Problem, now: int) -> Problem:
    """Return ``after`` with the needs that went with a seal, up to ``now``: who served there has served."""
    gone = [need for need in before.needs if need.id not in after.need]
    past = [_until(need, now) for need in gone]
    return replace(after, needs=(*after.needs, *(need for need in past if _times(need))))


def _until(need: Need, now: int) -> Need:
    roles = tuple(replace(role, times=within(role.times, [(0, now)])) for role in need.roles)
    return replace(need, times=within(need.times, [(0, now)]), roles=roles)


def _asked(needs: Iterable[Need]) -> Mapping[str, Spans]:
    return {need.id: merged(_times(need)) for need in needs}


def _times(need: Need) -> list[Span]:
    return [span for role in need.roles for span in role.times or need.times]
