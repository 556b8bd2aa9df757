"""Reassigns what some people do within some hours: every line of duties to whoever it suits best.

A small move changes one duty, two or three; here a dozen people exchange theirs at once, in the best way
there is if what one of them has costs the same whatever the others have. What it truly costs is seen then.

Source: very large-scale neighbourhoods by assignment (Ahuja, Ergun, Orlin and Punnen 2002).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from paiban.scheduler.compiled import compiled, whole
from paiban.scheduler.flips import any_held, below, cell_of, change_of_rows, flip, has_room
from paiban.scheduler.layout import BROKEN, COST, SHIFT, START, TAKEN, Layout
from paiban.scheduler.matching import FORBIDDEN, Matching, match_rows
from paiban.values.problem import IntArray

MOST_LINES = 12  # more of them depend on each other too much to be seen one by one
OTHERS = 100  # so many people beside those who have the lines could take one
HOURS = (1, 1, 4, 12)  # in which duties that begin make one line, as likely as each other
PARTS = 64  # of a unit of cost in which an assignment counts
KEEPING = 1  # so many parts are gained when whoever has a line keeps it: nothing changes hands for nothing


class Room(NamedTuple):
    """Where ``reassign`` notes things: compiled code makes no arrays.

    ``people`` are those who could take a line: first those who have one. Line ``i`` are the ``held`` cells
    from ``bounds[i]`` to before ``bounds[i + 1]``; ``found`` are the cells to take instead.
    """

    order: IntArray
    people: IntArray
    bounds: IntArray
    held: IntArray
    found: IntArray
    matching: Matching

    @staticmethod
    def of(state: Layout) -> Room:
        """Return the room for a roster."""
        count = len(state.held_count)
        longest = int(np.diff(state.cell_bounds).max(initial=0))
        held = np.zeros(MOST_LINES * longest, dtype=np.int64)
        return Room(
            order=np.arange(count),
            people=np.zeros(MOST_LINES + OTHERS, dtype=np.int64),
            bounds=np.zeros(MOST_LINES + 1, dtype=np.int64),
            held=held,
            found=np.zeros_like(held),
            matching=Matching.of_size(MOST_LINES, MOST_LINES + OTHERS),
        )


@compiled
def reassign(state: Layout, room: Room, temperature: float, count: int) -> None:
    """Reassign so many times; what is drawn and what may get dearer depends on the temperature."""
    for _ in range(count):
        cell = any_held(state)
        if cell >= 0:
            minutes = 60 * HOURS[below(len(HOURS))]
            begin = state.cells[cell, START] - below(minutes)
            _reassign(state, room, whole(begin), whole(begin + minutes), temperature)


@compiled
def _reassign(state: Layout, room: Room, begin: int, end: int, temperature: float) -> None:
    lines, people = _draw(state, room, begin, end)
    most = state.sums[COST] + _chance(temperature)
    count = room.bounds[lines]
    _flip_all(state, room.held, count)
    costs = room.matching.costs
    for line in range(lines):
        for place in range(people):
            cost = _cost(state, room, line, place)
            is_open = cost < FORBIDDEN
            costs[line, place] = whole(PARTS * (cost + _chance(temperature))) if is_open else cost
        costs[line, line] -= KEEPING
    match_rows(room.matching, lines, people)
    for line in range(lines):
        _look_up(state, room, line, room.people[room.matching.column_of[line]])
    _flip_all(state, room.found, count)
    if state.sums[BROKEN] > 0 or state.sums[COST] > most:
        _flip_all(state, room.found, count)
        _flip_all(state, room.held, count)


@compiled
def _chance(temperature: float) -> float:
    """Return by how much something may be dearer this time."""
    return -temperature * math.log(1.0 - np.random.random())


@compiled
def _draw(state: Layout, room: Room, begin: int, end: int) -> tuple[int, int]:
    """Note some lines and people at random; return how many of each."""
    lines, others, wanted = whole(0), whole(0), 2 + below(MOST_LINES - 1)
    for place in range(len(room.order)):
        other = place + below(len(room.order) - place)
        person = room.order[other]
        room.order[other] = room.order[place]
        room.order[place] = person
        if lines < wanted and _note_line(state, room, lines, person, begin, end):
            room.people[lines] = person
            lines += 1
        elif others < OTHERS:
            room.people[MOST_LINES + others] = person
            others += 1
        elif lines == wanted:
            break
    for place in range(others):
        room.people[lines + place] = room.people[MOST_LINES + place]
    return lines, lines + others


@compiled
def _note_line(state: Layout, room: Room, line: int, person: int, begin: int, end: int) -> bool:
    """Note what a person does that begins between these minutes; say whether that is anything."""
    first, place = state.cell_bounds[person], room.bounds[line]
    for index in range(state.held_count[person]):
        cell = state.held[first + index]
        if begin <= state.cells[cell, START] < end:
            room.held[place] = cell
            place += 1
    room.bounds[line + 1] = place
    return bool(place > room.bounds[line])


@compiled
def _flip_all(state: Layout, cells: IntArray, count: int) -> None:
    for index in range(count):
        flip(state, cells[index])


@compiled
def _look_up(state: Layout, room: Room, line: int, person: int) -> bool:
    """Note with which cells a person would take a line; say whether there are such."""
    for index in range(room.bounds[line], room.bounds[line + 1]):
        cell = cell_of(state, person, state.cells[room.held[index], SHIFT])
        if cell < 0 or state.cells[cell, TAKEN]:
            return False
        room.found[index] = cell
    return True


@compiled
def _cost(state: Layout, room: Room, line: int, place: int) -> int:
    """Return what it costs to give a line to a person while nobody has any of them; they may have it now."""
    if not _look_up(state, room, line, room.people[place]):
        return whole(FORBIDDEN)
    first, end, is_own = room.bounds[line], room.bounds[line + 1], place == line
    total, taken = whole(0), first
    for index in range(first, end):
        cost, is_open = _cost_of_cell(state, room.found[index], is_own)
        if not is_open:
            total = whole(FORBIDDEN)
            break
        total += cost
        if index + 1 < end:  # nothing more depends on the last one
            flip(state, room.found[index])
            taken += 1
    for index in range(first, taken):
        flip(state, room.found[index])
    return total


@compiled
def _cost_of_cell(state: Layout, cell: int, is_own: bool) -> tuple[int, bool]:
    """Return what it costs to take a cell, and whether it may be taken; one's own always may."""
    if not (is_own or has_room(state, cell)):
        return whole(0), False
    cost, broken = change_of_rows(state, cell)
    return cost, is_own or broken <= 0
