"""Everything a solve needs: people, needs expanded into shifts, pins and the roster that stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from paiban.values.horizon import Horizon
from paiban.values.needs import RESERVE, Need, OnCall, Role, Zone
from paiban.values.past import Past
from paiban.values.people import Building, Kind, Site, Volunteer
from paiban.values.roster import Assignment, Cell, Roster
from paiban.values.spans import Span, Spans

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Trait = TypeVar("Trait", bound=Hashable)

NIGHT_SHIFT_MINUTES = 60  # a shift with so much time between 22:00 and 06:00 is a night shift


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """One stretch of time in one role of one need that one person can take.

    ``kinds`` are the kinds of person it was cut for; ``offered_to`` the people it was cut for alone (their
    ids; empty: everybody). ``points`` is its hardship: ten an hour, more at night. Whoever relieves somebody
    comes ``lead`` minutes before the start, to take over.
    """

    id: str
    need: str
    role: str
    start: int
    end: int
    kinds: frozenset[Kind] = frozenset(Kind)
    points: int = 0
    is_standby: bool = False
    offered_to: frozenset[str] = frozenset()
    lead: int = 0

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A stretch of one role during which the same shifts could cover; ``shifts`` are indices."""

    need: str
    role: str
    start: int
    end: int
    needed: int
    wanted: int
    shifts: tuple[int, ...]

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class Unserved:
    """A stop that no route can serve, and how much was to be brought there; ``reason`` is a message id."""

    line: str
    place: str
    load: int
    reason: str


