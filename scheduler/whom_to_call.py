"""Whom to call for an empty seat: who is free, who could come for a part, who would have to be moved.

Everything is taken from the rules: what keeps people out, what their coming costs, and for those who have
another duty the roster that is found when they leave it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paiban.scheduler.candidate_actions import EXCHANGED, LEAST_CUT
from paiban.scheduler.mend import Mender
from paiban.scheduler.nearest import nearest
from paiban.scheduler.present import Present
from paiban.scheduler.trying import Trying
from paiban.values.actions import CutShift, Send
from paiban.values.calls import Call, Ease
from paiban.values.explained import Near
from paiban.values.problem import PinKind, Problem
from paiban.values.roster import Gap, Roster
from paiban.values.spans import Span, overlap, within, without

MOST_TRIED = 4  # of each kind: every one takes a solve


def whom_to_call(present: Present, gap: Gap, mender: Mender | None) -> tuple[Call, ...]:
    """Return whom to call for a gap: who is in reserve, is free, free for a part, must be moved.

    Within each kind those who cover most of the gap come first, and of these those who cost least. Without a
    mender only those who are free are looked for, which takes no solve.
    """
    waiting, present = _in_reserve(present, gap)
    near = nearest(present.problem, present.rules, present.roster, gap)
    found = [_free(item, item.volunteer in waiting) for item in near if not item.obstacles]
    if mender is not None:
        asked: list[tuple[CutShift | Send, Ease]] = [
            *((cut, Ease.PART) for cut in _parts(present.problem, gap, near)),
            *((send, Ease.MOVED) for send in _moves(gap, near)),
        ]
        calls = (_call(present, gap, action, ease, mender) for action, ease in asked)
        found += [call for call in calls if call is not None]
    return tuple(sorted(found, key=lambda call: _rank(call, gap)))


def _rank(call: Call, gap: Gap) -> tuple[int, int, int, str]:
    covered = overlap((call.start, call.end), (gap.start, gap.end))
    return call.ease, -covered, call.cost, call.volunteer


def _in_reserve(present: Present, gap: Gap) -> tuple[frozenset[str], Present]:
    """Return who waits at home to be called then, and the present in which they are free."""
    problem = present.problem
    cells = [
        (name, shift)
        for name, shift in present.roster.cells
        if problem.reserve[problem.shift_index[shift]]
        and overlap(problem.shift[shift].span, (gap.start, gap.end))
    ]
    if not cells:
        return frozenset(), present
    left = Roster.of(present.roster.cells - set(cells))
    return frozenset(name for name, _ in cells), replace(present, problem=replace(problem, base=left))


def _free(near: Near, is_reserve: bool) -> Call:
    ease = Ease.RESERVE if is_reserve else Ease.FREE
    return Call(volunteer=near.volunteer, ease=ease, start=near.start, end=near.end, cost=near.cost)


def _parts(problem: Problem, gap: Gap, near: Iterable[Near]) -> list[CutShift]:
    """Return a shift of its own for those who are free for a part only; the longest parts come first."""
    found: list[CutShift] = []
    for item in near:
        if {finding.rule for finding in item.obstacles} != {"available"}:
            continue
        free = within(problem.volunteer[item.volunteer].available, [(gap.start, gap.end)])
        start, end = max(free, key=_length, default=(0, 0))
        if end - start >= LEAST_CUT:
            found.append(
                CutShift(volunteer=item.volunteer, need=gap.need, role=gap.role, start=start, end=end)
            )
    return sorted(found, key=lambda cut: (cut.start - cut.end, cut.start, cut.volunteer))[:MOST_TRIED]


def _length(span: Span) -> int:
    return span[1] - span[0]


def _moves(gap: Gap, near: Iterable[Near]) -> list[Send]:
    """Return that they come all the same, of those whom only other duties keep away."""
    found = [
        Send(volunteer=item.volunteer, need=gap.need, role=gap.role, start=item.start, end=item.end)
        for item in near
        if item.obstacles and {finding.rule for finding in item.obstacles} <= EXCHANGED
    ]
    return found[:MOST_TRIED]


def _call(present: Present, gap: Gap, action: CutShift | Send, ease: Ease, mender: Mender) -> Call | None:
    """Return what calling somebody brings and costs if only they change; ``None`` if it brings nothing."""
    who = action.volunteer
    way = Trying(present, {gap: {who}}, mender).way((action,))
    if max(way.closed, way.closed_wanted) <= 0 or who not in way.changed:
        return None
    before = {shift for name, shift in present.roster.cells if name == who}
    after = {shift for name, shift in way.roster.cells if name == who}
    return Call(
        volunteer=who,
        ease=ease,
        start=action.start,
        end=action.end,
        cost=way.cost + way.price,
        leaves=tuple(sorted(before - after)),
        opens=max(0, -way.elsewhere),
    )


def without_duty(present: Present, volunteer: str, shift: str) -> tuple[Present, Gap]:
    """Return the present in which somebody has left a duty for good, and the gap that it leaves."""
    problem, duty = present.problem, present.problem.shift[shift]
    free = without(problem.volunteer[volunteer].available, [duty.span])
    people = tuple(
        replace(person, available=free) if person.id == volunteer else person for person in problem.volunteers
    )
    pins = tuple(
        pin
        for pin in problem.pins
        if pin.volunteer != volunteer
        or pin.kind is PinKind.NEVER
        or not overlap((pin.start, pin.end), duty.span)
    )
    left = Roster.of(cell for cell in present.roster.cells if cell != (volunteer, shift))
    gap = Gap(need=duty.need, role=duty.role, start=duty.start, end=duty.end, needed=1, wanted=1, assigned=0)
    absent = replace(problem, volunteers=people, pins=pins, base=left)
    return replace(present, problem=absent), gap
