"""Rosters read hour by hour, as one would from the wall: what the oracles restate the rules with."""

from __future__ import annotations

from paiban.constraints.checking import check, cost_of
from paiban.constraints.rule import Rule
from paiban.values.problem import Problem
from paiban.values.roster import Roster

SLOTS = range(0, 48, 2)  # the two-hour grid of ``shift_lists``


def on_duty(case: Problem, taken: Roster, need: str, hour: int) -> list[str]:
    """Return who stands at a need from ``hour`` to two hours later, once for each duty."""
    return [
        volunteer
        for volunteer, duty in taken.cells
        if case.shift[duty].need == need
        and case.shift[duty].start <= hour * 60
        and case.shift[duty].end >= hour * 60 + 120
    ]


def is_open(case: Problem, need: str, hour: int) -> bool:
    """Say whether a need is to be manned from ``hour`` on: whether any of its shifts runs then."""
    return any(
        item.need == need and item.start <= hour * 60 and item.end >= hour * 60 + 120 for item in case.shifts
    )


def cost(case: Problem, rule: Rule, taken: Roster) -> int:
    """Return what a roster costs under one rule."""
    return cost_of(check(case, [rule], taken))
