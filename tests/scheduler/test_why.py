"""Why somebody has a duty: what would be lost without it, who could take over, and why not another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from paiban.constraints.registry import default_rules
from paiban.scheduler.explain import gaps_of
from paiban.scheduler.mend import Mender
from paiban.scheduler.present import Present
from paiban.scheduler.why import elsewhere, why
from paiban.values.problem import Pin, PinKind
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift

RULES = default_rules()


@pytest.fixture(name="mender", scope="module")
def _mender() -> Iterator[Mender]:
    with Mender() as mender:
        yield mender


def test_without_the_only_one_who_can_the_seat_is_empty(mender: Mender) -> None:
    case = problem(["Mei", person("Li", age=12)], [shift("gate", 8, 12)], [need("gate", min_age=18)])
    duty = why(Present.of(case, RULES, roster(("Mei", "gate@8-12"))), "Mei", "gate@8-12", mender)
    assert [(finding.rule, finding.cost) for finding in duty.lost] == [("coverage", 1600)]
    assert duty.cost > 1500
    assert duty.instead == ()
    assert [(near.volunteer, near.obstacles[0].rule) for near in duty.others] == [("Li", "age-limits")]


def test_who_can_take_over_does_when_the_others_step_in(mender: Mender) -> None:
    case = problem(["Mei", "Li"], [shift("gate", 8, 12)])
    duty = why(Present.of(case, RULES, roster(("Mei", "gate@8-12"))), "Mei", "gate@8-12", mender)
    (li,) = duty.others
    assert (li.volunteer, li.obstacles) == ("Li", ())
    assert duty.instead == ("Li",)
    assert duty.mended == li.cost == 50  # a new duty in a roster that stands, and a call


def test_a_duty_that_is_pinned_says_so(mender: Mender) -> None:
    pin = Pin(volunteer="Mei", kind=PinKind.MUST, need="gate", start=480, end=720)
    case = problem(["Mei", "Li"], [shift("gate", 8, 12)], pins=[pin])
    duty = why(Present.of(case, RULES, roster(("Mei", "gate@8-12"))), "Mei", "gate@8-12", mender)
    assert (duty.lost[0].rule, duty.lost[0].hard) == ("pinned", True)
    assert duty.instead == ("Li",)


def test_every_empty_seat_says_why_somebody_is_not_there() -> None:
    shifts = [shift("gate", 8, 12), shift("aid", 8, 12), shift("desk", 32, 36), shift("walk", 8, 12)]
    needs = [need("aid", skills=frozenset({"doctor"}))]
    case = problem([person("Mei", available=((0, 1440),))], shifts, needs)
    taken = roster(("Mei", "walk@8-12"))
    present = Present.of(case, RULES, taken)
    gaps = gaps_of(present.problem, RULES, taken)
    found = {
        gap.need: {item.rule for item in near.obstacles} for gap, near in elsewhere(present, "Mei", gaps)
    }
    assert found == {
        "gate": {"no-overlap", "min-rest"},
        "aid": {"qualified", "no-overlap", "min-rest"},
        "desk": {"available"},
    }


def test_a_seat_where_somebody_serves_already_needs_no_reason() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12)], [need("gate", needed=2, wanted=2)])
    taken = roster(("Mei", "gate@8-12"))
    assert elsewhere(Present.of(case, RULES, taken), "Mei", gaps_of(case, RULES, taken)) == ()
    assert elsewhere(Present.of(case, RULES, Roster()), "Mei", ()) == ()
