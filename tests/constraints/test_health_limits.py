"""Nobody has a duty that would hurt their health."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.health_limits import HealthLimits
from paiban.constraints.rule import Weight
from paiban.values.needs import Zone
from paiban.values.people import HealthLimit
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("limit", "strains", "barred"),
    [
        (HealthLimit.NO_LIFTING, {HealthLimit.NO_LIFTING, HealthLimit.NO_OUTDOOR}, True),
        (HealthLimit.NO_LIFTING, {HealthLimit.NO_OUTDOOR}, False),
        (HealthLimit.NO_CHEMICALS, set(), False),
        (HealthLimit.NO_CHEMICALS, {HealthLimit.NO_CHEMICALS}, True),
    ],
)
def test_what_a_need_strains_is_spared(limit: HealthLimit, strains: set[HealthLimit], barred: bool) -> None:
    case = problem(
        [person("Mei", health=frozenset({limit}))],
        [shift("carry", 8, 12)],
        [need("carry", strains=frozenset(strains))],
    )
    found = said(case, HealthLimits(), roster(("Mei", "carry@8-12")))
    assert found == (["Mei should be spared carry for reasons of health, 8-12"] if barred else [])


@pytest.mark.parametrize(
    ("start", "end", "barred"),
    [(18, 22, False), (18, 22.5, False), (18, 23, True), (5, 9, True), (5.5, 9, False), (26, 28, True)],
)
def test_an_hour_of_night_makes_a_night_shift(start: float, end: float, barred: bool) -> None:
    duty = shift("gate", start, end)
    case = problem([person("Mei", health=frozenset({HealthLimit.NO_NIGHT}))], [duty])
    assert bool(check(case, [HealthLimits()], roster(("Mei", duty.id)))) is barred


@pytest.mark.parametrize(("ppe", "barred"), [(0, False), (1, False), (2, True), (3, True)])
def test_suits_begin_at_level_two(ppe: int, barred: bool) -> None:
    mei = person("Mei", health=frozenset({HealthLimit.NO_SUIT}))
    case = problem([mei], [shift("swab", 8, 12)], [need("swab", ppe=ppe)])
    assert bool(check(case, [HealthLimits()], roster(("Mei", "swab@8-12")))) is barred


@pytest.mark.parametrize("known", [{"online_only": True}, {"health": frozenset({HealthLimit.REMOTE_ONLY})}])
@pytest.mark.parametrize("online", [True, False])
def test_some_can_only_help_online(known: dict[str, object], online: bool) -> None:
    case = problem([person("Mei", **known)], [shift("hotline", 8, 12)], [need("hotline", online=online)])
    assert bool(check(case, [HealthLimits()], roster(("Mei", "hotline@8-12")))) is not online


@pytest.mark.parametrize(
    ("known", "start", "chronic", "pregnant"),
    [
        ({"ppe": 2}, 8, True, True),
        ({"ppe": 1}, 8, False, False),
        ({}, 23, True, True),
        ({"zone": Zone.CONTAMINATED}, 8, True, True),
        ({"zone": Zone.SEMI}, 8, False, False),
        ({"strains": {HealthLimit.NO_LIFTING}}, 8, False, True),
        ({"strains": {HealthLimit.NO_CHEMICALS}}, 8, False, True),
        ({"strains": {HealthLimit.NO_OUTDOOR}}, 8, False, False),
        ({"strains": {HealthLimit.CHRONIC}}, 8, True, False),
    ],
)
def test_illness_and_pregnancy_are_spared_what_goes_with_them(
    known: dict[str, Any], start: int, chronic: bool, pregnant: bool
) -> None:
    people = [
        person("Mei", health=frozenset({HealthLimit.CHRONIC})),
        person("Li", health=frozenset({HealthLimit.PREGNANT})),
    ]
    duty = shift("swab", start, start + 2)
    case = problem(people, [duty], [need("swab", **known)])
    barred = [bool(check(case, [HealthLimits()], roster((name, duty.id)))) for name in ("Mei", "Li")]
    assert barred == [chronic, pregnant]


def test_the_reason_is_private() -> None:
    assert HealthLimits.is_private


limits = st.frozensets(st.sampled_from(HealthLimit), max_size=2)


@st.composite
def strained(draw: st.DrawFn) -> Problem:
    people = [person(name, health=draw(limits), online_only=draw(st.booleans())) for name in ("Mei", "Li")]
    needs = [
        need(
            name,
            strains=draw(limits),
            online=draw(st.booleans()),
            ppe=draw(st.integers(0, 3)),
            zone=draw(st.sampled_from(Zone)),
        )
        for name in ("gate", "desk")
    ]
    starts = draw(st.lists(st.integers(0, 40), min_size=1, max_size=3, unique=True))
    return problem(people, [shift(item.id, hour, hour + 2) for item in needs for hour in starts], needs)


@given(data=st.data(), case=strained())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        someone, item = case.volunteer[name], case.shift[duty]
        place = case.need[item.need]
        night_hours = [
            hour for hour in range(item.start // 60, item.end // 60) if hour % 24 in {22, 23, *range(6)}
        ]
        is_frail = bool({HealthLimit.CHRONIC, HealthLimit.PREGNANT} & someone.health)
        is_pregnant = HealthLimit.PREGNANT in someone.health
        hard_for_pregnant = {HealthLimit.NO_LIFTING, HealthLimit.NO_CHEMICALS}
        wrong += (
            any(limit in place.strains for limit in someone.health)
            or (bool(night_hours) and (is_frail or HealthLimit.NO_NIGHT in someone.health))
            or (place.ppe >= 2 and (is_frail or HealthLimit.NO_SUIT in someone.health))
            or (is_frail and place.zone == "contaminated")
            or (is_frail and bool({HealthLimit.NO_SUIT, HealthLimit.NO_NIGHT} & place.strains))
            or (is_pregnant and bool(hard_for_pregnant & place.strains))
            or ((someone.online_only or HealthLimit.REMOTE_ONLY in someone.health) and not place.online)
        )
    assert len(check(case, [HealthLimits()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=strained())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, HealthLimits(weight=weight), data.draw(rosters(case)))
