"""Duties that only their names tell apart: who has which of them is decided last.

Five gates that open at the same hours are five names for one question: how many people, and who. A search
that tells them apart tries every exchange of two guards as a new roster. Rules are functions of the problem,
so exchanging the names of two needs that are otherwise equal, and that nobody speaks of, changes no limit.

Source: symmetric variables of a linear program may be aggregated without changing its optimum (Gatermann and
Parrilo 2004; Grohe, Kersting, Mladenov and Selman 2014).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np

from paiban.values.needs import Need, OnCall, Pair
from paiban.values.problem import BoolArray, IntArray, Problem, Shift
from paiban.values.ragged import Ragged

_shift_traits = attrgetter("role", "start", "end", "kinds", "points", "is_standby", "lead", "offered_to")
_stretch_traits = attrgetter("role", "start", "end", "needed", "wanted")


@dataclass(frozen=True, eq=False)
class Alike:
    """Which shifts are alike: ``groups`` holds the shifts of each class, the one that stands for all first.

    ``need_class`` numbers the class of each need (index); ``lots`` says for how many alike needs it stands: 0
    if another one stands for it.
    """

    groups: Ragged
    need_class: IntArray
    lots: IntArray

    @cached_property
    def group_of(self) -> IntArray:
        """For each shift its class."""
        found = np.empty(len(self.groups.items), dtype=np.int64)
        found[self.groups.items] = self.groups.owner
        return found

    @cached_property
    def place(self) -> IntArray:
        """For each shift its place within its class, from 0."""
        found = np.empty(len(self.groups.items), dtype=np.int64)
        found[self.groups.items] = np.arange(len(found)) - self.groups.bounds[self.groups.owner]
        return found

    @cached_property
    def sizes(self) -> IntArray:
        """For each shift how many shifts its class has."""
        found: IntArray = np.diff(self.groups.bounds)[self.group_of]
        return found

    @property
    def stands_for_all(self) -> BoolArray:
        """Which shifts are the first of their class."""
        found: BoolArray = self.place == 0
        return found

    def member(self, shifts: IntArray, places: IntArray) -> IntArray:
        """Return the shift at a place of the class of each of these shifts."""
        found: IntArray = self.groups.items[self.groups.bounds[self.group_of[shifts]] + places]
        return found

    def kin(self, problem: Problem, needs: frozenset[str]) -> frozenset[str]:
        """Return these needs and all that are like them."""
        meant = [need.id in needs for need in problem.needs]
        same = np.isin(self.need_class, self.need_class[meant])
        return frozenset(
            need.id for need, is_same in zip(problem.needs, same.tolist(), strict=True) if is_same
        )


def all_different(problem: Problem) -> Alike:
    """Return that no two shifts are alike."""
    return Alike(
        Ragged.of([np.array([index]) for index in range(len(problem.shifts))]),
        np.arange(len(problem.needs)),
        np.ones(len(problem.needs), dtype=np.int64),
    )


def alike_of(problem: Problem, apart: frozenset[str] = frozenset()) -> Alike:
    """Return the classes of shifts of needs that are equal but for their names; needs ``apart`` are alone.

    A need that anybody or anything in the problem names (a wish, a pin, a standing duty) differs from all
    others.
    """
    spoken = _spoken_of(problem)
    shifts_of = _by_need((index, shift.need) for index, shift in enumerate(problem.shifts))
    stretches_of = _by_need((index, stretch.need) for index, stretch in enumerate(problem.stretches))
    classes: dict[Hashable, list[list[int]]] = {}
    members: dict[Hashable, list[int]] = {}
    for index, need in enumerate(problem.needs):
        own = sorted(shifts_of.get(need.id, ()), key=lambda shift: _order(problem.shifts[shift]))
        key: Hashable = (
            _without_names(need, spoken),
            tuple(_shift_traits(problem.shifts[shift]) for shift in own),
            tuple(_stretch_traits(problem.stretches[place]) for place in stretches_of.get(need.id, ())),
            need.id if need.id in apart or _is_apart(need) else None,
        )
        classes.setdefault(key, []).append(own)
        members.setdefault(key, []).append(index)
    lots, need_class = np.zeros((2, len(problem.needs)), dtype=np.int64)
    for number, same in enumerate(members.values()):
        lots[same[0]], need_class[same] = len(same), number
    groups = [np.array(group) for same in classes.values() for group in zip(*same, strict=True)]
    return Alike(Ragged.of(groups), need_class, lots)


def _is_apart(need: Need) -> bool:
    """Say whether one need never stands for others.

    On call somebody might have two duties at once, as those of a class must not be; and how many households
    somebody looks after must be counted.
    """
    return isinstance(need, Pair) or (isinstance(need, OnCall) and bool(need.compatible))


def _by_need(pairs: Iterable[tuple[int, str]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, need in pairs:
        found.setdefault(need, []).append(index)
    return found


def _order(shift: Shift) -> Any:
    kinds = tuple(sorted(shift.kinds))
    offered = sorted(shift.offered_to)
    return shift.role, shift.start, shift.end, kinds, shift.points, shift.is_standby, shift.lead, offered


def _without_names(need: Need, spoken: frozenset[str]) -> Hashable:
    """Return all that a need is, with its id and name only where somebody speaks of them."""
    traits = [(field.name, getattr(need, field.name)) for field in fields(need)]
    return type(need), tuple(
        (name, _frozen(value)) for name, value in traits if name not in ("id", "name") or value in spoken
    )


def _frozen(value: Any) -> Hashable:
    found: Hashable = tuple(sorted(value.items())) if isinstance(value, Mapping) else value
    return found


def _spoken_of(problem: Problem) -> frozenset[str]:
    """Return every word in the problem outside of needs and shifts, those by which on-call needs name what
    goes with them, and the needs of duties that stand or were set by hand.
    """
    words = set(_words((problem.volunteers, problem.pins, problem.site, problem.buildings)))
    words.update(word for need in problem.needs if isinstance(need, OnCall) for word in need.compatible)
    for roster in (problem.base, problem.promised, problem.by_hand):
        for _, shift in roster.cells if roster else ():
            if shift in problem.shift:
                words.add(problem.shift[shift].need)
    return frozenset(words)


def _words(value: object) -> Iterator[str]:
    """Yield every string within a value, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _words(tuple(value.items()))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for part in value:
            if not isinstance(part, int):  # most are: spans of hours
                yield from _words(part)
