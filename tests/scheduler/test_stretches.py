"""Stretches are the demand of a role, cut wherever those who can cover it change."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from paiban.scheduler.stretches import stretches_of
from paiban.values.needs import Post, Role
from paiban.values.problem import Problem, Shift
from paiban.values.spans import merged
from tests.builders import need, problem, shift, shift_lists


def seen(case: Problem) -> list[tuple[float, float, list[str]]]:
    """The stretches in hours, with the shifts that cover them."""
    return [
        (item.start / 60, item.end / 60, [case.shifts[index].id for index in item.shifts])
        for item in stretches_of(case)
    ]


def test_overlapping_shifts_are_cut_where_one_begins_or_ends() -> None:
    assert seen(problem([], [shift("gate", 8, 12), shift("gate", 10, 14)])) == [
        (8, 10, ["gate@8-12"]),
        (10, 12, ["gate@8-12", "gate@10-14"]),
        (12, 14, ["gate@10-14"]),
    ]


def test_shifts_of_another_role_or_need_cover_nothing() -> None:
    case = problem([], [shift("gate", 8, 12), shift("desk", 8, 12)])
    assert seen(case) == [(8, 12, ["gate@8-12"]), (8, 12, ["desk@8-12"])]


def test_time_between_shifts_is_not_asked_for() -> None:
    case = problem([], [shift("gate", 8, 10), shift("gate", 12, 14)])
    assert seen(case) == [(8, 10, ["gate@8-10"]), (12, 14, ["gate@12-14"])]


def test_time_of_a_post_that_no_shift_covers_is_asked_for_all_the_same() -> None:
    gate = Post(id="gate", name="gate", times=((480, 840),), roles=(Role(name="guard"),))
    case = problem([], [shift("gate", 8, 12)], [gate])
    assert seen(case) == [(8, 12, ["gate@8-12"]), (12, 14, [])]


def test_a_shift_outside_the_times_of_its_need_covers_only_what_lies_inside() -> None:
    case = problem([], [shift("gate", 6, 12)], [need("gate", times=((480, 840),))])
    assert seen(case) == [(8, 12, ["gate@6-12"]), (12, 14, [])]


def test_the_times_of_a_role_win_over_those_of_its_need() -> None:
    roles = (Role(name="early", times=((480, 600),)), Role(name="late", times=((600, 720),)))
    case = problem([], [], [replace(need("event", times=((0, 1440),)), roles=roles)])
    assert [(item.role, item.start, item.end) for item in stretches_of(case)] == [
        ("early", 480, 600),
        ("late", 600, 720),
    ]


def test_a_stretch_carries_the_numbers_of_its_role() -> None:
    (found,) = stretches_of(problem([], [shift("gate", 8, 12)], [need("gate", needed=2, wanted=3)]))
    assert (found.needed, found.wanted, found.minutes) == (2, 3, 240)


@given(shifts=shift_lists())
def test_stretches_cover_the_shifts_exactly_once_and_every_one_is_whole(shifts: list[Shift]) -> None:
    case = problem([], shifts)
    for name in case.need:
        own = [item for item in stretches_of(case) if item.need == name]
        spans = [(item.start, item.end) for item in own]
        assert spans == sorted(set(spans))
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        assert merged(spans) == merged(item.span for item in shifts if item.need == name)
        for stretch in own:
            for index, item in enumerate(shifts):
                inside = item.start <= stretch.start and stretch.end <= item.end
                outside = item.end <= stretch.start or stretch.end <= item.start
                assert inside or outside or item.need != name
                assert (index in stretch.shifts) == (inside and item.need == name)
