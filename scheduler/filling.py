"""Fills what a repair has lost, and moves but a few people for it: soon done, however large the compound.

Where that is enough, the limits of everything that could be moved besides need not be stated at all. In a
compound of hundreds of people and thousands of duties that takes longer than a coordinator wants to wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from paiban.constraints.only_repair import URGENT, people_on
from paiban.constraints.rule import Rule
from paiban.scheduler.mend import Mended, Mender
from paiban.scheduler.stating import candidates, seats, state_near
from paiban.values.problem import BoolArray, Problem, Stretch
from paiban.values.roster import Roster
from paiban.values.spans import Span, covers, merged, overlap

MOST_CELLS = 10_000  # to be solved in a second
REST = 8 * 60  # minutes before and after a duty in which hardly anybody can have another one
FEW_SEATS = 30  # up to here what could relieve people is stated at once: stating twice takes longer
# Of people and shifts: a search mends fewer in a second, and needs a second to state so many more than usual.
FEW_PAIRS, USUAL_PAIRS, PAIRS_A_SECOND = 50_000, 150_000, 50_000
FIRST_SECONDS, SECONDS_EACH, SECONDS_SEAL, MOST_SECONDS = 2.0, 2.0, 20.0, 60.0


def repair_seconds(problem: Problem, people: int, seals: int = 0) -> float:
    """Return how long to look for a repair: one dropout is mended in no time, a sealed building is not.

    ``people`` have dropped out or were moved by hand, ``seals`` buildings were sealed or unsealed. Only where
    there is more than one of them is it worth the wait to state all that a large compound asks for.
    """
    more = SECONDS_EACH * max(0, people - 1) + SECONDS_SEAL * seals
    return min(MOST_SECONDS, FIRST_SECONDS + more) + (stating_seconds(problem) if more else 0)


def stating_seconds(problem: Problem) -> float:
    """Return about how long it takes to state all that a large compound asks for; 0 for any other."""
    return max(0, _pairs(problem) - USUAL_PAIRS) / PAIRS_A_SECOND


def is_worth_filling(problem: Problem) -> bool:
    """Say whether this is a repair that a search for the whole would not make in a second or two."""
    return problem.promised is not None and _pairs(problem) > FEW_PAIRS


def _pairs(problem: Problem) -> int:
    return len(problem.volunteers) * len(problem.shifts)


def fill(problem: Problem, rules: Iterable[Rule], seconds: float) -> Mended | None:
    """Return a roster in which the empty seats of a repair are given to somebody.

    It is the best one that moves nobody. If seats stay empty then, a few people who could take them if they
    had no other duty about that time may be relieved of it by others. ``None`` if a hard rule would be
    broken that way: then more must change. Solving takes ``seconds`` at most, stating not counted.
    """
    rules, standing = tuple(rules), problem.base or Roster()
    with Mender(seconds / 2) as mender:
        asked = np.broadcast_to(_asked(problem), (len(problem.volunteers), len(problem.shifts)))
        open_cells = candidates(problem, rules)
        is_little = len(tuple(_short(problem, standing))) <= FEW_SEATS
        near = asked | _with_relief(problem, standing, open_cells) if is_little else asked
        statement = state_near(problem, rules, standing, open_cells & near)
        found = mender.improved(statement, standing, asked)
        if is_short(problem, found.roster):
            near = _with_relief(problem, found.roster, open_cells)
            if not is_little:
                statement = state_near(problem, rules, found.roster, open_cells & near)
            found = mender.improved(statement, found.roster, near)
    return found if found.keeps_rules else None


def is_short(problem: Problem, roster: Roster) -> bool:
    """Say whether fewer people than promised, or than a new need asks for, are anywhere from now on."""
    return next(_short(problem, roster), None) is not None


def _short(problem: Problem, roster: Roster) -> Iterator[Stretch]:
    promised, found = (people_on(problem, given) for given in (problem.promised or Roster(), roster))
    for stretch in problem.stretches:
        before, after = (sum(people[shift] for shift in stretch.shifts) for people in (promised, found))
        is_less = after < min(before, stretch.wanted)
        if stretch.end > (problem.now or 0) and (
            is_less or (_is_new(problem, stretch) and after < stretch.needed)
        ):
            yield stretch


def _with_relief(problem: Problem, roster: Roster, open_cells: BoolArray) -> BoolArray:
    """Return which cells to free so that people with few duties about a short time can be relieved of them.

    All arrays are (volunteers x shifts).
    """
    held = seats(problem, roster)
    is_ahead = problem.starts >= (problem.now or 0)
    free = np.zeros_like(open_cells)
    short = tuple(_short(problem, roster))
    for stretch in short:
        own = np.array(stretch.shifts, dtype=np.int64)
        able = open_cells[:, own].any(axis=1)
        free[:, own] = True
        is_near = (problem.starts < stretch.end + REST) & (stretch.start - REST < problem.ends)
        near = held & is_near & is_ahead
        minutes = near @ (problem.ends - problem.starts)
        left = MOST_CELLS // len(short)
        for person in np.flatnonzero(able)[np.argsort(minutes[able], kind="stable")].tolist():
            duties = np.flatnonzero(near[person])
            left -= int(open_cells[:, duties].sum())
            if left < 0:
                break
            free[:, duties] = True
    return free


def _is_new(problem: Problem, stretch: Stretch) -> bool:
    return covers(problem.opened.get(stretch.need, ()), stretch.start, stretch.end)


def _asked(problem: Problem) -> BoolArray:
    """Return which shifts could fill a seat that was lost, is new or urgent, or in hours just offered."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for key, span in _holes(problem):
        spans.setdefault(key, []).append(span)
    asked = np.zeros(len(problem.shifts), dtype=np.bool_)
    for key, holes in spans.items():
        for index in problem.shifts_of.get(key, ()):
            shift = problem.shifts[index]
            asked[index] = any(overlap(shift.span, hole) for hole in merged(holes))
    for start, end in problem.welcome:
        asked |= (problem.starts < end) & (start < problem.ends)
    return asked


def _holes(problem: Problem) -> Iterator[tuple[tuple[str, str], Span]]:
    """Yield when each role of a need may lack somebody."""
    base, promised = (roster.cells if roster else frozenset() for roster in (problem.base, problem.promised))
    for _, ident in promised - base:
        if ident in problem.shift:
            shift = problem.shift[ident]
            yield (shift.need, shift.role), shift.span
    there = people_on(problem, problem.base or Roster())
    for stretch in problem.stretches:
        is_urgent = problem.need[stretch.need].tier <= URGENT
        is_lacking = sum(there[shift] for shift in stretch.shifts) < stretch.needed
        if _is_new(problem, stretch) or (is_urgent and is_lacking):
            yield (stretch.need, stretch.role), (stretch.start, stretch.end)
