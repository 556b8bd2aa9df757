"""How few duties a repair must take from others is proven, and no roster that staffs as much takes fewer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.fewest_changed import fewest_changed, fewest_displaced
from paiban.constraints.registry import default_rules
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.test_filling import chain, filled
from tests.scheduler.test_replan import GATE, STANDING, away, duty, repaired

Fewest = Callable[[Problem, Roster], int]


@pytest.fixture(params=[fewest_changed, fewest_displaced])
def fewest(request: pytest.FixtureRequest) -> Fewest:
    return lambda case, taken: request.param(case, default_rules(), taken, 10)


def test_where_somebody_free_takes_over_nothing_must_change(fewest: Fewest) -> None:
    case = repaired(problem(["Mei", "Li"], GATE), STANDING, 14, away("Mei", 24)).problem
    assert fewest(case, filled(case)) == 0


def test_where_only_who_is_busy_can_take_over_one_duty_must_change(fewest: Fewest) -> None:
    assert fewest(chain(), filled(chain(), default_rules())) == 1


def test_what_stays_open_asks_for_no_change(fewest: Fewest) -> None:
    assert fewest(chain(), roster(("Li", "desk@32-36"))) == 0


def test_what_is_given_up_must_be_filled_as_well_but_that_is_counted_only_where_all_is_stated() -> None:
    """Mei leaves the gate for Li, whose desk is for Wang, whose door Zhao can take."""
    guard, clerk = frozenset({"guard"}), frozenset({"clerk"})
    people = [person("Mei", skills=guard), person("Li", skills=guard | clerk), person("Wang", skills=clerk)]
    needs = [need("gate", skills=guard), need("desk", skills=clerk), need("door")]
    standing = [duty("Mei", "gate", 32, 36), duty("Li", "desk", 32, 36), duty("Wang", "door", 32, 36)]
    shifts = [shift(place, 32, 36) for place in ("gate", "desk", "door")]
    case = repaired(problem([*people, person("Zhao")], shifts, needs), standing, 14, away("Mei", 24)).problem
    taken = roster(("Li", "gate@32-36"), ("Wang", "desk@32-36"), ("Zhao", "door@32-36"))
    assert fewest_changed(case, default_rules(), taken, 10) == 2
    assert fewest_displaced(case, default_rules(), taken, 10) == 1
