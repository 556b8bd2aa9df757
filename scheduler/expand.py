"""From the compound to the problem: needs are generated, cut into shifts, and shifts into stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from paiban.scheduler.fitting import fitted_spans
from paiban.scheduler.handover import candidate_spans
from paiban.scheduler.reserve import reserve_need
from paiban.scheduler.situation import situation_of
from paiban.scheduler.stretches import stretches_of
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.needs import FULL_SUIT, RESERVE, Home, Need, OnCall, Post, Role
from paiban.values.past import Past
from paiban.values.people import Kind, Site
from paiban.values.problem import Pin, PinKind, Problem, Shift
from paiban.values.roster import Assignment, Roster
from paiban.values.spans import Span, overlap

POINTS_PER_HOUR = 10
NIGHT_PERCENT = 50  # a night hour counts half as much again
SUIT_PERCENT = 50  # so does an hour in a protective suit
STANDBY_PERCENT = 30  # an hour on call at home counts less than a third


def problem_of(compound: Compound, past: Mapping[str, Past] | None = None) -> Problem:
    """Return the problem that a compound poses: all its needs, cut into shifts and stretches.

    ``past`` is what earlier rosters say of people; by it the reserve is measured.
    """
    situation, past = situation_of(compound), past or {}
    reserve = reserve_need(compound, situation.needs, past)
    needs = situation.needs if reserve is None else (*situation.needs, reserve)
    taught = frozenset[str]().union(*(need.teaches for need in needs))
    bare = Problem(
        site=compound.site,
        horizon=compound.horizon,
        volunteers=compound.volunteers,
        needs=needs,
        shifts=tuple(shift for need in needs for shift in shifts_of(need, compound, taught)),
        buildings=compound.buildings,
        pins=tuple(meant for pin in compound.pins for meant in _on_generated(pin, needs)),
        unserved=situation.unserved,
        past=past,
    )
    return replace(bare, stretches=stretches_of(bare))


def _on_generated(pin: Pin, needs: Iterable[Need]) -> Iterator[Pin]:
    """Yield the pin with the ids of the generated needs that it calls by their name, as many as it means.

    A trip of every day is a need of its own with the same name: never is never on any of them, must is on the
    first within the pin's time.
    """
    named = [need for need in needs if need.generated and need.name == pin.need]
    if not named:
        yield pin
    elif pin.kind is PinKind.NEVER:
        yield from (replace(pin, need=need.id) for need in named)
    else:
        yield replace(pin, need=next((need.id for need in named if _is_within(need, pin)), named[0].id))


def _is_within(need: Need, pin: Pin) -> bool:
    spans = (*need.times, *(span for role in need.roles for span in role.times))
    return any(overlap(span, (pin.start, pin.end)) for span in spans)


def shifts_of(need: Need, compound: Compound, taught: frozenset[str]) -> Iterator[Shift]:
    """Return the shifts of one need: candidates for a post, one per duty time for every other kind."""
    if need.home is not Home.ONLY:
        yield from _shifts(need, compound, taught)
        return
    residents = frozenset(person.id for person in compound.volunteers if person.building == need.building)
    for shift in _shifts(need, compound, taught):
        own = shift.offered_to & residents if shift.offered_to else residents
        if own:
            yield replace(shift, offered_to=own)


def _shifts(need: Need, compound: Compound, taught: frozenset[str]) -> Iterator[Shift]:
    site, horizon = compound.site, compound.horizon
    for role in need.roles:
        if not isinstance(need, Post):
            for span in dict.fromkeys(role.times or need.times):
                yield make_shift(need, role, span, role.kinds, horizon)
            continue
        cut = candidate_spans(need, role, horizon, site.grid_minutes)
        for span, kinds in cut.items():
            yield make_shift(need, role, span, kinds, horizon, lead_of(need, role, span, site))
        for span, people in fitted_spans(need, role, compound.volunteers, cut, taught).items():
            own = make_shift(need, role, span, role.kinds, horizon, lead_of(need, role, span, site))
            yield replace(own, offered_to=people)


def lead_of(need: Need, role: Role, span: Span, site: Site) -> int:
    """Return how much earlier whoever takes a shift comes to relieve somebody, if anybody."""
    if not isinstance(need, Post) or span[0] in {start for start, _end in role.times or need.times}:
        return 0
    return site.handover_minutes if need.handover_minutes is None else need.handover_minutes


def make_shift(
    need: Need, role: Role, span: Span, kinds: frozenset[Kind], horizon: Horizon, lead: int = 0
) -> Shift:
    """Return a shift with its id and hardship points."""
    start, end = span
    return Shift(
        id=f"{need.id}|{role.name}|{start}-{end}",
        need=need.id,
        role=role.name,
        start=start,
        end=end,
        kinds=kinds,
        points=hardship(need, role, span, horizon),
        # Whoever is in reserve must have the rest and the hours for the duty to which they may be called.
        is_standby=isinstance(need, OnCall) and need.at_home and RESERVE not in need.tags,
        lead=lead,
    )


def hardship(need: Need, role: Role, span: Span, horizon: Horizon) -> int:
    """Return the hardship points of a duty: hours, heavier at night and in a suit, lighter at home."""
    start, end = span
    weighted = 100 * (end - start) + NIGHT_PERCENT * horizon.night_minutes(start, end)
    if (need.ppe if role.ppe is None else role.ppe) >= FULL_SUIT:
        weighted += SUIT_PERCENT * (end - start)
    if isinstance(need, OnCall) and need.at_home:
        weighted = weighted * STANDBY_PERCENT // 100
    return weighted * need.hardship * POINTS_PER_HOUR // (60 * 100 * 100)


def with_roster(
    problem: Problem, assignments: Iterable[Assignment]
) -> tuple[Problem, Roster, tuple[Assignment, ...]]:
    """Return the problem with a shift for every assignment, these as a roster, and those that fit nowhere.

    A roster made by hand or under earlier settings may hold times that no candidate shift has; they become
    shifts of their own. An assignment fits nowhere when its person, need or role no longer exists.
    """
    known = {(shift.need, shift.role, shift.start, shift.end): shift for shift in problem.shifts}
    added: list[Shift] = []
    cells, lost = [], []
    for row in with_known_roles(problem, assignments):
        if row.volunteer not in problem.volunteer or (row.need, row.role) not in problem.role:
            lost.append(row)
            continue
        key = (row.need, row.role, row.start, row.end)
        if key not in known:
            need, role = problem.need[row.need], problem.role[row.need, row.role]
            span = (row.start, row.end)
            lead = lead_of(need, role, span, problem.site)
            known[key] = make_shift(need, role, span, frozenset(Kind), problem.horizon, lead)
            added.append(known[key])
        cells.append((row.volunteer, known[key].id))
    wider = replace(problem, shifts=(*problem.shifts, *added))
    return replace(wider, stretches=stretches_of(wider)), Roster.of(cells), tuple(lost)


def with_known_roles(problem: Problem, assignments: Iterable[Assignment]) -> Iterator[Assignment]:
    """Yield the assignments; where a need's only role has another name by now, with that name."""
    for row in assignments:
        need = problem.need.get(row.need)
        if need is None or (row.need, row.role) in problem.role or len(need.roles) != 1:
            yield row
        else:
            yield replace(row, role=need.roles[0].name)
