"""How far it is: over open ways only, from positions or from the order of a walk."""

from __future__ import annotations

import pytest

from paiban.scheduler.walking import STEP_METRES, minutes_on_foot, walks_of
from paiban.values.people import Building


def at(number: str, east: int, north: int) -> Building:
    return Building(number=number, position=(east, north))


def test_a_way_is_a_third_longer_than_the_straight_line() -> None:
    walks = walks_of([at("gate", 0, 0), at("1", 30, 40)], "gate")
    assert walks.between("gate", "1") == walks.between("1", "gate") == 65


def test_a_row_that_bears_the_depots_name_is_the_depot_and_no_building() -> None:
    assert walks_of([at("1", 0, 0), at("gate", 9, 9)], "gate").places == ("gate", "1")


def test_without_positions_the_walk_counts_by_steps() -> None:
    walks = walks_of([Building(number="2", order=20), Building(number="1", order=10)], "gate")
    assert walks.places == ("gate", "1", "2")
    assert [walks.between("gate", place) for place in walks.places] == [0, STEP_METRES, 2 * STEP_METRES]


def test_buildings_without_any_order_are_walked_as_they_are_listed() -> None:
    assert walks_of([Building(number="b"), Building(number="a")], "").places == ("", "b", "a")


def test_a_building_without_a_position_is_a_step_from_its_neighbours_on_the_walk() -> None:
    walks = walks_of([at("gate", 0, 0), at("1", 0, 100), Building(number="2"), at("3", 0, 200)], "gate")
    assert walks.between("1", "2") == walks.between("2", "3") == STEP_METRES
    assert walks.between("1", "3") == min(130, 2 * STEP_METRES)


def test_a_closed_passage_lengthens_the_way() -> None:
    rows = [at("gate", 0, 0), at("1", 100, 0), at("2", 200, 0), at("3", 200, 100)]
    open_way = walks_of(rows, "gate")
    shut = walks_of(rows, "gate", {("3", "2")})
    assert open_way.between("2", "3") == 130
    assert shut.between("2", "3") == shut.between("3", "2") == 130 + 184  # over 1
    assert shut.between("1", "2") == open_way.between("1", "2")


def test_a_place_that_no_open_way_leads_to_is_said_to_be_out_of_reach() -> None:
    rows = [at("gate", 0, 0), at("1", 100, 0), at("2", 200, 0)]
    walks = walks_of(rows, "gate", {("1", "2"), ("gate", "2")})
    assert walks.between("gate", "2") is None
    assert walks.between("gate", "1") == 130
    assert walks.between("gate", "nowhere") is None


@pytest.mark.parametrize(("metres", "minutes"), [(0, 0), (1, 1), (60, 1), (61, 2)])
def test_a_minute_begun_counts(metres: int, minutes: int) -> None:
    assert minutes_on_foot(metres) == minutes
