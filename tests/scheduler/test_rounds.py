"""Rounds wait for one another, grow into crews, follow waves and empty rooms, always in the same order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paiban.scheduler import situation
from paiban.scheduler.deliveries import Deliveries
from paiban.scheduler.expand import problem_of
from paiban.scheduler.rooms import with_rooms_empty
from paiban.scheduler.schedule import daily, fitted, parts, waiting
from paiban.scheduler.situation import needs_of
from paiban.values.compound import Household
from paiban.values.horizon import Horizon
from paiban.values.needs import OnCall, Post, Role, Round, Route
from paiban.values.people import Building, Kind, Site
from paiban.values.spans import overlap
from tests.builders import FIRST_DAY, horizon, need, person
from tests.scheduler.catalogued import (
    HOME,
    NO_LINES,
    SEALED,
    TRAINED,
    by_id,
    compound,
    day,
    duties,
    everything,
    only,
)

MANY = tuple(Building(number=str(number), order=number) for number in range(10, 40))
GUARD = Role(name="guard")


def test_sealed_buildings_are_disinfected_when_the_clean_round_has_ended() -> None:
    needs = only("3.1", "3.2", "3.5", buildings=(*MANY, SEALED))
    clean = [span for ident, made in needs.items() if ident != "disinfect-sealed" for span in duties(made)]
    sealed = duties(needs["disinfect-sealed"])
    assert sealed[0] == (610, 640)  # until then three crews are out to ten buildings each
    assert all(overlap(one, other) == 0 for one in clean for other in sealed)
    for start, _end in sealed[:1]:
        assert all(end <= start for first, end in clean if first < start)


def test_a_typed_clean_round_is_waited_for_too() -> None:
    typed = replace(need("disinfect-public"), times=((9 * 60, 11 * 60),))
    needs = only("3.1", needs=(typed,), buildings=(SEALED,))
    assert duties(needs["disinfect-sealed"])[0] == day(1, 11, 11.5)


def test_rubbish_of_sealed_buildings_comes_after_that_of_the_others_by_another_crew() -> None:
    needs = only("10.1", buildings=(*MANY, SEALED))
    assert duties(needs["rubbish-sealed"])[0][0] >= max(
        end for ident in ("rubbish", "rubbish-2") for _start, end in duties(needs[ident])[:1]
    )
    assert needs["rubbish-sealed"].apart_from == {needs["rubbish"].crew}


def test_stops_come_in_the_order_of_the_walk_without_a_break() -> None:
    far, near = Building(number="7", order=9), Building(number="8", order=1)
    stops = only("10.1", buildings=(far, near))["rubbish"].stops
    assert [(stop.place, stop.start, stop.end) for stop in stops[:2]] == [("8", 420, 425), ("7", 425, 430)]


def test_fire_and_power_are_inspected_first_where_most_flats_are_shared() -> None:
    few, most, none = (
        Building(number=number, order=order, shared_flats=shared)
        for number, order, shared in (("7", 1, 2), ("8", 2, 5), ("9", 0, 0))
    )
    stops = only("N3", buildings=(none, few, most))["inspection"].stops
    assert [stop.place for stop in stops[:3]] == ["8", "7", "9"]


def test_what_takes_one_crew_too_long_is_shared_by_several() -> None:
    needs = only("3.5", buildings=MANY)
    assert [len(made.stops) // 3 for made in needs.values()] == [10, 10, 10]
    assert [made.name for made in needs.values()] == [
        f"Disinfecting unsealed buildings {number}" for number in (1, 2, 3)
    ]
    assert {stop.place for made in needs.values() for stop in made.stops} == {home.number for home in MANY}
    assert max(end - start for made in needs.values() for start, end in duties(made)) <= 120


def test_the_parcel_point_is_disinfected_every_two_hours_and_after_each_wave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = duties(only("3.4")["disinfect-parcels"])
    assert alone[:3] == (day(1, 8, 8.5), day(1, 10, 10.5), day(1, 12, 12.5))
    wave = Route(id="deliver-1", name="wave", line="4.4", times=((600, 735),), roles=(GUARD,))
    monkeypatch.setattr(situation, "deliveries", lambda *_: Deliveries(needs=(wave,)))
    after = duties(only("3.4", "4.4")["disinfect-parcels"])
    assert after[:4] == (day(1, 8, 8.5), day(1, 10, 10.5), (735, 765), day(1, 14, 14.5))


def test_the_half_clean_zone_is_disinfected_every_three_hours_round_the_clock() -> None:
    starts = [start for start, _end in duties(only("R1.2")["disinfect-takeoff"])]
    assert starts == list(range(0, 3 * 1440, 180))


def test_nobody_is_to_be_at_a_post_while_its_room_is_emptied() -> None:
    needs = only("3.3", "6.3")
    assert needs["medicine"].times[:2] == (day(1, 9, 12.5), day(1, 13, 17))
    case = problem_of(everything(tasks=NO_LINES | {"3.3": True, "6.3": True}))
    emptied = duties(needs["disinfect-medicine"])
    posted = [item.span for item in case.shifts if item.need == "medicine"]
    assert all(overlap(one, other) == 0 for one in posted for other in emptied)


def test_posts_elsewhere_and_other_duties_there_keep_their_times() -> None:
    spray = Round(id="spray", name="spray", place="room", times=((60, 90),), roles=(GUARD,), empties=True)
    elsewhere = Post(id="gate", name="gate", place="gate", times=((0, 240),), roles=(GUARD,))
    there = Round(id="walk", name="walk", place="room", times=((60, 120),), roles=(GUARD,))
    desk = Post(id="desk", name="desk", place="room", roles=(replace(GUARD, times=((0, 240),)),))
    kept = with_rooms_empty((spray, elsewhere, there, desk))
    assert kept[:3] == (spray, elsewhere, there)
    assert kept[3].roles[0].times == ((0, 60), (90, 240))


def test_homes_of_a_building_are_greeted_one_after_the_other_so_that_one_helper_can() -> None:
    homes = tuple(Household(name=f"1-{number}", building="1", is_greeted=True) for number in range(4))
    needs = only("9.2", households=(*homes, HOME))
    firsts = [duties(made)[0] for made in needs.values()]
    assert firsts == [
        *(day(1, 9, 9 + 1 / 3), day(1, 9 + 1 / 3, 9 + 2 / 3), day(1, 9 + 2 / 3, 10)),
        *(day(1, 9, 9 + 1 / 3), day(1, 9, 9 + 1 / 3)),
    ]


def test_a_household_keeps_its_number_when_another_one_no_longer_asks() -> None:
    homes = (replace(HOME, name="1-101", is_greeted=False), HOME)
    (care,) = (made for ident, made in only("9.2", households=homes).items())
    assert (care.id, care.name) == ("care-2", "Care 2")


def test_help_inside_a_sealed_building_is_offered_to_its_residents_alone() -> None:
    other = person("Zhao", building="1")
    case = problem_of(compound(TRAINED, other, buildings=(SEALED,), tasks=NO_LINES | {"G4": True}))
    assert {item.offered_to for item in case.shifts} == {frozenset({"Mei"})}
    nobody = compound(other, buildings=(SEALED,), tasks=NO_LINES | {"G4": True})
    assert needs_of(nobody) == ()


def test_lessons_teach_what_they_are_for_and_ask_trainers_for_it() -> None:
    needs = only("S13")
    for ident, taught in (("lesson-ppe", "ppe"), ("lesson-disinfection", "disinfection")):
        lesson = needs[ident]
        assert lesson.teaches == {taught}
        staff, medic, learner = lesson.roles
        assert staff.kinds == {Kind.STAFF}
        assert medic.skills == {"medical", "doctor", "nurse"}
        assert staff.trainings == medic.trainings == {taught}
        assert staff.wanted == medic.wanted == 0
        assert (learner.learns, learner.trainings, learner.wanted) == (True, frozenset(), 0)
        assert all(end - start == 30 for start, end in duties(lesson))
    assert {end % 1440 for _start, end in duties(needs["lesson-ppe"])} == {480, 720, 960, 1200}


def test_without_any_training_on_record_there_are_no_lessons() -> None:
    assert only("S13", people=(person("Li"),)) == {}


def test_whoever_relieves_comes_earlier_but_nobody_where_the_post_begins() -> None:
    case = problem_of(everything(tasks=NO_LINES | {"1.1": True}))
    leads = {item.start: item.lead for item in case.shifts}
    assert (leads[0], leads[240], leads[1440]) == (0, 10, 10)


@pytest.mark.parametrize(("own", "lead"), [(None, 15), (0, 0), (20, 20)])
def test_the_handover_of_the_site_holds_for_posts_without_their_own(own: int | None, lead: int) -> None:
    gate = Post(id="gate", name="gate", times=((0, 720),), roles=(GUARD,), handover_minutes=own)
    case = problem_of(compound(needs=(gate,), site=Site(name="test", handover_minutes=15)))
    assert {item.lead for item in case.shifts if item.start} == {lead}


def test_only_posts_have_a_handover() -> None:
    standby = OnCall(id="aid", name="aid", times=((0, 360), (360, 720)), roles=(GUARD,))
    case = problem_of(compound(needs=(standby,), site=Site(name="test", handover_minutes=15)))
    assert {item.lead for item in case.shifts} == {0}


def test_nights_reach_into_the_first_day_and_weekdays_are_kept() -> None:
    assert daily([(1380, 1500)], horizon(1)) == ((-60, 60), (1380, 1500))
    assert daily([(60, 120)], horizon(3), [6]) == ((1500, 1560),)  # 1 April 2022 is a Friday


def test_clock_times_stay_clock_times_when_clocks_change() -> None:
    spring = Horizon(FIRST_DAY.replace(month=3, day=27), FIRST_DAY.replace(month=3, day=27), "Europe/Berlin")
    assert daily([(480, 540)], spring)[-1] == (420, 480)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("post", ((0, 60), (100, 200))),
        ("oncall", ((0, 60), (100, 150), (150, 200))),
        ("round", ((100, 150), (150, 200))),
    ],
)
def test_posts_and_standby_are_cut_at_the_bounds_and_other_duties_left_out(kind: str, found: object) -> None:
    spans = ((-60, 60), (100, 150), (150, 200), (300, 400))
    assert fitted(kind, spans, ((0, 350),) if kind == "none" else ((0, 200),)) == found


@pytest.mark.parametrize(("start", "later"), [(0, 0), (10, 30), (29, 30), (30, 30), (39, 39), (40, 60)])
def test_a_round_starts_when_none_of_those_before_it_is_under_way(start: int, later: int) -> None:
    assert waiting(start, [(40, 60), (10, 30)]) == later


def test_it_waits_on_when_the_next_begins_as_the_last_ends() -> None:
    assert waiting(10, [(30, 50), (5, 30)]) == 50


@pytest.mark.parametrize(("end", "count"), [(240, 1), (241, 2), (480, 2), (481, 3)])
def test_long_times_are_cut_into_equal_parts(end: int, count: int) -> None:
    found = tuple(parts((0, end), 240))
    assert len(found) == count
    assert (found[0][0], found[-1][1]) == (0, end)
    assert max(last - first for first, last in found) - min(last - first for first, last in found) <= 1


def test_ids_of_crews_do_not_depend_on_what_else_is_on() -> None:
    case = everything(buildings=(*MANY, SEALED))
    whole, part = by_id(needs_of(case)), only("3.5", buildings=(*MANY, SEALED))
    assert set(part) <= set(whole)
