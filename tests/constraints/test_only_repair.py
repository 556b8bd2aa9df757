"""Repairing a roster fills what was lost and starts nothing new."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.only_repair import OnlyRepair
from paiban.constraints.rule import Weight
from paiban.values.needs import Tier
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, on_duty
from tests.constraints.words import said

MORNING = shift("gate", 8, 12)
NAMES = ("Mei", "Li", "Wang")


def promised(tier: Tier, *people: str) -> Problem:
    """A gate that needs one and wants two, where these people were promised."""
    case = problem(NAMES, [MORNING], [need("gate", needed=1, wanted=2, tier=tier)])
    return replace(case, promised=roster(*((name, MORNING.id) for name in people)))


@pytest.mark.parametrize(
    ("tier", "before", "after", "kept"),
    [
        (Tier.P2, 1, 1, True),
        (Tier.P2, 1, 2, False),
        (Tier.P2, 0, 1, False),
        (Tier.P0, 0, 1, True),
        (Tier.P0, 0, 2, False),
        (Tier.P1, 0, 1, False),
        (Tier.P0, 2, 2, True),
        (Tier.P0, 2, 3, False),
        (Tier.P2, 2, 0, True),
    ],
)
def test_there_are_as_many_as_before_or_as_urgently_needed(
    tier: Tier, before: int, after: int, kept: bool
) -> None:
    case = promised(tier, *NAMES[:before])
    taken = roster(*((name, MORNING.id) for name in NAMES[:after]))
    assert kept == (not check(case, [OnlyRepair()], taken))


def test_somebody_else_may_take_the_seat() -> None:
    assert not check(promised(Tier.P2, "Mei"), [OnlyRepair()], roster(("Li", MORNING.id)))


def test_at_an_hour_offered_just_now_as_many_as_needed_may_come() -> None:
    case = replace(promised(Tier.P2), welcome=((8 * 60, 12 * 60),))
    assert not check(case, [OnlyRepair()], roster(("Li", MORNING.id)))
    assert check(case, [OnlyRepair()], roster(("Li", MORNING.id), ("Mei", MORNING.id)))
    assert check(replace(case, welcome=((8 * 60, 11 * 60),)), [OnlyRepair()], roster(("Li", MORNING.id)))


def test_where_somebody_is_asked_for_only_now_as_many_as_wanted_may_come() -> None:
    case = replace(promised(Tier.P2), opened={"gate": ((8 * 60, 12 * 60),)})
    assert not check(case, [OnlyRepair()], roster(("Li", MORNING.id), ("Mei", MORNING.id)))
    assert check(case, [OnlyRepair()], roster(*((name, MORNING.id) for name in NAMES)))


def test_it_is_silent_while_nothing_stands() -> None:
    case = problem(NAMES, [MORNING])
    assert not check(case, [OnlyRepair()], roster(*((name, MORNING.id) for name in NAMES)))


def test_says_how_many_there_were() -> None:
    case = promised(Tier.P2, "Mei")
    taken = roster(("Mei", MORNING.id), ("Li", MORNING.id))
    assert said(case, OnlyRepair(), taken) == ["gate, guard, 8-12: 2 people, 1 before"]


@st.composite
def repairs(draw: st.DrawFn) -> tuple[Problem, Roster]:
    shifts: list[Shift] = draw(shift_lists())
    tiers = st.sampled_from([Tier.P0, Tier.P1])
    case = problem(NAMES, shifts, [need("gate", needed=1, wanted=2, tier=draw(tiers))])
    return replace(case, promised=draw(rosters(case))), draw(rosters(case))


@given(repairs())
def test_agrees_with_the_oracle(given_case: tuple[Problem, Roster]) -> None:
    case, taken = given_case
    assert case.promised is not None
    is_more = False
    for name, item in case.need.items():
        for hour in SLOTS:
            if not any(duty.need == name and duty.start <= hour * 60 < duty.end for duty in case.shifts):
                continue
            before, after = (len(on_duty(case, plan, name, hour)) for plan in (case.promised, taken))
            least = item.roles[0].needed if item.tier == Tier.P0 else 0
            is_more = is_more or after > max(before, least)
    assert is_more == bool(check(case, [OnlyRepair()], taken))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(given_case=repairs())
def test_obeys_the_law(given_case: tuple[Problem, Roster], weight: Weight) -> None:
    assert_law(given_case[0], OnlyRepair(weight=weight), given_case[1])
