"""Simulated annealing of whole rosters: small moves by the million, at first many bad ones, at last none.

A move lets somebody take, leave or change a duty, or hands it to somebody else. Duties that are in the way
are dropped, and others are asked to take them (ejection chains). No move breaks a hard limit.

Sources: Kirkpatrick, Gelatt and Vecchi 1983 (annealing); Glover 1996 (ejection chains).
"""

from __future__ import annotations

import math
import time

import numpy as np

from paiban.scheduler.answer import Answer, Heat, Limits, Tell
from paiban.scheduler.compiled import compiled, whole
from paiban.scheduler.flips import (
    NOBODY,
    any_held,
    below,
    cell_of,
    change,
    change_of_rows,
    flip_in_knapsacks,
    flip_in_rows,
    flip_logged,
    flips_of,
    has_room,
    log_flip,
    take_back,
)
from paiban.scheduler.layout import (
    BROKEN,
    COST,
    END,
    LOGGED,
    OWNER,
    SHIFT,
    START,
    TAKEN,
    Layout,
    taken_in,
)
from paiban.scheduler.reassign import Room, reassign
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray

LEAVING, HANDING, CHANGING = 0.06, 0.30, 0.55  # which move is drawn below which number; above it is a taking
ASKED = 3  # so many people to take a duty that was dropped
ASKING = 0.7  # how often anybody is asked at all
MOST_DROPPED = 4
NEAR = 10 * 60  # minutes around a duty in which others are in its way as a rule
HOT = 0.1  # the first temperature, as a share of what it typically costs to leave a duty
PATIENCE = 5.0  # temperatures that a move may be too dear before others have taken what was dropped
HEALED = 0.4  # of the cost of leaving a duty is made good, as a rule, when somebody else is asked to take it
MOVES = 2000  # between two looks at the clock
REASSIGNED = 40  # times after so many moves: once to three times as long
TELL_SECONDS = 1.0
NOTHING = whole(0)


def anneal(table: Table, heat: Heat, taken: IntArray, limits: Limits, tell: Tell | None) -> Answer:
    """Return the best roster met from the ``taken`` one on, which breaks no limit; tell of it on the way."""
    if not table.cell_count:
        return Answer(taken=taken)
    state = flips_of(table, heat.shifts, heat.starts, heat.ends, taken)
    typical, dropped = typical_cost(state, taken), np.zeros(MOST_DROPPED, dtype=np.int64)
    best, least = taken_in(state), int(state.sums[COST])
    seed_moves(limits.seed)
    room = Room.of(state) if heat.settled < 1 else None
    move(state, HOT * typical, typical, 1, dropped)  # compiled before the clock runs
    if room is not None:
        reassign(state, room, HOT * typical, 0)
    began, made, told, told_least = time.monotonic(), 0, 0.0, least
    while (share := max((gone := time.monotonic() - began) / limits.seconds, made / heat.moves)) < 1:
        temperature = HOT * (heat.coldest / HOT) ** share * typical
        move(state, temperature, typical, MOVES, dropped)
        made += MOVES
        if room is not None and share > heat.settled:
            reassign(state, room, temperature, REASSIGNED)
        if state.sums[COST] < least:
            best, least = taken_in(state), int(state.sums[COST])
        if tell is not None and gone > told + TELL_SECONDS and least < told_least:
            told, told_least = gone, least
            tell(Answer(taken=best.astype(np.int64), is_last=False))
    return Answer(taken=best.astype(np.int64))


