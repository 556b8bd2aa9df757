"""Buildings that are sealed or opened after the workbook was written, and what follows for a roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from paiban.constraints.checking import barred_cells
from paiban.constraints.rule import Rule
from paiban.scheduler.expand import with_known_roles, with_roster
from paiban.values.compound import Compound
from paiban.values.people import Building
from paiban.values.problem import BoolArray, Problem
from paiban.values.roster import Assignment
from paiban.values.spans import merged, without


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealing:
    """A building sealed, or opened, from ``start`` until ``end`` (minutes of the horizon)."""

    building: str
    start: int
    end: int
    is_sealed: bool = True


@dataclass(frozen=True, kw_only=True)
class Freed:
    """Duties that no longer fit: somebody else can take the ``barred`` ones, nobody the ``void`` ones."""

    barred: tuple[Assignment, ...]
    void: tuple[Assignment, ...]


def with_sealings(compound: Compound, sealings: Iterable[Sealing]) -> Compound:
    """Return the compound after these, one after another; unknown buildings are passed over."""
    buildings = {building.number: building for building in compound.buildings}
    for sealing in sealings:
        if sealing.building in buildings:
            buildings[sealing.building] = _after(buildings[sealing.building], sealing)
    return replace(compound, buildings=tuple(buildings.values()))


def _after(building: Building, sealing: Sealing) -> Building:
    span = (sealing.start, sealing.end)
    sealed = merged([*building.sealed, span]) if sealing.is_sealed else without(building.sealed, [span])
    return replace(building, sealed=sealed)


def freed(
    before: Problem, after: Problem, rules: Sequence[Rule], standing: Iterable[Assignment], now: int
) -> Freed:
    """Return the standing duties ahead of ``now`` that a changed situation takes from who has them.

    ``before`` is the problem without the change. A duty is barred if a hard rule keeps its person out that
    did not before, and void if its need has gone or asks for nobody at that time any more.
    """
    rows = [row for row in with_known_roles(before, standing) if row.start >= now]
    asked = {(shift.need, shift.role, *shift.span) for shift in after.shifts}
    offered = {(shift.need, shift.role, *shift.span) for shift in before.shifts}
    void = [
        row
        for row in rows
        if (row.need, row.role) not in after.role or (_key(row) in offered and _key(row) not in asked)
    ]
    left = [row for row in rows if row not in set(void)]
    old, new = (_barred(problem, rules, left) for problem in (before, after))
    return Freed(barred=tuple(row for row in left if row in new and row not in old), void=tuple(void))


def _key(row: Assignment) -> tuple[str, str, int, int]:
    return row.need, row.role, row.start, row.end


def _barred(problem: Problem, rules: Sequence[Rule], rows: Sequence[Assignment]) -> set[Assignment]:
    """Return those of the rows whose person a hard rule keeps out."""
    wider, _roster, _lost = with_roster(problem, rows)
    table: BoolArray = barred_cells(wider, rules)
    places = {(shift.need, shift.role, *shift.span): place for place, shift in enumerate(wider.shifts)}
    return {
        row
        for row in rows
        if row.volunteer in wider.volunteer_index
        and _key(row) in places
        and bool(table[wider.volunteer_index[row.volunteer], places[_key(row)]])
    }


def fresh_needs(before: Problem, after: Problem, now: int) -> frozenset[str]:
    """Return the needs that ask for more person-minutes from ``now`` on than they did."""
    old, new = _demand(before, now), _demand(after, now)
    return frozenset(need for need, minutes in new.items() if minutes > old.get(need, 0))


def _demand(problem: Problem, now: int) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for stretch in problem.stretches:
        found[stretch.need] += stretch.needed * max(0, stretch.end - max(now, stretch.start))
    return found
