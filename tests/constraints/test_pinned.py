"""Pinned duties stand, and nobody is where a pin says never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.pinned import Pinned
from paiban.constraints.rule import Weight
from paiban.values.problem import Pin, PinKind, Problem
from tests.builders import need, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


def pin(kind: PinKind, need_id: str | None, start: int, end: int, role: str | None = None) -> Pin:
    return Pin(volunteer="Mei", kind=kind, need=need_id, start=start * 60, end=end * 60, role=role)


SHIFTS = [shift("gate", 8, 12), shift("gate", 12, 16), shift("desk", 8, 12)]


@pytest.mark.parametrize(
    ("need_id", "start", "end", "kept"),
    [
        ("gate", 8, 12, True),
        ("gate", 11, 13, True),
        ("gate", 12, 16, False),
        ("gate", 6, 8, False),
        ("desk", 8, 12, False),
        (None, 8, 12, True),
        (None, 12, 16, False),
    ],
)
def test_a_duty_that_overlaps_the_span_keeps_a_pin(
    need_id: str | None, start: int, end: int, kept: bool
) -> None:
    taken = roster(("Mei", "gate@8-12"), ("Li", "gate@12-16"))
    must = problem(["Mei", "Li"], SHIFTS, pins=[pin(PinKind.MUST, need_id, start, end)])
    words = f"The pin of Mei is not kept: {need_id or ''} {start}-{end}"
    assert said(must, Pinned(), taken) == ([] if kept else [words])

    never = problem(["Mei", "Li"], SHIFTS, pins=[pin(PinKind.NEVER, need_id, start, end)])
    assert said(never, Pinned(), taken) == (["The pin of Mei is not kept: gate 8-12"] if kept else [])


@pytest.mark.parametrize(("role", "kept"), [("guard", True), ("lead", False), (None, True)])
def test_a_pin_may_name_the_role(role: str | None, kept: bool) -> None:
    case = problem(["Mei"], SHIFTS, pins=[pin(PinKind.MUST, "gate", 8, 12, role)])
    assert bool(check(case, [Pinned()], roster(("Mei", "gate@8-12")))) is not kept


@pytest.mark.parametrize(
    "lost",
    [
        pin(PinKind.MUST, "swab", 8, 12),
        pin(PinKind.MUST, "gate", 30, 40),
        Pin(volunteer="Nobody", kind=PinKind.MUST, need="gate", start=0, end=1440),
    ],
)
def test_a_pin_that_no_cell_can_keep_is_reported(lost: Pin) -> None:
    case = problem(["Mei"], SHIFTS, [need("swab")], pins=[lost])
    everything = roster(*(("Mei", item.id) for item in SHIFTS))
    assert [finding.miss for finding in check(case, [Pinned()], everything)] == [1]
    assert_law(case, Pinned(), everything)


@st.composite
def pinned(draw: st.DrawFn) -> Problem:
    def any_pin() -> Pin:
        start = draw(st.integers(4, 17))
        return Pin(
            volunteer=draw(st.sampled_from(["Mei", "Li"])),
            kind=draw(st.sampled_from(PinKind)),
            need=draw(st.sampled_from(["gate", "desk", None])),
            start=start * 60,
            end=(start + draw(st.integers(1, 6))) * 60,
        )

    return problem(["Mei", "Li"], SHIFTS, pins=[any_pin() for _ in range(draw(st.integers(0, 3)))])


@given(data=st.data(), case=pinned())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    kept = True
    for item in case.pins:
        own = [case.shift[duty] for name, duty in taken.cells if name == item.volunteer]
        there = any(
            item.need in (None, duty.need) and duty.start < item.end and item.start < duty.end for duty in own
        )
        kept &= there == (item.kind is PinKind.MUST)
    assert kept == (not check(case, [Pinned()], taken))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=pinned())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Pinned(weight=weight), data.draw(rosters(case)))
