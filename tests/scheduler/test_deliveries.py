"""Buildings, households and the calendar bring their routes, and nothing that cannot be brought is lost."""

from __future__ import annotations

from typing import Any

import pytest

from paiban.scheduler.deliveries import LINES, deliveries
from paiban.scheduler.routes import NO_WAY
from paiban.text import in_language
from paiban.values.compound import Compound, Household, Occasion, OccasionKind
from paiban.values.needs import Home, Need, Tier, Zone
from paiban.values.people import Building, Kind, Site
from tests.builders import horizon, person

DAY = 1440
FIELD = tuple(
    Building(number=str(number), households=30, residents=80, position=(number % 3 * 80, number * 40))
    for number in range(1, 9)
)
SHUT = ((0, 30 * DAY),)


def compound(*sealed: str, days: int = 2, **known: Any) -> Compound:
    rows = (Building(**{**row.__dict__, "sealed": SHUT if row.number in sealed else ()}) for row in FIELD)
    return Compound(
        **{
            "site": Site(name="test", language="en", gates=("south",), cart_load=12),
            "horizon": horizon(days),
            "volunteers": (person("Mei", trainings=frozenset({"ppe"})),),
            "buildings": tuple(rows),
            **known,
        }
    )


def asked(case: Compound, *lines: str) -> tuple[Need, ...]:
    found = deliveries(case, lines)
    assert found.unserved == ()
    return found.needs


def stops(needs: tuple[Need, ...]) -> list[str]:
    return sorted(stop.place for need in needs for stop in need.stops)


def test_parcels_come_in_two_waves_a_day_to_every_open_building() -> None:
    needs = asked(compound("3"), "4.4")
    starts = {need.times[0][0] for need in needs}
    assert starts == {600, 960, DAY + 600, DAY + 960}
    for start in starts:
        wave = tuple(need for need in needs if need.times[0][0] == start)
        assert stops(wave) == ["1", "2", "4", "5", "6", "7", "8"]
    assert {need.line for need in needs} == {"4.4"}


def test_two_people_with_a_cart_make_each_trip_and_carry_no_more_than_it_takes() -> None:
    for need in asked(compound(), "4.4"):
        (role,) = need.roles
        assert (role.needed, role.wanted, need.zone, need.crew) == (2, 2, Zone.INNER, "deliver")
        assert sum(stop.load for stop in need.stops) <= 12


def test_the_duty_lasts_until_the_cart_is_back_on_full_five_minutes() -> None:
    for need in asked(compound("3"), *LINES):
        for start, end in need.times:
            today = [stop for stop in need.stops if start <= stop.start < end]
            assert today
            assert max(stop.end for stop in today) < end
            assert start % 5 == end % 5 == 0


def test_sealed_buildings_are_served_last_by_a_protected_crew_of_their_own() -> None:
    needs = asked(compound("3", "7"), "4.4", "4.5")
    suited = tuple(need for need in needs if need.line == "4.5")
    clean = tuple(need for need in needs if need.line == "4.4")
    assert set(stops(suited)) == {"3", "7"}
    assert set(stops(clean)).isdisjoint({"3", "7"})
    for need in suited:
        back = [end for row in clean for _, end in row.times if abs(end - need.times[0][0]) < 180]
        assert max(back) <= need.times[0][0]
        assert (need.ppe, need.zone, need.crew) == (2, Zone.CONTAMINATED, "deliver-sealed")
        assert need.apart_from == {"deliver"}
        assert need.roles[0].trainings == {"ppe"}
        assert all(stop.is_sealed for stop in need.stops)


def test_no_clean_crew_enters_a_building_that_is_sealed_in_the_middle_of_its_wave() -> None:
    row = Building(number="1", households=30, position=(0, 50), sealed=((660, 2 * DAY),))
    needs = asked(compound(buildings=(row,), days=1), "4.4", "4.5")
    assert {need.line for need in needs} == {"4.5"}


@pytest.mark.parametrize(("lines", "served"), [(("4.4",), {"4.4"}), (("4.5",), {"4.5"}), ((), set())])
def test_only_the_lines_that_are_switched_on_come(lines: tuple[str, ...], served: set[str]) -> None:
    assert {need.line for need in asked(compound("3"), *lines)} == served


def test_the_ids_are_stable_and_tell_day_wave_and_trip() -> None:
    first, second = asked(compound(), *LINES), asked(compound(), *LINES)
    assert first == second
    assert first[0].id == "deliver-0401-1-1"
    assert len({need.id for need in first}) == len(first)


def test_names_follow_the_language_of_the_compound_whoever_reads() -> None:
    with in_language("en"):
        chinese = asked(compound(site=Site(name="test", gates=("南大门",))), "4.4")
    assert (chinese[0].name, chinese[0].roles[0].name) == ("上午快递配送第1车", "配送")
    assert asked(compound(), "4.4")[0].name == "Parcels in the morning, trip 1"


def test_parcels_are_as_many_as_the_workbook_says_or_one_for_ten_households() -> None:
    rows = (Building(number="1", parcels=7), Building(number="2", households=31), Building(number="3"))
    needs = asked(compound(buildings=rows, days=1), "4.4")
    assert {stop.place: stop.load for need in needs for stop in need.stops} == {"1": 7, "2": 4}


def test_a_building_that_no_way_leads_to_is_said_once_for_all_days() -> None:
    ways = frozenset((row.number, "8") for row in FIELD[:-1]) | {("south", "8")}
    site = Site(name="test", gates=("south",), closed=ways)
    found = deliveries(compound(site=site), {"4.4"})
    assert [(row.line, row.place, row.load, row.reason) for row in found.unserved] == [
        ("4.4", "8", 3, NO_WAY)
    ]
    assert "8" not in stops(found.needs)


