"""Those whose hours hold none of the evenly cut shifts get one of their own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.fitting import fitted_spans
from paiban.values.needs import Post, Role
from paiban.values.people import Kind
from paiban.values.spans import Span
from tests.builders import person

VOLUNTEERS = frozenset({Kind.VOLUNTEER})
GRID = {(start * 60, (start + 4) * 60): VOLUNTEERS for start in range(0, 24, 4)}
GUARD = Role(name="guard", kinds=VOLUNTEERS, trainings=frozenset({"ppe"}))
GATE = Post(id="gate", name="gate", times=((0, 1440),), roles=(GUARD,))
TRAINED: dict[str, Any] = {"trainings": frozenset({"ppe"})}


def fitted(start: float, end: float, **known: Any) -> list[tuple[float, float]]:
    mei = person("Mei", available=((round(start * 60), round(end * 60)),), **{**TRAINED, **known})
    return [(first / 60, last / 60) for first, last in fitted_spans(GATE, GUARD, [mei], GRID)]


@pytest.mark.parametrize(
    ("hours", "spans"),
    [
        ((14, 18), [(14, 18)]),
        ((14, 17), [(14, 17)]),
        ((14, 16), [(14, 16)]),
        ((14, 15.5), []),
        ((13, 19.5), [(13, 19)]),
        ((12, 16), []),
        ((8, 13), []),
        ((22, 26), [(22, 24)]),
    ],
)
def test_hours_without_an_even_shift_become_a_shift(
    hours: tuple[float, float], spans: list[tuple[float, float]]
) -> None:
    assert fitted(*hours) == spans


@pytest.mark.parametrize("known", [{"trainings": frozenset()}, {"kind": Kind.GUARD}, {"online_only": True}])
def test_nothing_is_cut_for_somebody_who_could_not_take_it(known: dict[str, Any]) -> None:
    assert fitted(14, 18, **known) == []


def test_for_somebody_who_can_have_a_lesson_before_a_shift_is_cut() -> None:
    mei = person("Mei", available=((14 * 60, 18 * 60),))
    assert list(fitted_spans(GATE, GUARD, [mei], GRID, frozenset({"ppe"}))) == [(14 * 60, 18 * 60)]


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(1, 12)), max_size=4))
def test_every_stretch_of_two_hours_or_more_holds_a_shift(hours: list[tuple[int, int]]) -> None:
    spans: list[Span] = [(start * 60, (start + length) * 60) for start, length in hours]
    people = [person(f"p{index}", available=(span,), **TRAINED) for index, span in enumerate(spans)]
    shifts = {**GRID, **fitted_spans(GATE, GUARD, people, GRID)}
    for start, end in spans:
        until = min(end, 1440)
        assert until - start < 120 or any(start <= first and last <= until for first, last in shifts)
        assert all(last - first <= 360 for first, last in shifts)


def test_the_shift_is_offered_to_those_whose_hours_it_fits() -> None:
    early, late = ((840, 1080),), ((600, 720),)
    people = [
        person(name, available=hours, **TRAINED)
        for name, hours in zip("ABC", (early, early, late), strict=True)
    ]
    assert fitted_spans(GATE, GUARD, people, GRID) == {
        (600, 720): frozenset("C"),
        (840, 1080): frozenset("AB"),
    }
