"""An action changes one thing of a problem and leaves everything else as it was."""

from __future__ import annotations

from dataclasses import replace

from paiban.scheduler.acting import after
from paiban.scheduler.stretches import stretches_of
from paiban.values.actions import (
    Action,
    CallOff,
    CutShift,
    NeedFewer,
    Send,
    ServeBeyondOffer,
    SolveAgain,
    Train,
    WorkMore,
)
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, roster, shift


def gate(base: Roster | None = None) -> Problem:
    shifts = [shift("gate", 8, 12), shift("gate", 12, 16), shift("walk", 8, 10)]
    case = problem([person("Mei", available=((480, 600),)), "Li"], shifts, [need("gate", needed=2, wanted=2)])
    return replace(case, base=base)


def asked(case: Problem, name: str = "gate") -> list[tuple[int, int, int]]:
    return [(one.start, one.end, one.needed) for one in case.stretches if one.need == name]


def test_solving_again_changes_nothing() -> None:
    assert after(gate(), [SolveAgain()]) == gate()


def test_fewer_are_needed_only_in_the_hours_named() -> None:
    action = NeedFewer(need="gate", role="guard", start=480, end=720, needed=1, before=2)
    assert asked(after(gate(), [action])) == [(480, 720, 1), (720, 960, 2)]


def test_where_nobody_is_needed_nobody_is_wanted() -> None:
    action = NeedFewer(need="gate", role="guard", start=480, end=720, needed=0, before=2)
    assert [one.wanted for one in after(gate(), [action]).stretches if one.need == "gate"] == [0, 2]


def test_what_is_called_off_is_not_asked_for_and_whoever_had_it_is_free() -> None:
    standing = roster(("Mei", "walk@8-10"), ("Li", "gate@8-12"))
    changed = after(gate(base=standing), [CallOff(need="walk", start=480, end=600)])
    assert (asked(changed, "walk"), changed.base) == ([], roster(("Li", "gate@8-12")))
    assert asked(changed) == asked(gate())


def test_people_can_do_more() -> None:
    actions: list[Action] = [
        ServeBeyondOffer(volunteer="Mei", start=540, end=720, beyond=120),
        WorkMore(volunteer="Mei", more=60, day_minutes=300),
        WorkMore(volunteer="Mei", more=60, total_minutes=600),
        Train(volunteers=("Mei",), trainings=frozenset({"gear"})),
    ]
    mei, li = after(gate(), actions).volunteers
    assert mei.available == ((480, 720),)
    assert (mei.day_minutes, mei.total_minutes, *mei.trainings) == (300, 600, "gear")
    assert li == gate().volunteer["Li"]


def test_a_cut_shift_covers_its_hours_for_its_person_alone() -> None:
    changed = after(gate(), [CutShift(volunteer="Mei", need="gate", role="guard", start=540, end=600)])
    added = changed.shifts[-1]
    assert (added.span, *added.offered_to) == ((540, 600), "Mei")
    assert asked(changed) == [(480, 540, 2), (540, 600, 2), (600, 720, 2), (720, 960, 2)]
    assert changed.stretches == stretches_of(changed)


def test_who_stays_longer_has_the_longer_duty_instead_of_the_shorter() -> None:
    action = CutShift(volunteer="Li", need="gate", role="guard", start=480, end=780, instead=(480, 720))
    changed = after(gate(base=roster(("Li", "gate@8-12"), ("Mei", "walk@8-10"))), [action])
    assert changed.base == roster(("Li", changed.shifts[-1].id), ("Mei", "walk@8-10"))


def test_who_is_sent_is_pinned() -> None:
    action = Send(volunteer="Li", need="gate", role="guard", start=480, end=720)
    (pin,) = after(gate(), [action]).pins
    assert (pin.volunteer, pin.need, pin.start, pin.end) == ("Li", "gate", 480, 720)


def test_actions_add_up_in_any_order() -> None:
    fewer = NeedFewer(need="gate", role="guard", start=480, end=720, needed=1, before=2)
    cut = CutShift(volunteer="Mei", need="gate", role="guard", start=540, end=600)
    one, other = after(gate(), [fewer, cut]), after(gate(), [cut, fewer])
    assert asked(one) == asked(other) == [(480, 540, 1), (540, 600, 1), (600, 720, 1), (720, 960, 2)]
