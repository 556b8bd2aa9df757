"""The elementary stretches of every role: where shifts begin or end, who can cover changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from paiban.values.needs import Need, Role
from paiban.values.problem import Problem, Shift, Stretch
from paiban.values.spans import Spans, within


def stretches_of(problem: Problem) -> tuple[Stretch, ...]:
    """Return the stretches of all roles: sorted by need and time, together exactly the time to be covered.

    A role of a post is to be covered over the post's times, any other role during its shifts.
    """
    return tuple(
        stretch for need in problem.needs for role in need.roles for stretch in _of_role(problem, need, role)
    )


def _of_role(problem: Problem, need: Need, role: Role) -> Iterator[Stretch]:
    indices = problem.shifts_of.get((need.id, role.name), ())
    shifts = [problem.shifts[index] for index in indices]
    demand = role.times or need.times or tuple(shift.span for shift in shifts)
    for start, end in _pieces(demand, shifts):
        covering = tuple(
            index
            for index, shift in zip(indices, shifts, strict=True)
            if shift.start <= start and end <= shift.end
        )
        yield Stretch(
            need=need.id,
            role=role.name,
            start=start,
            end=end,
            needed=role.needed,
            wanted=role.wanted,
            shifts=covering,
        )


def _pieces(demand: Spans, shifts: list[Shift]) -> Iterator[tuple[int, int]]:
    marks = {mark for shift in shifts for mark in shift.span} | {mark for span in demand for mark in span}
    for piece in pairwise(sorted(marks)):
        if within([piece], demand) == (piece,):
            yield piece
