"""No day's duties take more suits of a level than there are for one day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.suits import Suits
from paiban.values.needs import OnCall, Role, Round
from paiban.values.people import Site
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said

DOOR = need("door", ppe=2)


def stocked(case: Problem, suits: Mapping[int, int]) -> Problem:
    return replace(case, site=Site(name="test", suits=suits))


def everybody(case: Problem) -> Roster:
    return Roster.of((person.id, duty.id) for person in case.volunteers for duty in case.shifts)


def missing(case: Problem, taken: Roster, rule: Suits | None = None) -> int:
    return sum(finding.miss for finding in check(case, [rule or Suits()], taken))


@pytest.mark.parametrize(("people", "over"), [(0, 0), (2, 0), (3, 1), (4, 2)])
def test_no_more_duties_wear_a_suit_than_there_are(people: int, over: int) -> None:
    case = stocked(
        problem([f"p{number}" for number in range(people)], [shift("door", 8, 12)], [DOOR]), {2: 2}
    )
    expected = f"0-24 takes {people} suits of level 2; there are 2"
    assert said(case, Suits(), everybody(case)) == ([expected] if over else [])
    assert missing(case, everybody(case)) == over


@pytest.mark.parametrize(
    ("end", "hours", "suits"), [(12, 4, 1), (12.5, 4, 2), (16, 4, 2), (16.5, 4, 3), (14, 6, 1)]
)
def test_a_long_duty_takes_one_more_for_every_further_four_hours(end: float, hours: int, suits: int) -> None:
    case = stocked(problem(["Mei"], [shift("door", 8, end)], [DOOR]), {2: 0})
    assert missing(case, everybody(case), Suits(hours=hours)) == suits


@pytest.mark.parametrize(
    ("ppe", "stock", "over"),
    [(2, {2: 0}, 1), (3, {2: 0}, 0), (1, {1: 0}, 1), (0, {1: 0}, 0), (2, {}, 0), (2, {1: 0, 2: 1}, 0)],
)
def test_each_level_has_a_stock_of_its_own(ppe: int, stock: dict[int, int], over: int) -> None:
    case = stocked(problem(["Mei"], [shift("door", 8, 12)], [need("door", ppe=ppe)]), stock)
    assert missing(case, everybody(case)) == over


def test_a_role_with_gear_of_its_own_takes_that() -> None:
    swab = Round(id="swab", name="swab", ppe=1, roles=(Role(name="medic", ppe=3), Role(name="clerk")))
    shifts = [shift("swab", 8, 10, role="medic"), shift("swab", 8, 10, role="clerk")]
    case = stocked(problem(["Mei"], shifts, [swab]), {1: 0, 3: 0})
    assert said(case, Suits(), everybody(case)) == [
        "0-24 takes 1 suits of level 1; there are 0",
        "0-24 takes 1 suits of level 3; there are 0",
    ]


def test_a_duty_counts_on_the_day_it_starts() -> None:
    case = stocked(problem(["Mei"], [shift("door", 22, 26), shift("door", 32, 36)], [DOOR]), {2: 1})
    assert not check(case, [Suits()], everybody(case))


def test_online_takes_none_and_a_whole_time_on_call_takes_one() -> None:
    call = OnCall(id="call", name="call", ppe=2, roles=DOOR.roles)
    needs = [call, need("phone", ppe=2, online=True)]
    shifts = [shift("call", 8, 20, is_standby=True), shift("phone", 8, 12)]
    assert missing(stocked(problem(["Mei"], shifts, needs), {2: 0}), roster(("Mei", "phone@8-12"))) == 0
    assert missing(stocked(problem(["Mei"], shifts, needs), {2: 0}), roster(("Mei", "call@8-20"))) == 1


@st.composite
def geared(draw: st.DrawFn) -> Problem:
    shifts: list[Shift] = draw(shift_lists())
    needs = [
        need(name, ppe=draw(st.integers(0, 2)), online=draw(st.sampled_from([False, False, True])))
        for name in ("gate", "desk")
    ]
    stock = draw(st.dictionaries(st.integers(1, 2), st.integers(0, 3)))
    return stocked(problem(["Mei", "Li"], shifts, needs), stock)


@given(data=st.data(), case=geared())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    used: Counter[tuple[int, int]] = Counter()
    for _name, duty in taken.cells:
        item = case.shift[duty]
        place = case.need[item.need]
        if not place.online:
            used[place.ppe, item.start // 1440] += len(range(item.start, item.end, 240))
    stock = case.site.suits
    over = sum(max(0, count - stock[level]) for (level, _day), count in used.items() if level in stock)
    assert missing(case, taken) == over


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=geared())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Suits(weight=weight), data.draw(rosters(case)))
