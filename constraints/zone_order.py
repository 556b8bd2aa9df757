"""Nobody carries anything from the contaminated side, the street or the waste to where it must not come.

Why
    The clean office and the food stay clean only if whoever enters has not been on the dirty side that day.

Example
    Mei guards a sealed building from 8:00 to 12:00: no duty in the clean office starts for her before the
    next midnight. The other way round, office first, is fine. Nor does she handle food after rubbish. At the
    parcel buffer she is outside all day or inside all day: outer and inner never come on one day.

A duty over midnight counts on both days. Whoever is at home, online or on standby, is in no zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np

from paiban.constraints.cells import Cells, PersonCells
from paiban.constraints.limit import Block, Limit
from paiban.constraints.rule import HARD, Rule, shifts_where
from paiban.text import N_
from paiban.values.needs import Handling, Zone
from paiban.values.problem import BoolArray, Problem, Shift
from paiban.values.roster import About
from paiban.values.spans import Span

_ONE_WAY = ((Zone.CONTAMINATED, Zone.CLEAN), (Handling.WASTE, Handling.FOOD))


class ZoneOrder(Rule):
    term: ClassVar = N_("Order of zones")
    sentence: ClassVar = N_(
        "On one day nobody goes to the clean zone after the contaminated one, nor handles food after waste, "
        "nor has duty on both the outer and the inner side."
    )
    says: ClassVar = N_("{volunteer} has duties on one day whose zones do not go together, {when}")
    keeps_out: ClassVar = N_("has another duty that day whose zone does not go with it")

    weight: Literal["hard"] = HARD

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        touching = {word: _touching(problem, word) for word in (*Zone, *Handling)}
        for own in cells.people():
            there = {word: own.only(mask[own.shifts]) for word, mask in touching.items()}
            for day in problem.horizon.days:
                for before, after in _ONE_WAY:
                    if len(there[before].ids) and len(there[after].ids):
                        yield from _in_order(there[before], there[after], day)
                if len(there[Zone.OUTER].ids) and len(there[Zone.INNER].ids):
                    yield from _never_both(there[Zone.OUTER], there[Zone.INNER], day)


def _in_order(first: PersonCells, second: PersonCells, day: Span) -> Iterator[Limit]:
    """Nothing of ``second`` starts on a day after anything of ``first`` has ended on it.

    There is one limit for each moment at which ``second`` can start and more of ``first`` may have ended than
    at the start before.
    """
    start, end = day
    first = first.only((start < first.end) & (first.end <= end))
    second = second.only((start <= second.start) & (second.start < end))
    moments = np.unique(second.start)
    ended = np.searchsorted(np.sort(first.end), moments, side="right")
    for moment in moments[np.diff(ended, prepend=0) > 0]:
        yield _clash(first.only(first.end <= moment), second.only(moment <= second.start))


def _never_both(one: PersonCells, two: PersonCells, day: Span) -> Iterator[Limit]:
    start, end = day
    one, two = (own.only((own.start < end) & (start < own.end)) for own in (one, two))
    if len(one.ids) and len(two.ids):
        yield _clash(one, two)


def _clash(one: PersonCells, two: PersonCells) -> Limit:
    first, last = min(one.start.min(), two.start.min()), max(one.end.max(), two.end.max())
    about = About(volunteer=one.person.id, start=int(first), end=int(last))
    return Limit(about=about, blocks=(Block(1, one.ids), Block(1, two.ids)), high=1)


def _touching(problem: Problem, word: str) -> BoolArray:
    """Return which shifts take people to a zone or bring them in touch with something."""
    found = shifts_where(problem, _touched, lambda touched: word in touched)
    return np.zeros(len(problem.shifts), dtype=np.bool_) if found is None else found


def _touched(problem: Problem, shift: Shift) -> frozenset[str]:
    need = problem.need[shift.need]
    if need.online or shift.is_standby:
        return frozenset()
    return frozenset({problem.zone(shift)}) | need.handles
