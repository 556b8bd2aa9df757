"""The parts of a plan document, each made from the value it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from operator import attrgetter
from typing import Any, Literal

from paiban.constraints.rule import Rule
from paiban.io.restricted import is_restricted
from paiban.io.wording import message
from paiban.text import _
from paiban.values.horizon import Horizon
from paiban.values.needs import Event, Makeup, Need, OnCall, Pair, Post, Role, Round, Route, Stop
from paiban.values.people import Kind, Volunteer
from paiban.values.plan import (
    PlanAbout,
    PlanAssignment,
    PlanCoverage,
    PlanFinding,
    PlanGap,
    PlanHorizon,
    PlanMakeup,
    PlanNeed,
    PlanReason,
    PlanRole,
    PlanStop,
    PlanUnserved,
    PlanVolunteer,
)
from paiban.values.plan_settings import PlanPast, PlanRule
from paiban.values.problem import PinKind, Problem, Shift, Stretch, Unserved
from paiban.values.roster import Cell, Finding, Gap, Roster

Origin = Literal["solver", "pin", "kept", "hand"]
NeedKind = Literal["post", "round", "event", "route", "pair", "on-call"]

_KINDS: dict[type[Need], NeedKind] = {
    Post: "post",
    Round: "round",
    Event: "event",
    Route: "route",
    Pair: "pair",
    OnCall: "on-call",
}


def fixed(moment: datetime) -> datetime:
    """Return an aware moment with its offset as a plain number, as a document holds it."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.replace(tzinfo=timezone(offset), fold=0)


def plan_rule(rule: Rule) -> PlanRule:
    parameters = {name: _plain(value) for name, value in rule.parameters().items()}
    return PlanRule(name=rule.name, weight=rule.weight, parameters=parameters)


