"""Needs that only their names tell apart are alike, unless anybody or anything speaks of one of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from paiban.scheduler.alike import Alike, alike_of, all_different
from paiban.values.needs import OnCall, Pair, Tier
from paiban.values.people import Building, Kind, Site
from paiban.values.problem import Pin, PinKind, Problem, Shift
from tests.builders import need, person, problem, roster, shift
from tests.constraints.rich import copied

TWO = [shift("north", 8, 12), shift("south", 8, 12)]
BOTH = [["north@8-12", "south@8-12"]]
NEITHER = [["north@8-12"], ["south@8-12"]]


def classes(case: Problem, alike: Alike | None = None) -> list[list[str]]:
    """The ids of the shifts of each class."""
    groups = (alike or alike_of(case)).groups
    return [[case.shifts[shift].id for shift in groups[index].tolist()] for index in range(len(groups))]


def test_equal_needs_are_alike_and_the_first_one_stands_for_all() -> None:
    case = problem(["Mei"], [*TWO, shift("east", 8, 12)])
    alike = alike_of(case)
    assert classes(case) == [["north@8-12", "south@8-12", "east@8-12"]]
    assert alike.lots.tolist() == [3, 0, 0]
    assert alike.stands_for_all.tolist() == [True, False, False]
    assert alike.sizes.tolist() == [3, 3, 3]


@pytest.mark.parametrize(
    "south",
    [
        {"tier": Tier.P0},
        {"building": "3"},
        {"ppe": 2},
        {"online": True},
        {"tags": frozenset({"calm"})},
        {"hardship": 150},
        {"place": "behind the school"},
        {"skills": frozenset({"doctor"})},
        {"needed": 0},
        {"wanted": 2},
        {"role": "clerk"},
    ],
    ids=str,
)
def test_needs_that_differ_in_anything_but_their_names_are_not_alike(south: dict[str, Any]) -> None:
    duties = [TWO[0], shift("south", 8, 12, role=south.get("role", "guard"))]
    assert len(classes(problem(["Mei"], duties, [need("south", **south)]))) == 2
    assert alike_of(problem(["Mei"], duties, [need("south", **south)])).lots.tolist() == [1, 1]


@pytest.mark.parametrize(
    "south",
    [
        shift("south", 9, 12),
        shift("south", 8, 13),
        shift("south", 8, 12, points=99),
        shift("south", 8, 12, is_standby=True),
        shift("south", 8, 12, kinds=frozenset({Kind.GUARD})),
        shift("south", 8, 12, offered_to=frozenset({"Mei"})),
        shift("south", 8, 12, lead=15),
    ],
)
def test_needs_whose_shifts_differ_are_not_alike(south: Shift) -> None:
    assert len(classes(problem(["Mei"], [TWO[0], south]))) == 2


def test_a_further_shift_sets_a_need_apart() -> None:
    case = problem(["Mei"], [*TWO, shift("south", 12, 16)])
    assert classes(case) == [["north@8-12"], ["south@8-12"], ["south@12-16"]]


SPOKEN: dict[str, dict[str, Any]] = {
    "a wish": {"people": [person("Mei", likes=frozenset({"south"}))]},
    "a wish against it": {"people": [person("Mei", avoids=frozenset({"south"}))]},
    "a pin": {"pins": [Pin(volunteer="Mei", kind=PinKind.NEVER, need="south", start=0, end=1)]},
    "a standing duty": {"base": roster(("Mei", "south@8-12"))},
    "a promised duty": {"promised": roster(("Mei", "south@8-12"))},
    "a building": {"buildings": [Building(number="south")]},
    "the site": {"site": Site(name="south")},
}


@pytest.mark.parametrize("known", SPOKEN.values(), ids=SPOKEN)
def test_a_need_that_somebody_or_something_speaks_of_is_alone(known: dict[str, Any]) -> None:
    people = known.get("people", ["Mei"])
    site = known.get("site")
    rest = {key: value for key, value in known.items() if key not in ("people", "site")}
    case = problem(people, TWO, **rest)
    if site is not None:
        case = Problem(**{**vars_of(case), "site": site})
    assert classes(case) == NEITHER


def vars_of(case: Problem) -> dict[str, Any]:
    return {name: getattr(case, name) for name in Problem.__dataclass_fields__}


def test_a_wish_for_the_name_speaks_of_a_need_as_well_as_one_for_the_id() -> None:
    needs = [need("north"), need("south", name="South gate")]
    assert classes(problem([person("Mei", likes=frozenset({"South gate"}))], TWO, needs)) == NEITHER


def test_being_on_call_speaks_of_what_goes_together_with_it() -> None:
    call = OnCall(id="call", name="call", roles=need("call").roles, compatible=frozenset({"south"}))
    assert len(classes(problem(["Mei"], [*TWO, shift("call", 8, 12)], [call]))) == 3


def test_every_household_is_different() -> None:
    pairs = [Pair(id=name, name=name, roles=need(name).roles) for name in ("north", "south")]
    assert classes(problem(["Mei"], TWO, pairs)) == NEITHER


def test_a_wish_for_what_both_have_keeps_them_alike() -> None:
    for known in ({"tags": frozenset({"calm"})}, {"name": "calm"}):
        needs = [need(name, **known) for name in ("north", "south")]
        assert classes(problem([person("Mei", likes=frozenset({"calm"}))], TWO, needs)) == BOTH


def test_those_nobody_speaks_of_stay_alike_beside_the_one_that_is_alone() -> None:
    case = problem([person("Mei", likes=frozenset({"south"}))], [*TWO, shift("east", 8, 12)])
    assert classes(case) == [["north@8-12", "east@8-12"], ["south@8-12"]]
    assert alike_of(case).lots.tolist() == [2, 1, 0]


def test_needs_can_be_kept_apart() -> None:
    case = problem(["Mei"], TWO)
    alike = alike_of(case, frozenset({"south"}))
    assert classes(case, alike) == NEITHER
    assert alike.lots.tolist() == [1, 1]


def test_shifts_of_alike_needs_pair_up_by_their_times_in_whatever_order_they_stand() -> None:
    duties = [shift("north", 8, 12), shift("north", 12, 16), shift("south", 12, 16), shift("south", 8, 12)]
    alike = alike_of(problem(["Mei"], duties))
    assert [alike.groups[index].tolist() for index in range(2)] == [[0, 3], [1, 2]]
    assert alike.group_of.tolist() == [0, 1, 1, 0]
    assert alike.place.tolist() == [0, 0, 1, 1]
    assert alike.member(np.array([0, 2, 2]), np.array([1, 0, 1])).tolist() == [3, 1, 2]


def test_needs_without_a_shift_are_counted_as_well() -> None:
    case = problem(["Mei"], TWO, [need("east"), need("west")])
    assert alike_of(case).lots.tolist() == [2, 0, 2, 0]


def test_where_all_are_different_every_shift_stands_for_itself() -> None:
    case = problem(["Mei"], TWO)
    alike = all_different(case)
    assert classes(case, alike) == NEITHER
    assert alike.lots.tolist() == [1, 1]


@given(case=copied())
def test_every_shift_is_in_one_class_with_shifts_of_its_own_time_and_role(case: Problem) -> None:
    alike = alike_of(case)
    assert sorted(alike.groups.items.tolist()) == list(range(len(case.shifts)))
    assert alike.lots.sum() == len(case.needs)
    for index in range(len(alike.groups)):
        same = [case.shifts[shift] for shift in alike.groups[index].tolist()]
        assert len({(item.role, item.start, item.end, item.points) for item in same}) == 1
        assert len({item.need for item in same}) == len(same)
    assert alike.member(alike.groups.items, alike.place[alike.groups.items]).tolist() == (
        alike.groups.items.tolist()
    )


@given(case=copied())
def test_the_same_problem_has_the_same_classes_in_the_same_order(case: Problem) -> None:
    first, second = alike_of(case), alike_of(case)
    assert classes(case, first) == classes(case, second)
    assert first.lots.tolist() == second.lots.tolist()
