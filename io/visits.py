"""The stops of a plan with the people who come to them: rounds and routes, and the call-down of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from paiban.text import _
from paiban.values.plan import Plan, PlanAssignment, PlanCoverage, PlanNeed, PlanStop

Row = TypeVar("Row", PlanAssignment, PlanCoverage)

_MOST_PLACES = 8  # more of them are only counted


@dataclass(frozen=True, slots=True)
class Tour:
    """The stops that the same people make on one day in one go, in their order."""

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
    duties, covered = _by_need(plan, plan.assignments), _by_need(plan, plan.coverage)
    found = [
        tour
        for need in plan.needs
        if need.kind != "event"
        for tour in _tours_of(need, duties[need.id], covered[need.id])
    ]
    return tuple(
        sorted(found, key=lambda tour: (tour.stops[0].start.date(), tour.need.tier, tour.stops[0].start))
    )


def _tours_of(
    need: PlanNeed, duties: Sequence[PlanAssignment], covered: Sequence[PlanCoverage]
) -> Iterator[Tour]:
    def together(stop: PlanStop) -> tuple[object, ...]:
        return stop.start.date(), _at(stop, duties), _at(stop, covered)

    for _key, stops in groupby(sorted(need.stops, key=lambda stop: stop.start), key=together):
        run = tuple(stops)
        yield Tour(need, _at(run[0], duties), run)


def call_down(plan: Plan) -> tuple[Call, ...]:
    """Return the buildings that are called down, by time; where two needs name one, its own guides count."""
    duties = _by_need(plan, plan.assignments)
    found: dict[tuple[object, ...], tuple[int, Call]] = {}
    for need in plan.needs:
        for stop in need.stops if need.kind == "event" else ():
            key = (stop.start, stop.end, stop.place)
            if key not in found or len(need.stops) < found[key][0]:
                found[key] = len(need.stops), Call(stop, _at(stop, duties[need.id]))
    return tuple(sorted((call for _stops, call in found.values()), key=lambda call: call.stop.start))


def place_words(need: PlanNeed) -> str:
    """Return where a need takes place, as titles say it: nothing that its name says already."""
    places = list(dict.fromkeys(stop.place for stop in need.stops))
    if len(places) < 2:
        return need.place if need.place not in need.name else ""
    if len(places) > _MOST_PLACES:
        return _("{count} places").format(count=len(places))
    return _("stops at {places}").format(places=_(", ").join(places))


def _by_need(plan: Plan, rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {need.id: [] for need in plan.needs}
    for row in rows:
        found[row.need].append(row)
    return found


def _at(stop: PlanStop, rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.start < stop.end and stop.start < row.end)