def _plain(value: Any) -> Any:
    """Return a parameter as JSON holds it; sets in order, so that the same settings give the same file."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or type(value) in (bool, int, float, str) else str(value)


def pasts(problem: Problem) -> Iterator[PlanPast]:
    """Return what earlier rosters say about people, in the order of their ids."""
    moment = problem.horizon.moment
    for volunteer, past in sorted(problem.past.items()):
        yield PlanPast(
            volunteer=volunteer,
            points=past.points,
            nights=past.nights,
            busy_until=None if past.busy_until is None else fixed(moment(past.busy_until)),
            no_show=past.no_show,
        )


def plan_horizon(horizon: Horizon) -> PlanHorizon:
    start, end = fixed(horizon.moment(0)), fixed(horizon.moment(horizon.minutes))
    return PlanHorizon(start=start, end=end, zone=horizon.zone)


def plan_volunteer(person: Volunteer) -> PlanVolunteer:
    return PlanVolunteer(
        id=person.id,
        name=person.name,
        kind=person.kind,
        sex=person.sex,
        age=person.age,
        building=person.building,
        room=person.room,
        phone=person.phone,
        skills=tuple(sorted(person.skills)),
        trainings=tuple(sorted(person.trainings)),
        first_timer=person.first_timer,
        consent=person.consent,
        lives_in_office=person.lives_in_office,
    )


def plan_need(need: Need, horizon: Horizon) -> PlanNeed:
    return PlanNeed(
        id=need.id,
        kind=_KINDS[type(need)],
        name=need.name,
        tier=need.tier,
        zone=need.zone,
        place=need.place,
        building=need.building,
        ppe=need.ppe,
        online=need.online,
        restricted=is_restricted(need),
        line=need.line,
        task=need.task,
        crew=need.crew,
        stops=tuple(_plan_stop(stop, horizon) for stop in need.stops),
        teaches=tuple(sorted(need.teaches)),
        roles=tuple(map(_plan_role, need.roles)),
        tags=tuple(sorted(need.tags)),
        strains=tuple(sorted(need.strains)),
        at_home=isinstance(need, OnCall) and need.at_home,
        compatible=tuple(sorted(need.compatible)) if isinstance(need, OnCall) else (),
        makeup=tuple(map(_plan_makeup, need.makeup)),
        one_role=need.one_role,
        apart_from=tuple(sorted(need.apart_from)),
        consent=need.consent,
        home=need.home,
        handles=tuple(sorted(need.handles)),
        empties=need.empties,
        meeting=need.meeting,
    )


def _plan_role(role: Role) -> PlanRole:
    return PlanRole(
        name=role.name,
        needed=role.needed,
        wanted=role.wanted,
        skills=tuple(sorted(role.skills)),
        must=tuple(sorted(role.must)),
        trainings=tuple(sorted(role.trainings)),
        kinds=tuple(kind for kind in Kind if kind in role.kinds),
        min_age=role.min_age,
        max_age=role.max_age,
        learns=role.learns,
    )


def _plan_makeup(makeup: Makeup) -> PlanMakeup:
    return PlanMakeup(
        least=makeup.least, skills=tuple(sorted(makeup.skills)), kinds=tuple(sorted(makeup.kinds))
    )


def _plan_stop(stop: Stop, horizon: Horizon) -> PlanStop:
    return PlanStop(
        place=stop.place,
        start=fixed(horizon.moment(stop.start)),
        end=fixed(horizon.moment(stop.end)),
        load=stop.load,
        sealed=stop.is_sealed,
    )


def plan_unserved(row: Unserved) -> PlanUnserved:
    """Return a stop that no route serves, its reason in words."""
    return PlanUnserved(line=row.line, place=row.place, load=row.load, reason=_(row.reason))


def assignments(problem: Problem, roster: Roster) -> tuple[PlanAssignment, ...]:
    cells = sorted(roster.cells, key=lambda cell: (_shift_key(problem.shift[cell[1]]), cell[0]))
    return tuple(_plan_assignment(problem, cell) for cell in cells)


def _shift_key(shift: Shift) -> tuple[int, int, str, str]:
    return shift.start, shift.end, shift.need, shift.role


def _plan_assignment(problem: Problem, cell: Cell) -> PlanAssignment:
    shift = problem.shift[cell[1]]
    return PlanAssignment(
        volunteer=cell[0],
        need=shift.need,
        role=shift.role,
        place=problem.need[shift.need].place,
        start=fixed(problem.horizon.moment(shift.start)),
        end=fixed(problem.horizon.moment(shift.end)),
        points=shift.points,
        ppe=problem.gear(shift),
        zone=problem.zone(shift),
        lead=shift.lead,
        origin=_origin(problem, cell),
    )


def _origin(problem: Problem, cell: Cell) -> Origin:
    if cell in problem.by_hand.cells:
        return "hand"
    if _is_pinned(problem, cell):
        return "pin"
    if problem.base is not None and cell in problem.base.cells:
        return "kept"
    return "solver"


def _is_pinned(problem: Problem, cell: Cell) -> bool:
    shift = problem.shift[cell[1]]
    return any(
        pin.kind is PinKind.MUST
        and pin.volunteer == cell[0]
        and pin.need in (None, shift.need)
        and pin.role in (None, shift.role)
        and pin.start < shift.end
        and shift.start < pin.end
        for pin in problem.pins
    )


def coverage(problem: Problem, roster: Roster) -> Iterator[PlanCoverage]:
    """Return the coverage of every role; neighbouring stretches that are covered alike become one."""
    on_shift = Counter(shift for _, shift in roster.cells)

    def assigned(stretch: Stretch) -> int:
        return sum(on_shift[problem.shifts[index].id] for index in stretch.shifts)

    run: list[Stretch] = []
    for stretch in problem.stretches:
        if run and not _continues(run[-1], stretch, assigned):
            yield _covered(problem, run, assigned(run[0]))
            run = []
        run.append(stretch)
    if run:
        yield _covered(problem, run, assigned(run[0]))


def _continues(before: Stretch, after: Stretch, assigned: Callable[[Stretch], int]) -> bool:
    return before.end == after.start and all(
        trait(before) == trait(after) for trait in (attrgetter("need", "role", "needed", "wanted"), assigned)
    )


def _covered(problem: Problem, run: list[Stretch], assigned: int) -> PlanCoverage:
    return PlanCoverage(
        need=run[0].need,
        role=run[0].role,
        start=fixed(problem.horizon.moment(run[0].start)),
        end=fixed(problem.horizon.moment(run[-1].end)),
        needed=run[0].needed,
        wanted=run[0].wanted,
        assigned=assigned,
    )


def plan_gap(problem: Problem, gap: Gap) -> PlanGap:
    return PlanGap(
        need=gap.need,
        role=gap.role,
        start=fixed(problem.horizon.moment(gap.start)),
        end=fixed(problem.horizon.moment(gap.end)),
        missing=gap.missing,
        short=gap.short,
        tier=problem.need[gap.need].tier,
        reasons=tuple(
            PlanReason(rule=reason.rule, count=len(reason.volunteers), volunteers=reason.volunteers)
            for reason in gap.reasons
        ),
    )


def plan_finding(problem: Problem, rules: tuple[Rule, ...], finding: Finding) -> PlanFinding:
    about, moment = finding.about, problem.horizon.moment
    return PlanFinding(
        rule=finding.rule,
        hard=finding.hard,
        miss=finding.miss,
        cost=finding.cost,
        count=finding.count,
        low=finding.low,
        high=finding.high,
        about=PlanAbout(
            volunteer=about.volunteer,
            other=about.other,
            need=about.need,
            role=about.role,
            start=None if about.start is None else fixed(moment(about.start)),
            end=None if about.end is None else fixed(moment(about.end)),
            detail=about.detail,
        ),
        message=message(finding, problem, rules),
        private=any(rule.is_private for rule in rules if rule.name == finding.rule),
    )
