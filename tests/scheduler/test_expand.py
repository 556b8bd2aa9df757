"""Needs become shifts with hardship points; a roster that stands finds its shifts again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from paiban.scheduler.expand import hardship, problem_of, with_roster
from paiban.values.compound import Compound
from paiban.values.needs import Event, OnCall, Post, Role, Round
from paiban.values.people import Building, Kind, Site
from paiban.values.problem import Pin, PinKind, Problem
from paiban.values.roster import Assignment
from tests.builders import horizon, need, person

GUARD = Role(name="guard")


def expanded(*needs: Any, **known: Any) -> Problem:
    given = {"site": Site(name="test"), "horizon": horizon(1), "volunteers": (person("Mei"),), **known}
    return problem_of(Compound(needs=needs, **given))


def row(need_id: str, start: float, end: float, volunteer: str = "Mei", role: str = "guard") -> Assignment:
    return Assignment(
        volunteer=volunteer, need=need_id, role=role, start=round(start * 60), end=round(end * 60)
    )


def test_a_round_has_one_shift_for_each_of_its_times_and_roles() -> None:
    roles = (Role(name="guard"), Role(name="lead", times=((600, 660),)))
    case = expanded(Round(id="spray", name="spray", times=((480, 540), (900, 960)), roles=roles))
    assert [(item.role, item.start, item.end) for item in case.shifts] == [
        ("guard", 480, 540),
        ("guard", 900, 960),
        ("lead", 600, 660),
    ]


def test_an_event_may_have_phases_of_its_roles_alone() -> None:
    roles = (Role(name="setup", times=((420, 480),)), Role(name="swab", times=((480, 720),)))
    case = expanded(Event(id="swab", name="swab", roles=roles))
    assert [item.span for item in case.shifts] == [(420, 480), (480, 720)]


def test_a_post_has_candidates_cut_for_kinds_of_people() -> None:
    case = expanded(Post(id="gate", name="gate", times=((0, 1440),), roles=(GUARD,)))
    lengths = {item.minutes: item.kinds for item in case.shifts}
    assert lengths == {240: set(Kind), 360: set(Kind), 480: {Kind.GUARD, Kind.STAFF}}


def test_the_grid_of_the_site_holds_for_posts_without_their_own() -> None:
    gate = Post(
        id="gate", name="gate", times=((0, 1440),), roles=(GUARD,), lengths=dict.fromkeys(Kind, (240,))
    )
    site = Site(name="test", grid_minutes=120)
    assert len(expanded(gate, site=site).shifts) == 11
    assert len(expanded(replace(gate, grid_minutes=60), site=site).shifts) == 21
    assert len(expanded(gate).shifts) == 6


def test_every_shift_has_an_id_of_its_own() -> None:
    roles = (Role(name="guard"), Role(name="lead"))
    gates = [Post(id=name, name="gate", times=((0, 1440),), roles=roles) for name in ("north", "south")]
    shifts = expanded(*gates).shifts
    assert len({item.id for item in shifts}) == len(shifts)


def test_pins_and_buildings_are_kept() -> None:
    pin = Pin(volunteer="Mei", kind=PinKind.NEVER, need=None, start=0, end=60)
    case = expanded(need("gate"), pins=(pin,), buildings=(Building(number="3"),))
    assert (case.pins, case.building["3"].number) == ((pin,), "3")


def trip(day: int) -> Round:
    return need(f"trip-{day}", name="Trip", times=((day * 1440 + 480, day * 1440 + 600),), generated=True)


@pytest.mark.parametrize(
    ("kind", "start", "end", "meant"),
    [
        (PinKind.NEVER, 0, 2880, ["trip-0", "trip-1"]),
        (PinKind.MUST, 1440, 2880, ["trip-1"]),
        (PinKind.MUST, 0, 2880, ["trip-0"]),
        (PinKind.MUST, 0, 60, ["trip-0"]),
    ],
)
def test_a_pin_on_a_trip_of_every_day_means_the_trips_of_its_time(
    kind: PinKind, start: int, end: int, meant: list[str]
) -> None:
    pin = Pin(volunteer="Mei", kind=kind, need="Trip", start=start, end=end)
    assert [found.need for found in expanded(trip(0), trip(1), pins=(pin,)).pins] == meant


@pytest.mark.parametrize(
    ("made", "start", "end", "points"),
    [
        (Round, 8, 12, 40),
        (Round, 8, 8.25, 2),
        (Round, 20, 24, 50),  # two of four hours lie at night
        (Round, 22, 30, 120),
        (Round, 5, 7, 25),
        (OnCall, 8, 18, 30),
    ],
)
def test_an_hour_is_ten_points_more_at_night_less_at_home(
    made: type[Round | OnCall], start: float, end: float, points: int
) -> None:
    duty = made(id="duty", name="duty")
    assert hardship(duty, Role(name="guard"), (round(start * 60), round(end * 60)), horizon()) == points


@pytest.mark.parametrize(
    ("known", "points"),
    [({"ppe": 1}, 40), ({"ppe": 2}, 60), ({"hardship": 200}, 80), ({"ppe": 3, "hardship": 50}, 30)],
)
def test_suits_and_the_need_s_own_hardship_count(known: dict[str, Any], points: int) -> None:
    assert (
        hardship(Round(id="duty", name="duty", **known), Role(name="guard"), (480, 720), horizon()) == points
    )


def test_the_gear_of_a_role_goes_before_that_of_its_need() -> None:
    duty = Round(id="duty", name="duty", ppe=2)
    assert hardship(duty, Role(name="clerk", ppe=0), (480, 720), horizon()) == 40
    assert hardship(duty, Role(name="helper", ppe=3), (480, 720), horizon()) == 60


def test_standby_in_person_is_as_hard_as_any_duty() -> None:
    duty = OnCall(id="aid", name="aid", at_home=False, times=((480, 720),), roles=(GUARD,))
    (found,) = expanded(duty).shifts
    assert (found.points, found.is_standby) == (40, False)


def test_a_roster_finds_the_shifts_it_was_made_of() -> None:
    case = expanded(Round(id="spray", name="spray", times=((480, 540),), roles=(GUARD,)))
    wider, fitted, lost = with_roster(case, [row("spray", 8, 9)])
    assert wider.shifts == case.shifts
    assert fitted.cells == {("Mei", case.shifts[0].id)}
    assert lost == ()


def test_times_that_no_candidate_has_become_a_shift_that_counts_as_cover() -> None:
    case = expanded(Post(id="gate", name="gate", times=((480, 720),), roles=(GUARD,)))
    wider, fitted, lost = with_roster(case, [row("gate", 8, 10.5), row("gate", 8, 10.5, "Mei")])
    assert [item.span for item in wider.shifts] == [(480, 720), (480, 630)]
    assert [(item.start, item.end, item.shifts) for item in wider.stretches] == [
        (480, 630, (0, 1)),
        (630, 720, (0,)),
    ]
    assert wider.assignments(fitted) == (row("gate", 8, 10.5),)
    assert lost == ()


def test_a_shift_made_by_hand_suits_every_kind_and_has_its_points() -> None:
    case = expanded(Post(id="gate", name="gate", times=((480, 720),), roles=(GUARD,)))
    wider, *_ = with_roster(case, [row("gate", 8, 10)])
    assert (wider.shifts[-1].kinds, wider.shifts[-1].points) == (frozenset(Kind), 20)


def test_what_speaks_of_people_needs_or_roles_that_are_gone_fits_nowhere() -> None:
    roles = (GUARD, replace(GUARD, name="lead"))
    case = expanded(Round(id="spray", name="spray", times=((480, 540),), roles=roles))
    gone = [row("spray", 8, 9, "Gone"), row("gone", 8, 9), row("spray", 8, 9, role="gone")]
    _, fitted, lost = with_roster(case, [*gone, row("spray", 8, 9)])
    assert len(fitted) == 1
    assert lost == tuple(gone)


def test_the_only_role_of_a_need_may_have_been_renamed() -> None:
    case = expanded(Round(id="spray", name="spray", times=((480, 540),), roles=(GUARD,)))
    wider, fitted, lost = with_roster(case, [row("spray", 8, 9, role="值守")])
    assert wider.assignments(fitted) == (row("spray", 8, 9),)
    assert lost == ()
