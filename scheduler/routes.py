"""Who carries what where, and when: trips of crews from the depot along stops and back.

Sealed buildings are only for protected crews, and the last on their trips. Whatever no crew can serve is
said, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from paiban.scheduler.route_memory import orders_of
from paiban.scheduler.routing import Node, Question, Vehicle
from paiban.scheduler.walking import Walks, minutes_on_foot
from paiban.text import N_
from paiban.values.needs import Stop
from paiban.values.problem import Unserved
from paiban.values.spans import Span

GRID_MINUTES = 5  # a duty starts and ends on full five minutes

NO_WAY = N_("there is no open way to it")
NO_PROTECTED_CREW = N_("it is sealed and no crew in protective gear goes out")
TOO_LARGE = N_("it is more than all carts together can take")
TOO_FAR = N_("no crew has the time to go there, do the work and come back")
NEVER_OPEN = N_("no crew can be there during the hours asked for")
TOO_MUCH = N_("there are not enough crews, carts or hours for everything")


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A place to be served for ``minutes``, all inside the ``window``, handing over ``load`` boxes."""

    place: str
    load: int = 0
    minutes: int = 0
    window: Span | None = None
    is_sealed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Crew:
    """People who go out together, once: they load first, and are back ``minutes`` after ``start``."""

    capacity: int
    start: int
    minutes: int
    is_protected: bool = False
    loading: int = 0

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class Trip:
    """One way out and back of the crew with this position; the start is that of loading."""

    crew: int
    start: int
    end: int
    metres: int
    stops: tuple[Stop, ...]

    @property
    def load(self) -> int:
        return sum(stop.load for stop in self.stops)

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class Routes:
    """All trips by crew and time, and what is left behind; its ``line`` is for the caller to fill in."""

    trips: tuple[Trip, ...] = ()
    unserved: tuple[Unserved, ...] = ()


def routes(walks: Walks, visits: tuple[Visit, ...], crews: tuple[Crew, ...]) -> Routes:
    """Return trips that bring as many boxes as can be brought, and then on short ways; times are minutes.

    A load that no cart takes at once is brought in several trips.
    """
    parts: list[Visit] = []
    unserved: list[Unserved] = []
    for visit in visits:
        possible, refused = _parts(visit, walks, crews)
        parts += possible
        unserved += refused
    nodes = tuple(_node(part, crews) for part in parts)
    places = [walks.places[0], *(part.place for part in parts)]
    metres = tuple(tuple(_far(walks, one, other) for other in places) for one in places)
    minutes = tuple(tuple(map(minutes_on_foot, row)) for row in metres)
    question = Question(nodes=nodes, vehicles=tuple(map(_vehicle, crews)), metres=metres, minutes=minutes)
    found = orders_of(question)
    trips = tuple(
        _timed(number, crew, [parts[node] for node in order], walks)
        for number, (crew, order) in enumerate(zip(crews, found, strict=True))
        if order
    )
    served = {number for order in found for number in order}
    left = (part for number, part in enumerate(parts) if number not in served)
    return Routes(trips=trips, unserved=(*unserved, *(_missed(part, part.load, TOO_MUCH) for part in left)))


def _missed(visit: Visit, load: int, reason: str) -> Unserved:
    return Unserved(line="", place=visit.place, load=load, reason=reason)


def _far(walks: Walks, origin: str, goal: str) -> int:
    metres = walks.between(origin, goal)
    if metres is None:
        raise ValueError(f"no way from {origin!r} to {goal!r}")
    return metres


def _parts(visit: Visit, walks: Walks, crews: Sequence[Crew]) -> tuple[list[Visit], list[Unserved]]:
    """Return the visit in parts that fit on a cart, and what of it nobody can serve even alone."""
    able = [crew for crew in crews if crew.is_protected or not visit.is_sealed]
    if not able:
        return [], [_missed(visit, visit.load, NO_PROTECTED_CREW if visit.is_sealed else TOO_MUCH)]
    metres = walks.between(walks.places[0], visit.place)
    if metres is None:
        return [], [_missed(visit, visit.load, NO_WAY)]
    room = sum(crew.capacity for crew in able)
    possible, refused = [], []
    if visit.load > room:
        refused.append(_missed(visit, visit.load - room, TOO_LARGE))
    for part in _cut(visit, min(visit.load, room), able):
        reason = _hindrance(part, minutes_on_foot(metres), able)
        if reason:
            refused.append(_missed(part, part.load, reason))
        else:
            possible.append(part)
    return possible, refused


def _cut(visit: Visit, load: int, crews: Sequence[Crew]) -> Iterator[Visit]:
    """Yield parts of a visit that bring ``load`` boxes together, each taking its share of the minutes."""
    if load == visit.load and load <= max(crew.capacity for crew in crews):
        yield visit
        return
    size = min(crew.capacity for crew in crews if crew.capacity) if load else 1
    for done in range(0, load, size):
        boxes = min(size, load - done)
        yield Visit(
            place=visit.place,
            load=boxes,
            minutes=-(-visit.minutes * boxes // visit.load),
            window=visit.window,
            is_sealed=visit.is_sealed,
        )


def _hindrance(visit: Visit, walk: int, crews: Iterable[Crew]) -> str:
    """Return why none of the crews has the hours for a visit, even as its only one; empty if one has."""
    in_time = False
    for crew in (crew for crew in crews if visit.load <= crew.capacity):
        arrival = crew.start + crew.loading + walk
        in_time = in_time or arrival + visit.minutes + walk <= crew.end
        opens, closes = visit.window or (arrival, crew.end)
        leaves = max(arrival, opens) + visit.minutes
        if leaves <= closes and leaves + walk <= crew.end:
            return ""
    return NEVER_OPEN if in_time else TOO_FAR


def _vehicle(crew: Crew) -> Vehicle:
    return Vehicle(capacity=crew.capacity, start=min(crew.start + crew.loading, crew.end), end=crew.end)


def _node(part: Visit, crews: Sequence[Crew]) -> Node:
    opens, closes = part.window or (0, max(crew.end for crew in crews))
    return Node(
        load=part.load,
        minutes=part.minutes,
        earliest=max(0, opens),
        latest=closes - part.minutes,
        is_last=part.is_sealed,
        vehicles=tuple(
            number for number, crew in enumerate(crews) if crew.is_protected or not part.is_sealed
        ),
    )


def _timed(number: int, crew: Crew, visits: Sequence[Visit], walks: Walks) -> Trip:
    """Return the trip of a crew along these visits, as early as can be.

    Parts of one place that follow each other are one stop.
    """
    stops: list[Stop] = []
    here, clock, metres = walks.places[0], crew.start + crew.loading, 0
    for visit in visits:
        way = _far(walks, here, visit.place)
        here, clock, metres = visit.place, clock + minutes_on_foot(way), metres + way
        clock = max(clock, visit.window[0]) if visit.window else clock
        stop = Stop(
            place=here,
            start=clock,
            end=clock + visit.minutes,
            load=visit.load,
            is_sealed=visit.is_sealed,
        )
        clock = stop.end
        if stops and stops[-1].place == here:
            stop = replace(stop, start=stops[-1].start, load=stops[-1].load + stop.load)
            stops.pop()
        stops.append(stop)
    way = _far(walks, here, walks.places[0])
    end = clock + minutes_on_foot(way)
    return Trip(crew=number, start=crew.start, end=end, metres=metres + way, stops=tuple(stops))


def on_grid(minute: int) -> int:
    """Return the next full five minutes, from which on the next duty can start."""
    return -(-minute // GRID_MINUTES) * GRID_MINUTES
