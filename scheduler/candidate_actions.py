"""What could be done about a gap: every action that would let one of the nearest people serve there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from paiban.values.actions import (
    Action,
    CallOff,
    CutShift,
    NeedFewer,
    Send,
    ServeBeyondOffer,
    Train,
    WorkMore,
)
from paiban.values.explained import Near
from paiban.values.needs import Tier
from paiban.values.problem import Problem
from paiban.values.roster import Finding, Gap
from paiban.values.spans import Span, overlap, within

MOST_OF_A_KIND = 3
LEAST_CUT = 60  # minutes; for less nobody comes
OPTIONAL = Tier.P3  # what may be called off for something more urgent
MAY_STAND_EMPTY = Tier.P2  # what may be left without anybody at all
EXCHANGED = frozenset({"no-overlap", "min-rest", "hours-in-24h"})  # what other duties, given away, allow
OTHER_DUTIES = EXCHANGED | {"hours-per-day", "total-hours"}

Actions = tuple[Action, ...]


def candidate_actions(problem: Problem, gap: Gap, near: Sequence[Near]) -> tuple[Actions, ...]:
    """Return what could be done, a few of each kind; some need two things of the same person."""
    kinds = (
        _asking_less(problem, gap),
        _sent(gap, near),
        _longer_duties(problem, gap),
        _beyond_offers(problem, near),
        _longer_work(problem, near),
        _trainings(problem, near),
        _cut_shifts(problem, gap, near),
        _called_off(problem, gap, near),
        _twofold(problem, near),
    )
    found = (actions for kind in kinds for actions in islice(kind, MOST_OF_A_KIND))
    return tuple(dict.fromkeys(found))


def _asking_less(problem: Problem, gap: Gap) -> Iterator[Actions]:
    """One person instead of two; nobody at all only where that endangers nobody."""
    if gap.missing and (gap.assigned or problem.need[gap.need].tier >= MAY_STAND_EMPTY):
        yield (
            NeedFewer(
                need=gap.need,
                role=gap.role,
                start=gap.start,
                end=gap.end,
                needed=gap.assigned,
                before=gap.needed,
            ),
        )


def _sent(gap: Gap, near: Sequence[Near]) -> Iterator[Actions]:
    """Those whom nothing keeps out: the roster only found it too dear."""
    for item in near:
        if not item.obstacles:
            start, end = max(gap.start, item.start), min(gap.end, item.end)
            yield (Send(volunteer=item.volunteer, need=gap.need, role=gap.role, start=start, end=end),)


def _longer_duties(problem: Problem, gap: Gap) -> Iterator[Actions]:
    """Those who leave when the gap begins stay, those who come when it ends come earlier."""
    for volunteer, shift_id in sorted(problem.base.cells) if problem.base else ():
        shift = problem.shift[shift_id]
        is_beside = shift.end == gap.start or shift.start == gap.end
        if (shift.need, shift.role) == (gap.need, gap.role) and is_beside:
            start, end = min(shift.start, gap.start), max(shift.end, gap.end)
            yield (
                CutShift(
                    volunteer=volunteer,
                    need=gap.need,
                    role=gap.role,
                    start=start,
                    end=end,
                    instead=shift.span,
                ),
            )


def _remedies(problem: Problem, near: Near) -> Actions:
    """Return an action for each obstacle; none if there is one that nothing can be done about.

    Nothing need be done about other duties: somebody else may take them.
    """
    lasting = [finding for finding in near.obstacles if finding.rule not in EXCHANGED]
    found = [_remedy(problem, near, finding) for finding in lasting]
    known = tuple(action for action in found if action is not None)
    return known if len(known) == len(found) else ()


def _remedy(problem: Problem, near: Near, finding: Finding) -> Action | None:
    person, shift = problem.volunteer[near.volunteer], problem.shift[near.shift]
    match finding.rule:
        case "available":
            offered = sum(end - start for start, end in within(person.available, [shift.span]))
            return ServeBeyondOffer(
                volunteer=person.id, start=shift.start, end=shift.end, beyond=shift.minutes - offered
            )
        case "trained":
            lacking = problem.role[shift.need, shift.role].trainings - person.trainings
            return Train(volunteers=(person.id,), trainings=lacking)
        case "hours-per-day":
            return WorkMore(volunteer=person.id, more=finding.miss, day_minutes=finding.count)
        case "total-hours":
            return WorkMore(volunteer=person.id, more=finding.miss, total_minutes=finding.count)
        case _:
            return None


def _single(problem: Problem, near: Sequence[Near]) -> Iterator[Action]:
    for item in near:
        remedies = _remedies(problem, item)
        if len(remedies) == 1:
            yield remedies[0]


def _beyond_offers(problem: Problem, near: Sequence[Near]) -> Iterator[Actions]:
    """Those who would serve the fewest minutes beyond what they offered come first."""
    offers = [action for action in _single(problem, near) if isinstance(action, ServeBeyondOffer)]
    yield from ((action,) for action in sorted(offers, key=lambda action: action.beyond))


def _longer_work(problem: Problem, near: Sequence[Near]) -> Iterator[Actions]:
    offers = [action for action in _single(problem, near) if isinstance(action, WorkMore)]
    yield from ((action,) for action in sorted(offers, key=lambda action: action.more))


def _trainings(problem: Problem, near: Sequence[Near]) -> Iterator[Actions]:
    """The two who come first together, then one by one."""
    courses = [action for action in _single(problem, near) if isinstance(action, Train)]
    if len(courses) > 1 and courses[0].trainings == courses[1].trainings:
        both = courses[0].volunteers + courses[1].volunteers
        yield (Train(volunteers=both, trainings=courses[0].trainings),)
    yield from ((course,) for course in courses)


def _cut_shifts(problem: Problem, gap: Gap, near: Sequence[Near]) -> Iterator[Actions]:
    """A shift for the part of the gap that somebody is free; the longest parts come first."""
    found = []
    for item in near:
        if all(finding.rule == "available" for finding in item.obstacles):
            free = within(problem.volunteer[item.volunteer].available, [(gap.start, gap.end)])
            start, end = max(free, key=_length, default=(0, 0))
            if LEAST_CUT <= end - start < item.end - item.start:
                found.append((start - end, item.volunteer, (start, end)))
    for _minutes, volunteer, (start, end) in sorted(found):
        yield (CutShift(volunteer=volunteer, need=gap.need, role=gap.role, start=start, end=end),)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _called_off(problem: Problem, gap: Gap, near: Sequence[Near]) -> Iterator[Actions]:
    """What is less urgent and keeps somebody busy who could come otherwise; the least urgent first."""
    least = max(OPTIONAL, problem.need[gap.need].tier + 1)
    busy = {item.volunteer for item in near if {finding.rule for finding in item.obstacles} <= OTHER_DUTIES}
    spans: dict[str, Span] = {}
    for volunteer, shift_id in sorted(problem.base.cells) if problem.base else ():
        shift = problem.shift[shift_id]
        is_meanwhile = overlap(shift.span, (gap.start, gap.end)) > 0
        if volunteer in busy and is_meanwhile and problem.need[shift.need].tier >= least:
            start, end = spans.get(shift.need, shift.span)
            spans[shift.need] = (min(start, shift.start), max(end, shift.end))
    for need in sorted(spans, key=lambda need: (-problem.need[need].tier, need)):
        yield (CallOff(need=need, start=spans[need][0], end=spans[need][1]),)


def _twofold(problem: Problem, near: Sequence[Near]) -> Iterator[Actions]:
    for item in near:
        remedies = _remedies(problem, item)
        if len(remedies) == 2:
            yield remedies
