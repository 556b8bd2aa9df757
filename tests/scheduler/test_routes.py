"""Routes keep every rule, are the shortest there are in small cases, and lose no stop without saying why."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paiban.scheduler.routes import (
    NEVER_OPEN,
    NO_PROTECTED_CREW,
    NO_WAY,
    TOO_FAR,
    TOO_LARGE,
    TOO_MUCH,
    Crew,
    Routes,
    Trip,
    Visit,
    on_grid,
    routes,
)
from paiban.scheduler.routing import orders
from paiban.scheduler.walking import Walks, walks_of
from paiban.values.people import Building
from paiban.values.problem import Unserved
from tests.scheduler.exhaustive import best_loss

GATE = Building(number="gate", position=(0, 0))


def street(*metres: int, closed: frozenset[tuple[str, str]] = frozenset()) -> Walks:
    """Buildings 1, 2, … on one street, so far from the gate; detours make 100 metres 130: three minutes."""
    rows = [Building(number=str(number), position=(0, far)) for number, far in enumerate(metres, 1)]
    return walks_of([GATE, *rows], "gate", closed)


def places(trip: Trip) -> list[str]:
    return [stop.place for stop in trip.stops]


def reasons(found: Routes) -> dict[str, str]:
    return {row.place: row.reason for row in found.unserved}


def crew(capacity: int = 24, start: int = 0, minutes: int = 120, **known: bool | int) -> Crew:
    return Crew(**{"capacity": capacity, "start": start, "minutes": minutes, **known})  # type: ignore[arg-type]


def test_times_follow_from_loading_walking_and_the_work_at_the_stops() -> None:
    found = routes(street(100), (Visit(place="1", load=3, minutes=5),), (crew(start=600, loading=10),))
    (trip,) = found.trips
    (stop,) = trip.stops
    assert (trip.start, stop.start, stop.end, trip.end) == (600, 613, 618, 621)
    assert (trip.load, trip.metres, trip.minutes) == (3, 260, 21)


def test_no_cart_carries_more_than_it_takes() -> None:
    visits = tuple(Visit(place=str(number), load=2) for number in (1, 2, 3))
    found = routes(street(100, 100, 100), visits, (crew(capacity=4),) * 2)
    assert sorted(trip.load for trip in found.trips) == [2, 4]


def test_a_load_larger_than_a_cart_comes_in_several_trips() -> None:
    found = routes(street(100), (Visit(place="1", load=9, minutes=9),), (crew(capacity=4),) * 3)
    assert sorted((trip.load, trip.stops[0].end - trip.stops[0].start) for trip in found.trips) == [
        (1, 1),
        (4, 4),
        (4, 4),
    ]
    assert found.unserved == ()


def test_what_is_more_than_all_carts_take_is_said_and_the_rest_is_brought() -> None:
    found = routes(street(100), (Visit(place="1", load=9),), (crew(capacity=4),) * 2)
    assert sum(trip.load for trip in found.trips) == 8
    assert [(row.load, row.reason) for row in found.unserved] == [(1, TOO_LARGE)]


def test_a_crew_waits_for_the_hours_of_a_stop() -> None:
    visits = (Visit(place="1", minutes=5, window=(40, 50)), Visit(place="2", minutes=5))
    (trip,) = routes(street(100, 200), visits, (crew(),)).trips
    assert {stop.place: stop.start for stop in trip.stops}["1"] >= 40


def test_sealed_buildings_come_last_even_where_that_is_longer() -> None:
    visits = (Visit(place="1", is_sealed=True), Visit(place="2"))
    (trip,) = routes(street(100, 200), visits, (crew(is_protected=True),)).trips
    assert places(trip) == ["2", "1"]
    (trip,) = routes(street(200, 100), visits, (crew(is_protected=True),)).trips
    assert places(trip) == ["2", "1"]


def test_only_a_protected_crew_enters_a_sealed_building() -> None:
    visits = (Visit(place="1", load=1, is_sealed=True), Visit(place="2", load=1))
    clean, suited = crew(capacity=1), crew(capacity=1, is_protected=True)
    found = routes(street(100, 100), visits, (clean, suited))
    assert {trip.crew: places(trip) for trip in found.trips} == {0: ["2"], 1: ["1"]}
    assert reasons(routes(street(100, 100), visits, (clean, clean))) == {"1": NO_PROTECTED_CREW}


@pytest.mark.parametrize(
    ("visit", "reason"),
    [
        (Visit(place="2", load=1), NO_WAY),
        (Visit(place="nowhere", load=1), NO_WAY),
        (Visit(place="1", load=1, minutes=115), TOO_FAR),
        (Visit(place="1", load=1, minutes=5, window=(0, 7)), NEVER_OPEN),
        (Visit(place="1", load=1, minutes=5, window=(113, 200)), NEVER_OPEN),
    ],
)
def test_a_stop_that_nobody_can_serve_is_said_with_its_reason(visit: Visit, reason: str) -> None:
    walks = street(100, 200, closed=frozenset({("gate", "2"), ("1", "2")}))
    found = routes(walks, (visit, Visit(place="1", load=1)), (crew(),))
    assert [(row.place, row.load, row.reason) for row in found.unserved] == [(visit.place, 1, reason)]


@pytest.mark.parametrize(("window", "unserved"), [((0, 8), 0), ((0, 7), 1), ((112, 200), 0), ((113, 200), 1)])
def test_hours_are_kept_to_the_minute(window: tuple[int, int], unserved: int) -> None:
    visits = (Visit(place="1", load=1, minutes=5, window=window),)
    assert len(routes(street(100), visits, (crew(),)).unserved) == unserved


def test_where_there_are_too_few_crews_the_smaller_load_stays_behind() -> None:
    visits = (Visit(place="1", load=3), Visit(place="2", load=4))
    found = routes(street(100, 100), visits, (crew(capacity=4),))
    assert reasons(found) == {"1": TOO_MUCH}


def test_without_crews_or_stops_there_are_no_trips() -> None:
    assert routes(street(100), (), (crew(),)) == Routes()
    assert reasons(routes(street(100), (Visit(place="1"),), ())) == {"1": TOO_MUCH}


def test_a_closed_passage_makes_the_trip_longer() -> None:
    visits = (Visit(place="1"), Visit(place="2"))
    (short,) = routes(street(100, 200), visits, (crew(),)).trips
    (long,) = routes(street(100, 200, closed=frozenset({("gate", "1")})), visits, (crew(),)).trips
    assert long.metres > short.metres
    assert long.end > short.end


def instance(seed: int) -> tuple[Walks, tuple[Visit, ...], tuple[Crew, ...]]:
    """Up to six stops and three crews of every kind."""
    draw = random.Random(seed)
    count = draw.randint(1, 6)
    rows = [
        Building(number=str(number), position=(draw.randrange(9) * 50, draw.randrange(9) * 50))
        for number in range(count)
    ]
    closed = {(str(draw.randrange(count)), str(draw.randrange(count))) for _ in range(draw.randrange(4))}
    visits = tuple(_visit(draw, row.number) for row in rows)
    crews = tuple(
        Crew(
            capacity=draw.randint(8, 16),
            start=draw.randrange(20),
            minutes=draw.randrange(20, 90),
            is_protected=draw.random() < 0.5,
            loading=draw.randrange(4),
        )
        for _ in range(draw.randint(1, 3))
    )
    return walks_of([GATE, *rows], "gate", closed), visits, crews


def _visit(draw: random.Random, place: str) -> Visit:
    opens = draw.randrange(60)
    return Visit(
        place=place,
        load=draw.randrange(8),
        minutes=draw.randrange(6),
        window=(opens, opens + draw.randrange(5, 60)) if draw.random() < 0.4 else None,
        is_sealed=draw.random() < 0.3,
    )


@pytest.mark.parametrize("seed", range(60))
def test_small_cases_are_served_as_well_as_any_order_could(seed: int) -> None:
    walks, visits, crews = instance(seed)
    found = routes(walks, visits, crews)
    lost = sum(max(1, row.load) for row in found.unserved)
    assert (lost, sum(trip.metres for trip in found.trips)) == best_loss(walks, visits, crews)


def test_the_same_input_gives_the_same_routes() -> None:
    draw = random.Random(0)
    rows = [
        Building(number=str(number), position=(draw.randrange(600), draw.randrange(500)))
        for number in range(16)
    ]
    visits = tuple(Visit(place=row.number, load=3, minutes=5) for row in rows)
    asked = walks_of([GATE, *rows], "gate"), visits, (crew(),) * 3
    first = routes(*asked)
    orders.cache_clear()
    assert routes(*asked) == first
    assert first.unserved == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 20))
def test_every_stop_is_served_by_the_rules_or_truly_cannot_be(seed: int, capacity: int) -> None:
    walks, visits, drawn = instance(seed)
    crews = tuple(crew(capacity, row.start, row.minutes, is_protected=row.is_protected) for row in drawn)
    found = routes(walks, visits, crews)
    asked = {visit.place: visit for visit in visits}
    assert_accounted_for(visits, found)
    for trip in found.trips:
        assert_kept(trip, crews[trip.crew], walks, asked)
    for row in found.unserved:
        assert_true(row, asked[row.place], walks, crews, found)


def assert_accounted_for(visits: Sequence[Visit], found: Routes) -> None:
    loads, times = Counter[str](), Counter[str]()
    stops = [(stop.place, stop.load) for trip in found.trips for stop in trip.stops]
    for place, load in (*stops, *((row.place, row.load) for row in found.unserved)):
        loads[place] += load
        times[place] += 1
    assert +loads == +Counter({visit.place: visit.load for visit in visits})
    assert times.keys() == {visit.place for visit in visits}
    assert len({trip.crew for trip in found.trips}) == len(found.trips)


def assert_kept(trip: Trip, crew: Crew, walks: Walks, visits: dict[str, Visit]) -> None:
    sealed = [stop.is_sealed for stop in trip.stops]
    assert sealed == sorted(sealed)
    assert crew.is_protected or not any(sealed)
    assert sum(stop.load for stop in trip.stops) <= crew.capacity
    here, clock, metres = "gate", trip.start + crew.loading, 0
    assert trip.start >= crew.start
    for stop in trip.stops:
        visit = visits[stop.place]
        way = walks.between(here, stop.place)
        assert way is not None
        assert stop.start >= clock + ceil(way / 60)
        if visit.window:
            assert visit.window[0] <= stop.start
            assert stop.end <= visit.window[1]
        share = visit.minutes * stop.load / visit.load if visit.load else visit.minutes
        assert stop.end - stop.start >= share
        assert stop.is_sealed == visit.is_sealed
        here, clock, metres = stop.place, stop.end, metres + way
    back = walks.between(here, "gate")
    assert back is not None
    assert trip.end == clock + ceil(back / 60) <= crew.start + crew.minutes
    assert trip.metres == metres + back


def assert_true(row: Unserved, visit: Visit, walks: Walks, crews: Sequence[Crew], found: Routes) -> None:
    """What is said of a stop holds when it is tried alone: by every crew, or by those that stayed at home."""
    able = [crew for crew in crews if crew.is_protected or not visit.is_sealed]
    busy = {trip.crew for trip in found.trips}
    idle = [crew for number, crew in enumerate(crews) if number not in busy]
    part = replace(visit, load=row.load)
    if not able:
        assert row.reason == NO_PROTECTED_CREW
    elif walks.between("gate", visit.place) is None:
        assert row.reason == NO_WAY
    else:
        assert row.reason in (TOO_LARGE, TOO_FAR, NEVER_OPEN, TOO_MUCH)
    if row.reason == TOO_LARGE:
        assert visit.load > sum(crew.capacity for crew in able)
    if row.reason in (TOO_FAR, NEVER_OPEN) and row.load == visit.load:
        assert all(best_loss(walks, [part], [crew])[0] for crew in able)
        assert row.reason == TOO_FAR or visit.window
    if row.reason == TOO_MUCH and row.load == visit.load:
        assert all(best_loss(walks, [part], [crew])[0] for crew in idle)


@pytest.mark.parametrize(("minute", "full"), [(0, 0), (1, 5), (5, 5), (6, 10)])
def test_duties_start_and_end_on_full_five_minutes(minute: int, full: int) -> None:
    assert on_grid(minute) == full
