"""The stops of a plan with the people who come to them: rounds and routes, and the call-down of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paiban.text import _
from paiban.values.plan import Plan, PlanAssignment, PlanNeed, PlanStop

_MOST_PLACES = 8  # more of them are only counted


@dataclass(frozen=True, slots=True)
class Tour:
    """The stops that the same people make on one day, in their order."""

    need: PlanNeed
    people: tuple[PlanAssignment, ...]
    stops: tuple[PlanStop, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A building that is called down to an event, and who leads its people there."""

    stop: PlanStop
    guides: tuple[PlanAssignment, ...]


def tours(plan: Plan) -> tuple[Tour, ...]:
    """Return all rounds and routes with their stops, by day, urgency and time."""
    duties = _duties(plan)
    found = [tour for need in plan.needs if need.kind != "event" for tour in _tours_of(need, duties[need.id])]
    return tuple(
        sorted(found, key=lambda tour: (tour.stops[0].start.date(), tour.need.tier, tour.stops[0].start))
    )


def _tours_of(need: PlanNeed, duties: Iterable[PlanAssignment]) -> Iterator[Tour]:
    run: list[PlanStop] = []
    people: tuple[PlanAssignment, ...] = ()
    for stop in sorted(need.stops, key=lambda stop: stop.start):
        coming = _people_at(stop, duties)
        if run and (coming != people or stop.start.date() != run[-1].start.date()):
            yield Tour(need, people, tuple(run))
            run = []
        people = coming
        run.append(stop)
    if run:
        yield Tour(need, people, tuple(run))


def call_down(plan: Plan) -> tuple[Call, ...]:
    """Return the buildings that are called down, by time; where two needs name one, its own guides count."""
    duties = _duties(plan)
    found: dict[tuple[object, ...], tuple[int, Call]] = {}
    for need in plan.needs:
        for stop in need.stops if need.kind == "event" else ():
            key = (stop.start, stop.end, stop.place)
            if key not in found or len(need.stops) < found[key][0]:
                found[key] = len(need.stops), Call(stop, _people_at(stop, duties[need.id]))
    return tuple(sorted((call for _stops, call in found.values()), key=lambda call: call.stop.start))


def place_words(need: PlanNeed) -> str:
    """Return where a need takes place, as titles say it: nothing that its name says already."""
    places = list(dict.fromkeys(stop.place for stop in need.stops))
    if len(places) < 2:
        return need.place if need.place not in need.name else ""
    if len(places) > _MOST_PLACES:
        return _("{count} places").format(count=len(places))
    return _("stops at {places}").format(places=_(", ").join(places))


def _duties(plan: Plan) -> dict[str, list[PlanAssignment]]:
    found: dict[str, list[PlanAssignment]] = {need.id: [] for need in plan.needs}
    for row in plan.assignments:
        found[row.need].append(row)
    return found


def _people_at(stop: PlanStop, duties: Iterable[PlanAssignment]) -> tuple[PlanAssignment, ...]:
    return tuple(row for row in duties if row.start < stop.end and stop.start < row.end)
