"""A swab test: phases relative to its start and end, roles by lanes, buildings one after the other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.swab import call_down
from paiban.values.compound import Occasion, OccasionKind
from paiban.values.needs import Event, Handling, Home, Need, OnCall, Route, Zone
from paiban.values.people import Building
from tests.scheduler.catalogued import OPEN, SEALED, SPEAKING, compound, day, duties, hours, only, role

START = 1440 + 480
TEST = Occasion(kind=OccasionKind.SWAB, start=START, lanes=2)
LINES = ("2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "3.6", "4.6")
# line, need, kind, tier, {role: (needed, wanted)}, times; 180 people in 2 lanes take from 8:00 to 9:30
PHASES: list[
    tuple[str, str, type[Need], int, dict[str, tuple[int, int]], tuple[tuple[float, float], ...]]
] = [
    ("2.2", "swab-tents", Event, 1, {"tents": (4, 4)}, ((5, 6),)),
    ("2.3", "swab-power", Event, 1, {"electrician": (1, 1), "network": (0, 1)}, ((6, 7),)),
    ("2.3", "swab-power-standby", OnCall, 1, {"electrician": (1, 1)}, ((7, 9.5),)),
    ("2.5", "swab", Event, 1, {"runner": (2, 2), "English": (1, 1), "sign language": (1, 1)}, ((8, 9.5),)),
    ("2.6", "swab", Event, 1, {"order": (4, 4)}, ((8, 9.5),)),
    ("2.7", "swab", Event, 1, {"code": (2, 4)}, ((8, 9.5),)),
    ("2.8", "swab", Event, 1, {"medics' helper": (2, 2), "labelling": (2, 4)}, ((8, 9.5),)),
    ("2.9", "swab-medics", Event, 2, {"driver": (1, 1), "runner": (1, 1)}, ((7, 8), (9.5, 10.5))),
    ("2.10", "swab-samples", Event, 0, {"driver": (1, 1), "escort": (1, 1)}, ((9.5, 10.5),)),
    ("3.6", "swab-spray", Event, 1, {"before": (2, 2), "after": (2, 2)}, ((7.5, 8), (9.75, 10.25))),
    ("4.6", "swab-materials", Route, 1, {"lifting": (2, 2)}, ((6.5, 7),)),
]


def swabbed(*lines: str, **known: Any) -> dict[str, Need]:
    return only(*lines, occasions=(TEST,), **known)


@pytest.mark.parametrize(("line", "ident", "kind", "tier", "seats", "times"), PHASES)
def test_a_phase_has_its_seats_and_times(
    line: str, ident: str, kind: type[Need], tier: int, seats: dict[str, Any], times: Any
) -> None:
    need = swabbed(line)[f"{ident}-04-02"]
    assert (type(need), need.tier) == (kind, tier)
    assert {role.name: (role.needed, role.wanted) for role in need.roles} == seats
    turns = role(swabbed("2.5")["swab-04-02"], "English").times if line == "2.5" else ()
    assert set(duties(need)) - set(turns) == {(start + 1440, end + 1440) for start, end in hours(*times)}


def test_phases_come_one_after_the_other() -> None:
    needs = swabbed(*LINES)
    spray = needs["swab-spray-04-02"]
    order = [
        duties(needs["swab-tents-04-02"])[0],
        duties(needs["swab-power-04-02"])[0],
        role(spray, "before").times[0],
        needs["swab-04-02"].times[0],
        duties(needs["swab-samples-04-02"])[0],
    ]
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(order))
    assert role(spray, "after").times[0][0] == needs["swab-04-02"].times[-1][1] + 15
    assert duties(needs["swab-materials-04-02"])[0][1] <= role(spray, "before").times[0][0]


def test_clean_buildings_come_first_and_sealed_ones_last_at_the_pace_of_the_lanes() -> None:
    stops = swabbed("2.5")["swab-04-02"].stops
    assert [(stop.place, stop.is_sealed, stop.load) for stop in stops] == [
        ("1", False, 60),
        ("5", False, 60),
        ("3", True, 60),
    ]
    assert [(stop.start - START, stop.end - START) for stop in stops] == [(0, 30), (30, 60), (60, 90)]


def test_the_sealed_building_is_called_last_wherever_it_stands_on_the_walk() -> None:
    first = Building(number="9", residents=10, order=0, sealed=((0, 100_000),))
    assert [stop.place for stop in call_down(compound(buildings=(first, OPEN)), TEST).stops] == ["1", "9"]


@pytest.mark.parametrize(
    ("minutes", "lanes", "end"), [(240, 1, 180), (180, 1, 180), (179, 2, 90), (60, 3, 60), (45, 4, 45)]
)
def test_without_lanes_there_are_as_many_as_it_takes(minutes: int, lanes: int, end: int) -> None:
    test = Occasion(kind=OccasionKind.SWAB, start=START, minutes=minutes)
    plan = call_down(compound(buildings=(OPEN, SEALED, SPEAKING)), test)
    assert (plan.lanes, plan.end - START) == (lanes, end)


def test_where_only_households_are_known_three_people_come_from_each() -> None:
    plan = call_down(compound(buildings=(Building(number="1", households=10),)), TEST)
    assert [stop.load for stop in plan.stops] == [30]


def test_without_any_building_a_test_lasts_as_long_as_it_may_in_one_lane() -> None:
    test = Occasion(kind=OccasionKind.SWAB, start=START)
    plan = call_down(compound(), test)
    assert (plan.lanes, plan.end - START, plan.stops) == (1, 240, ())


@given(
    st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=8),
    st.none() | st.integers(1, 6),
    st.sampled_from([0.5, 1.0, 2.5]),
)
def test_nobody_is_called_faster_than_the_lanes_can_test(
    sizes: list[tuple[int, bool]], lanes: int | None, rate: float
) -> None:
    buildings = tuple(
        Building(number=str(number), residents=size, order=number, sealed=((0, 100_000),) if closed else ())
        for number, (size, closed) in enumerate(sizes)
    )
    test = Occasion(kind=OccasionKind.SWAB, start=START, lanes=lanes, rate=rate)
    plan = call_down(compound(buildings=buildings), test)
    called = 0
    for stop in plan.stops:
        assert called <= (stop.start - START + 1) * plan.lanes * rate
        called += stop.load
        assert called <= (stop.end - START) * plan.lanes * rate
    assert called == sum(size for size, _ in sizes)
    assert [stop.is_sealed for stop in plan.stops] == sorted(stop.is_sealed for stop in plan.stops)


def test_nobody_has_two_roles_at_the_site() -> None:
    assert swabbed("2.6")["swab-04-02"].one_role


def test_helpers_at_the_tables_are_in_suits_on_the_contaminated_side_and_ushers_are_not() -> None:
    need = swabbed("2.6", "2.8")["swab-04-02"]
    helper, order = role(need, "medics' helper"), role(need, "order")
    assert (helper.ppe, helper.zone, helper.trainings) == (
        *(2, Zone.CONTAMINATED),
        frozenset({"ppe", "swab"}),
    )
    assert (need.ppe, order.ppe, order.zone) == (1, None, None)


def test_whoever_takes_samples_out_has_carried_waste_and_whoever_feeds_the_medics_food() -> None:
    needs = swabbed("2.9", "2.10")
    assert needs["swab-samples-04-02"].handles == {Handling.WASTE}
    assert needs["swab-medics-04-02"].handles == {Handling.FOOD}
    assert role(needs["swab-samples-04-02"], "driver").skills == {"driver"}
    assert role(needs["swab-medics-04-02"], "driver").skills == {"driver"}


def test_a_guide_leads_the_building_down_in_its_turn_and_better_lives_there() -> None:
    needs = swabbed("2.5")
    guide = needs["swab-guide-04-02-5"]
    assert duties(guide) == (day(2, 8.5 - 1 / 6, 9),)
    assert (guide.building, guide.home) == ("5", Home.PREFER)
    assert "swab-guide-04-02-3" in needs


def test_interpreters_are_there_when_their_buildings_come() -> None:
    for language in ("English", "sign language"):
        assert role(swabbed("2.5")["swab-04-02"], language).times == (day(2, 8.5, 9),)
    assert role(swabbed("2.5")["swab-04-02"], "sign language").must == {"sign-language"}


def test_of_a_test_before_the_planned_days_nothing_is_left() -> None:
    begun = Occasion(kind=OccasionKind.SWAB, start=-240, lanes=2)
    assert only(*LINES, occasions=(begun,)) == {}


def test_residents_are_told_the_day_before_and_when_their_turn_comes() -> None:
    notice = swabbed("2.4")["swab-notice-04-02-5"]
    assert duties(notice) == (day(1, 17, 17.5), day(2, 8, 8 + 1 / 3))
    assert (notice.online, notice.home, notice.building) == (True, Home.PREFER, "5")


def test_on_the_first_day_nobody_is_told_the_day_before() -> None:
    early = Occasion(kind=OccasionKind.SWAB, start=480, lanes=2)
    assert duties(only("2.4", occasions=(early,))["swab-notice-04-01-5"]) == (day(1, 8, 8 + 1 / 3),)


def test_phases_before_the_planned_days_are_left_out() -> None:
    early = Occasion(kind=OccasionKind.SWAB, start=60, lanes=2)
    needs = only("2.2", "2.6", occasions=(early,))
    assert "swab-04-01" in needs
    assert "swab-tents-04-01" not in needs


def test_nobody_stands_at_the_site_for_more_than_four_hours() -> None:
    crowd = Building(number="1", residents=600, order=1)
    need = only("2.6", occasions=(TEST,), buildings=(crowd,))["swab-04-02"]
    assert need.times == (day(2, 8, 10.5), day(2, 10.5, 13))


def test_two_tests_on_one_day_are_two_needs() -> None:
    later = Occasion(kind=OccasionKind.SWAB, start=START + 360, lanes=2)
    assert {"swab-04-02", "swab-04-02b"} <= set(only("2.6", occasions=(TEST, later)))