def test_a_closed_passage_makes_the_round_longer() -> None:
    ways = frozenset(("south", row.number) for row in FIELD[:-1])
    shut = compound(site=Site(name="test", gates=("south",), closed=ways), days=1)

    def length(case: Compound) -> int:
        return sum(end - start for need in asked(case, "4.4") for start, end in need.times)

    assert length(shut) > length(compound(site=Site(name="test", gates=("south",)), days=1))


def test_what_buildings_send_is_collected_in_the_last_wave() -> None:
    needs = asked(compound(days=1), "4.4", "R5a")
    assert {need.times[0][0] for need in needs if "pickup" in need.tags} == {960}
    assert {need.times[0][0] for need in needs if "pickup" not in need.tags} == {600}


def test_supplies_go_to_all_buildings_by_pairs_with_at_most_six_each_and_sealed_last() -> None:
    arrival = Occasion(kind=OccasionKind.SUPPLIES, start=780, minutes=240)
    needs = asked(compound("2", days=1, occasions=(arrival,)), "5.1")
    assert stops(needs) == [row.number for row in FIELD]
    clean = [need for need in needs if need.zone is Zone.INNER]
    (suited,) = (need for need in needs if need.zone is Zone.CONTAMINATED)
    assert all(len(need.stops) <= 6 and need.roles[0].needed == 2 for need in clean)
    assert {stop.load for need in needs for stop in need.stops} == {30}
    assert suited.times[0][0] >= max(need.times[0][1] for need in clean)
    assert suited.apart_from == {"deliver"}


def test_verified_households_get_their_supplies_with_the_first_wave_from_the_same_person_every_day() -> None:
    homes = (
        Household(name="Granny Wu", building="4", is_verified=True),
        Household(name="Mr Qian", building="5"),
    )
    (need,) = asked(compound(households=homes), "5.3", "9.3")
    assert (need.line, need.continuity, need.roles[0].needed) == ("9.3", 80, 1)
    assert [start for start, _ in need.times] == [600, DAY + 600]
    assert [stop.place for stop in need.stops] == ["4", "4"]
    assert "Wu" not in repr(need)


def test_a_household_in_an_unknown_building_is_said() -> None:
    homes = (Household(name="Granny Wu", building="99", is_verified=True),)
    (row,) = deliveries(compound(households=homes), {"9.3"}).unserved
    assert (row.line, row.place, row.load, row.reason) == ("9.3", "99", 1, NO_WAY)


@pytest.mark.parametrize(("start", "days"), [(9 * 60, []), (DAY + 9 * 60, [0]), (40 * DAY, [])])
def test_heads_are_counted_the_day_before_a_swab_test(start: int, days: list[int]) -> None:
    tests = (
        Occasion(kind=OccasionKind.SWAB, start=start),
        Occasion(kind=OccasionKind.SWAB, start=start + 60),
    )
    needs = asked(compound("2", occasions=tests), "2.1")
    assert sorted({need.times[0][0] // DAY for need in needs}) == days
    assert stops(needs) == [row.number for row in FIELD] * len(days)
    for need in needs:
        assert len(need.stops) <= 2
        assert (need.home, need.building, need.roles[0].needed) == (Home.PREFER, need.stops[0].place, 2)


def test_residents_in_need_are_verified_in_48_hours_by_a_pair_with_one_of_staff() -> None:
    homes = tuple(Household(name=f"h{number}", building=str(number)) for number in (1, 2, 2, 5))
    staff = (person("Li", kind=Kind.STAFF),)
    needs = asked(compound("5", days=3, households=homes, volunteers=staff), "9.1")
    assert [(need.building, need.stops[0].load) for need in needs] == [("1", 1), ("2", 2), ("5", 1)]
    assert all(need.times[0][1] <= 2 * DAY and need.roles[0].needed == 2 for need in needs)
    assert all(need.makeup[0].kinds == {Kind.STAFF} for need in needs)
    assert [need.ppe for need in needs] == [1, 1, 2]


def test_a_pair_without_staff_verifies_where_there_is_no_staff() -> None:
    homes = (Household(name="h", building="1"),)
    (need,) = asked(compound(households=homes), "9.1")
    assert need.makeup == ()


def test_dogs_of_sealed_buildings_are_walked_twice_a_day_three_by_one_person() -> None:
    homes = (
        Household(name="a", building="2", dogs=3),
        Household(name="b", building="3", dogs=1),
        Household(name="c", building="4", dogs=2),
    )
    people = (person("Mei", skills=frozenset({"pets"})),)
    needs = asked(compound("2", "3", days=1, households=homes, volunteers=people), "11.1")
    assert sorted(need.times[0][0] for need in needs) == [420, 420, 1200, 1200]
    assert stops(needs) == ["2", "2", "3", "3"]
    for need in needs:
        assert (need.tier, need.ppe, need.roles[0].needed) == (Tier.P4, 2, 1)
        assert need.roles[0].skills == {"pets"}
        dogs = sum(stop.load for stop in need.stops)
        assert dogs <= 3
        assert need.times[0][1] - need.times[0][0] >= 20 * dogs


def test_skills_and_training_are_asked_for_only_where_they_are_recorded() -> None:
    homes = (Household(name="a", building="2", dogs=1),)
    (need, _) = asked(compound("2", days=1, households=homes, volunteers=(person("Li"),)), "11.1")
    assert (need.roles[0].skills, need.roles[0].trainings) == (frozenset(), frozenset())


def test_a_fortnight_is_as_many_times_the_first_day() -> None:
    one, many = asked(compound("3", days=1), "4.4", "4.5"), asked(compound("3", days=14), "4.4", "4.5")
    assert len(many) == 14 * len(one)