class PinKind(StrEnum):
    MUST = "must"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pin:
    """This person here then, or never there; ``need`` is a need's id, ``None`` means anywhere.

    ``MUST`` holds when the person has a duty of the need that overlaps the span; ``NEVER`` when none does.
    ``source`` says where it stands in the input.
    """

    volunteer: str
    kind: PinKind
    need: str | None
    start: int
    end: int
    role: str | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Everything a solve needs, as values; indices are positions in ``volunteers`` and ``shifts``.

    When re-planning, ``promised`` is the roster as it was given out, ``base`` what is left of it without
    those who dropped out, and ``now`` the minute before which nothing changes any more. ``opened`` holds,
    by need, the times that are asked for since then only, and ``welcome`` the hours offered since then: there
    the repair may fill seats that were empty before. At most ``most_disturbed`` people may be
    disturbed; those ``excused`` do not count. ``by_hand`` are duties that the coordinator has given herself:
    they stay as she wrote them, whatever the rules say. ``past`` says of people what earlier rosters asked of
    them.
    """

    site: Site
    horizon: Horizon
    volunteers: tuple[Volunteer, ...]
    needs: tuple[Need, ...]
    shifts: tuple[Shift, ...]
    stretches: tuple[Stretch, ...] = ()
    buildings: tuple[Building, ...] = ()
    pins: tuple[Pin, ...] = ()
    unserved: tuple[Unserved, ...] = ()
    base: Roster | None = None
    promised: Roster | None = None
    now: int | None = None
    opened: Mapping[str, Spans] = field(default_factory=dict)
    welcome: Spans = ()
    most_disturbed: int | None = None
    excused: frozenset[str] = frozenset()
    by_hand: Roster = field(default_factory=Roster)
    past: Mapping[str, Past] = field(default_factory=dict)

    @cached_property
    def volunteer_index(self) -> Mapping[str, int]:
        return {person.id: index for index, person in enumerate(self.volunteers)}

    @cached_property
    def shift_index(self) -> Mapping[str, int]:
        return {shift.id: index for index, shift in enumerate(self.shifts)}

    @cached_property
    def need(self) -> Mapping[str, Need]:
        return {need.id: need for need in self.needs}

    @cached_property
    def role(self) -> Mapping[tuple[str, str], Role]:
        return {(need.id, role.name): role for need in self.needs for role in need.roles}

    @cached_property
    def building(self) -> Mapping[str, Building]:
        return {building.number: building for building in self.buildings}

    @cached_property
    def volunteer(self) -> Mapping[str, Volunteer]:
        return {person.id: person for person in self.volunteers}

    @cached_property
    def shift(self) -> Mapping[str, Shift]:
        return {shift.id: shift for shift in self.shifts}

    @cached_property
    def starts(self) -> IntArray:
        """The start of every shift, by index."""
        return np.array([shift.start for shift in self.shifts], dtype=np.int64)

    @cached_property
    def ends(self) -> IntArray:
        """The end of every shift, by index."""
        return np.array([shift.end for shift in self.shifts], dtype=np.int64)

    @cached_property
    def leads(self) -> IntArray:
        """How many minutes before the start of every shift its people come, by index."""
        return np.array([shift.lead for shift in self.shifts], dtype=np.int64)

    @cached_property
    def points(self) -> IntArray:
        """The hardship points of every shift, by index."""
        return np.array([shift.points for shift in self.shifts], dtype=np.int64)

    @cached_property
    def standby(self) -> BoolArray:
        """Which shifts are standby at home, by index."""
        return np.array([shift.is_standby for shift in self.shifts], dtype=np.bool_)

    @cached_property
    def reserve(self) -> BoolArray:
        """Which shifts are standby of the reserve, which is there to be called away, by index."""
        found = [RESERVE in self.need[shift.need].tags for shift in self.shifts]
        return np.array(found, dtype=np.bool_)

    @cached_property
    def night_duties(self) -> BoolArray:
        """Which shifts are night duties, by index; standby at home is none."""
        nights = [self.is_night(shift) and not shift.is_standby for shift in self.shifts]
        return np.array(nights, dtype=np.bool_)

    @cached_property
    def lessons(self) -> Mapping[str, IntArray]:
        """The indices of the shifts in which each training is learned, the first to end first."""
        found: dict[str, list[int]] = {}
        for index, shift in enumerate(self.shifts):
            for training in self.taught(shift):
                found.setdefault(training, []).append(index)
        return {
            training: np.array(sorted(indices, key=self.ends.__getitem__), dtype=np.int64)
            for training, indices in found.items()
        }

    @cached_property
    def on_site(self) -> BoolArray:
        """Which shifts take their people out: neither standby at home nor online, by index."""
        online = [self.need[shift.need].online for shift in self.shifts]
        on_site: BoolArray = ~(self.standby | np.array(online, dtype=np.bool_))
        return on_site

    @cached_property
    def shifts_of(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """The indices of the shifts of each (need, role)."""
        found: dict[tuple[str, str], list[int]] = {}
        for index, shift in enumerate(self.shifts):
            found.setdefault((shift.need, shift.role), []).append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def base_shifts(self) -> Mapping[str, tuple[int, ...]]:
        """The indices of the shifts each person has in ``base``; shifts that are no more are left out."""
        found: dict[str, list[int]] = {}
        for volunteer, shift in sorted(self.base.cells) if self.base else ():
            if shift in self.shift_index:
                found.setdefault(volunteer, []).append(self.shift_index[shift])
        return {volunteer: tuple(indices) for volunteer, indices in found.items()}

    @cached_property
    def wished(self) -> frozenset[str]:
        """Every word that anybody likes or avoids."""
        return frozenset().union(*(person.likes | person.avoids for person in self.volunteers))

    @cached_property
    def compatible(self) -> frozenset[str]:
        """Every word by which being on call names what goes together with it."""
        calls = [need for need in self.needs if isinstance(need, OnCall)]
        return frozenset().union(*(call.compatible for call in calls))

    @cached_property
    def _night_spans(self) -> frozenset[Span]:
        spans = {shift.span for shift in self.shifts}
        return frozenset(span for span in spans if self.horizon.night_minutes(*span) >= NIGHT_SHIFT_MINUTES)

    def gear(self, shift: Shift) -> int:
        """Return the level of protective gear of a shift: its role's own, else its need's."""
        level = self.role[shift.need, shift.role].ppe
        return self.need[shift.need].ppe if level is None else level

    def zone(self, shift: Shift) -> Zone:
        """Return where a shift takes its people: its role's own zone, else its need's."""
        return self.role[shift.need, shift.role].zone or self.need[shift.need].zone

    def taught(self, shift: Shift) -> frozenset[str]:
        """Return the trainings that somebody has after a shift: a lesson teaches its learners."""
        teaches = self.need[shift.need].teaches
        return teaches if self.role[shift.need, shift.role].learns else frozenset()

    def is_night(self, shift: Shift) -> bool:
        """Say whether an hour or more of a shift falls between 22:00 and 06:00."""
        return shift.span in self._night_spans

    @cached_property
    def _groups(self) -> dict[object, object]:
        return {}

    def grouped(self, trait: Callable[[Problem, Shift], Trait]) -> tuple[tuple[Trait, ...], IntArray]:
        """Return the distinct values of a trait of shifts, and for every shift the position of its own.

        It is worked out once for each ``trait``, which must be a function of a module.
        """
        if trait not in self._groups:
            positions: dict[Trait, int] = {}
            of_shift = [positions.setdefault(trait(self, shift), len(positions)) for shift in self.shifts]
            self._groups[trait] = tuple(positions), np.array(of_shift, dtype=np.int64)
        return cast(tuple[tuple[Trait, ...], IntArray], self._groups[trait])

    def assignments(self, roster: Roster) -> tuple[Assignment, ...]:
        """Return a roster's cells with their times, sorted by time, need, role and person."""
        rows = (self._assignment(cell) for cell in roster.cells)
        return tuple(sorted(rows, key=lambda row: (row.start, row.end, row.need, row.role, row.volunteer)))

    def _assignment(self, cell: Cell) -> Assignment:
        shift = self.shift[cell[1]]
        return Assignment(
            volunteer=cell[0], need=shift.need, role=shift.role, start=shift.start, end=shift.end
        )