def typical_cost(state: Layout, taken: IntArray) -> float:
    """Return what it costs, in the middle, to leave a duty that it costs anything to leave."""
    held = np.flatnonzero(taken)
    some = held[:: 1 + len(held) // 1000].tolist()
    costs = [cost for cell in some if (cost := change(state, cell)[0]) > 0]
    return float(np.median(costs)) if costs else 1.0


@compiled
def seed_moves(seed: int) -> None:
    """Make the moves to come the same ones whenever the seed is the same."""
    np.random.seed(seed)


@compiled
def move(state: Layout, temperature: float, typical: float, count: int, dropped: IntArray) -> None:
    """Make so many moves; ``dropped`` is room for what they drop, ``typical`` the cost of leaving a duty."""
    for _ in range(count):
        state.sums[LOGGED] = 0
        allowed = -temperature * math.log(1.0 - np.random.random())
        most = state.sums[COST] + allowed
        is_made = _make(state, most, PATIENCE * temperature, HEALED * typical, dropped)
        if not is_made or state.sums[BROKEN] > 0 or state.sums[COST] > most:
            take_back(state, NOTHING)


@compiled
def _make(state: Layout, most: float, patience: float, healed: float, dropped: IntArray) -> bool:
    """Make a move that may or may not be good enough; say whether it could be made at all."""
    kind = np.random.random()
    left = NOBODY
    if kind < CHANGING:
        left = any_held(state)
        if left < 0:
            return False
        flip_in_rows(state, left)  # its knapsacks can wait: most moves end where they would cost too much
    if kind < LEAVING:
        return _is_left(state, left)
    cell = _target(state, kind, left)
    most += patience if kind < HANDING or kind >= CHANGING else patience + healed
    if state.cells[cell, TAKEN] or cell == left or state.sums[COST] + change_of_rows(state, cell)[0] > most:
        if left >= 0:
            flip_in_rows(state, left)
        return False
    if left >= 0:
        _is_left(state, left)
    flip_logged(state, cell)
    count = _drop_what_is_in_way(state, cell, dropped)
    if count < 0:
        return False
    if HANDING <= kind < CHANGING and np.random.random() < ASKING:
        _ask(state, state.cells[left, SHIFT], state.cells[left, OWNER])
    for index in range(count):
        if np.random.random() < ASKING:
            shift = state.cells[dropped[index], SHIFT]
            if kind >= HANDING or not _give(state, whole(state.cells[left, OWNER]), shift):
                _ask(state, shift, state.cells[cell, OWNER])
    return True


@compiled
def _is_left(state: Layout, cell: int) -> bool:
    """Take a duty that was left out of its knapsacks, too."""
    flip_in_knapsacks(state, cell)
    log_flip(state, cell)
    return True


@compiled
def _target(state: Layout, kind: float, left: int) -> int:
    """Return the cell to take: of the duty that was left, of the person who left it, or any."""
    if kind < HANDING:
        shift = state.cells[left, SHIFT]
        first, end = state.shift_bounds[shift], state.shift_bounds[shift + 1]
        return whole(state.cells_of_shift[first + below(end - first)])
    if kind < CHANGING:
        person = state.cells[left, OWNER]
        first, end = state.cell_bounds[person], state.cell_bounds[person + 1]
        return whole(first + below(end - first))
    return below(len(state.cells))


@compiled
def _drop_what_is_in_way(state: Layout, cell: int, dropped: IntArray) -> int:
    """Drop duties of a cell's owner until nothing is broken; return how many, or -1 if that does not help."""
    count = whole(0)
    is_near = count == 0  # by itself, True would be compiled as a case of its own
    while state.sums[BROKEN] > 0:
        found = _in_way(state, cell, is_near)
        if found < 0 and is_near:
            is_near = False
        elif found < 0 or count == MOST_DROPPED:
            return NOBODY
        else:
            flip_logged(state, found)
            dropped[count] = found
            count += 1
    return count


@compiled
def _in_way(state: Layout, cell: int, is_near: bool) -> int:
    """Return a duty of the same owner without which less is broken; only one about that time if so asked."""
    person = state.cells[cell, OWNER]
    first, held = state.cell_bounds[person], state.held_count[person]
    begin = below(held)
    for step in range(held):
        other = whole(state.held[first + (begin + step) % held])
        is_far = (
            state.cells[other, START] > state.cells[cell, END] + NEAR
            or state.cells[other, END] < state.cells[cell, START] - NEAR
        )
        if other != cell and not (is_near and is_far) and change(state, other)[1] < 0:
            return other
    return NOBODY


@compiled
def _ask(state: Layout, shift: int, but: int) -> None:
    """Let whoever of a few people it helps most take a duty."""
    first, end = state.shift_bounds[shift], state.shift_bounds[shift + 1]
    least, best = whole(0), NOBODY
    for _ in range(ASKED):
        cell = whole(state.cells_of_shift[first + below(end - first)])
        if not state.cells[cell, TAKEN] and state.cells[cell, OWNER] != but:
            cost, broken = change_of_rows(state, cell)
            if broken <= 0 and cost < least and has_room(state, cell):
                least, best = cost, cell
    if best >= 0:
        _take_if_allowed(state, best)


@compiled
def _give(state: Layout, person: int, shift: int) -> bool:
    """Let a person take a duty if that helps; say whether they did."""
    cell = cell_of(state, person, shift)
    if cell < 0 or state.cells[cell, TAKEN]:
        return False
    cost, broken = change_of_rows(state, cell)
    is_good = broken <= 0 and cost < 0 and has_room(state, cell)
    return is_good and _take_if_allowed(state, cell)


@compiled
def _take_if_allowed(state: Layout, cell: int) -> bool:
    """Take a cell unless something more is broken then; say whether it was taken."""
    broken, logged = state.sums[BROKEN], state.sums[LOGGED]
    flip_logged(state, cell)
    if state.sums[BROKEN] > broken:
        take_back(state, logged)
        return False
    return True
