"""How few duties a repair must take from others is proven, and no roster that staffs as much takes fewer."""

from __future__ import annotations

from benchmarks.fewest_changed import fewest_changed
from paiban.constraints.registry import default_rules
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import problem, roster
from tests.scheduler.test_filling import chain, filled
from tests.scheduler.test_replan import GATE, STANDING, away, repaired


def fewest(case: Problem, taken: Roster) -> int:
    return fewest_changed(case, default_rules(), taken, 10)


def test_where_somebody_free_takes_over_nothing_must_change() -> None:
    case = repaired(problem(["Mei", "Li"], GATE), STANDING, 14, away("Mei", 24)).problem
    assert fewest(case, filled(case)) == 0


def test_where_only_who_is_busy_can_take_over_one_duty_must_change() -> None:
    assert fewest(chain(), filled(chain(), default_rules())) == 1


def test_what_stays_open_asks_for_no_change() -> None:
    assert fewest(chain(), roster(("Li", "desk@32-36"))) == 0
