"""Sending out as few people as serve all places: first to the open buildings, then to the sealed ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from paiban.scheduler.routes import TOO_MUCH, Crew, Routes, Trip, Visit, on_grid, routes
from paiban.scheduler.walking import Walks
from paiban.values.problem import Unserved


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """What goes out at once: how much one trip takes, how long loading and everything may take.

    There are ``carts`` of them (``None``: as many as it takes); a cart that is back goes out again.
    """

    capacity: int
    minutes: int
    loading: int = 0
    carts: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Wave:
    """The routes to open and to sealed buildings; times count from the wave's start."""

    open: Routes
    sealed: Routes


def wave_of(walks: Walks, visits: Iterable[Visit], team: Team, until: int | None = None) -> Wave:
    """Return the routes of one wave; those to sealed buildings start when the last of the others is back.

    Either kind may take the team's minutes; ``until`` ends both.
    """
    by_kind: tuple[list[Visit], list[Visit]] = ([], [])
    for visit in visits:
        by_kind[visit.is_sealed].append(visit)
    clean = sent_out(walks, tuple(by_kind[0]), team, 0, is_protected=False)
    start = on_grid(max((trip.end for trip in clean.trips), default=0))
    left = team.minutes if until is None else max(0, min(team.minutes, until - start))
    suited = replace(team, minutes=left)
    return Wave(open=clean, sealed=sent_out(walks, tuple(by_kind[1]), suited, start, is_protected=True))


def sent_out(
    walks: Walks, visits: tuple[Visit, ...], team: Team, start: int, *, is_protected: bool
) -> Routes:
    """Return as few trips as serve all places that can be served, each on a cart that is free for it."""
    if not visits:
        return Routes()
    crew = Crew(
        capacity=team.capacity,
        start=start,
        minutes=team.minutes,
        is_protected=is_protected,
        loading=team.loading,
    )
    fewest = max(1, -(-sum(visit.load for visit in visits) // max(1, team.capacity)))
    best: Routes | None = None
    for trips in count(fewest):
        found = _on_carts(routes(walks, visits, (crew,) * trips), team, start)
        if best is not None and _left_behind(found) >= _left_behind(best):
            break
        best = found
        if not best.unserved:
            break
    assert best is not None
    return best


def _left_behind(found: Routes) -> int:
    return sum(max(1, row.load) for row in found.unserved)


def _on_carts(found: Routes, team: Team, start: int) -> Routes:
    """Return the routes with trips that wait for a cart, the longest first; too late ones are not made."""
    if team.carts is None:
        return found
    free = [start] * team.carts
    made: list[Trip] = []
    late: list[Trip] = []
    for trip in sorted(found.trips, key=lambda trip: (-trip.minutes, trip.crew)):
        cart = min(range(len(free)), key=free.__getitem__, default=None)
        if cart is None or free[cart] + trip.minutes > start + team.minutes:
            late.append(trip)
            continue
        made.append(shifted(trip, free[cart] - trip.start))
        free[cart] = on_grid(made[-1].end)
    unserved = (
        Unserved(line="", place=stop.place, load=stop.load, reason=TOO_MUCH)
        for trip in late
        for stop in trip.stops
    )
    return Routes(
        trips=tuple(sorted(made, key=lambda trip: (trip.start, trip.crew))),
        unserved=(*found.unserved, *unserved),
    )


def shifted(trip: Trip, minutes: int) -> Trip:
    """Return the same trip so many minutes later."""
    stops = tuple(replace(stop, start=stop.start + minutes, end=stop.end + minutes) for stop in trip.stops)
    return replace(trip, start=trip.start + minutes, end=trip.end + minutes, stops=stops)
