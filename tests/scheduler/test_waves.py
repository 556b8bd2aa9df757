"""A wave needs few people, waits for its carts, and goes to the sealed buildings last."""

from __future__ import annotations

from paiban.scheduler.routes import TOO_FAR, TOO_MUCH, Visit
from paiban.scheduler.walking import Walks, walks_of
from paiban.scheduler.waves import Team, sent_out, wave_of
from paiban.values.people import Building

WALKS: Walks = walks_of(
    [Building(number=place, position=(0, 100)) for place in "1234"]
    + [Building(number="gate", position=(0, 0))],
    "gate",
)


def visits(*loads: int, sealed: str = "", minutes: int = 10) -> tuple[Visit, ...]:
    return tuple(
        Visit(place=str(number), load=load, minutes=minutes, is_sealed=str(number) in sealed)
        for number, load in enumerate(loads, 1)
    )


def test_no_more_trips_are_made_than_it_takes() -> None:
    found = sent_out(WALKS, visits(3, 3, 2, 2), Team(capacity=5, minutes=120), 0, is_protected=False)
    assert sorted(trip.load for trip in found.trips) == [5, 5]


def test_where_the_fewest_carts_cannot_be_packed_one_more_goes_out() -> None:
    found = sent_out(WALKS, visits(3, 3, 3), Team(capacity=5, minutes=120), 0, is_protected=False)
    assert [trip.load for trip in found.trips] == [3, 3, 3]
    assert found.unserved == ()


def test_a_cart_that_is_back_goes_out_again() -> None:
    team = Team(capacity=5, minutes=60, loading=2, carts=1)
    first, second = sent_out(WALKS, visits(5, 5), team, 0, is_protected=False).trips
    assert (first.start, first.end) == (0, 18)
    assert (second.start, second.stops[0].start, second.end) == (20, 25, 38)


def test_what_no_cart_comes_back_for_in_time_is_said() -> None:
    team = Team(capacity=5, minutes=35, loading=2, carts=1)
    found = sent_out(WALKS, visits(5, 5), team, 0, is_protected=False)
    assert len(found.trips) == 1
    assert [(row.load, row.reason) for row in found.unserved] == [(5, TOO_MUCH)]


def test_without_any_cart_everything_is_said_to_be_left_behind() -> None:
    found = sent_out(WALKS, visits(5), Team(capacity=5, minutes=60, carts=0), 0, is_protected=False)
    assert found.trips == ()
    assert [row.place for row in found.unserved] == ["1"]


def test_sealed_buildings_wait_until_everybody_else_is_back() -> None:
    wave = wave_of(WALKS, visits(5, 5, 1, sealed="3"), Team(capacity=5, minutes=60))
    assert max(trip.end for trip in wave.open.trips) == 16
    assert [(trip.start, trip.stops[0].place) for trip in wave.sealed.trips] == [(20, "3")]
    assert not any(stop.is_sealed for trip in wave.open.trips for stop in trip.stops)


def test_a_wave_that_must_end_leaves_out_what_would_be_too_late() -> None:
    asked = visits(5, 1, sealed="2")
    team = Team(capacity=5, minutes=60)
    assert wave_of(WALKS, asked, team, until=36).sealed.unserved == ()
    assert [row.reason for row in wave_of(WALKS, asked, team, until=35).sealed.unserved] == [TOO_FAR]
