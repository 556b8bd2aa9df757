"""A roster that stands, in its problem and under its rules; and what actions ask of people, in its costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from paiban.constraints.checking import check, cost_of
from paiban.constraints.rule import Rule
from paiban.scheduler.acting import after
from paiban.values.actions import (
    Action,
    CallOff,
    CutShift,
    NeedFewer,
    Send,
    ServeBeyondOffer,
    SolveAgain,
    Train,
    WorkMore,
)
from paiban.values.problem import Problem
from paiban.values.roster import Roster

PER_HOUR_BEYOND = 60  # an hour more than somebody offered weighs as much as an hour without comfort (P3)
PER_TRAINING = 150  # two hours for each who learns, and somebody who teaches
PER_CUT = 30  # hours unlike all others: one more handover to arrange


@dataclass(frozen=True)
class Present:
    """The roster that stands is ``problem.base``."""

    problem: Problem
    rules: tuple[Rule, ...]

    @staticmethod
    def of(problem: Problem, rules: Iterable[Rule], roster: Roster, now: int | None = None) -> Present:
        """Return the present: what stands is not changed lightly, and nothing before ``now``."""
        return Present(replace(problem, base=roster, promised=None, now=now), tuple(rules))

    @property
    def roster(self) -> Roster:
        return self.problem.base or Roster()

    @cached_property
    def cost(self) -> int:
        return _cost(self.problem, self.rules, self.roster)

    def price(self, action: Action) -> int:
        """Return what an action asks for, measured like everything else that a roster misses."""
        match action:
            case SolveAgain() | Send():
                return 0
            case ServeBeyondOffer():
                return _hourly(action.beyond)
            case WorkMore():
                return _hourly(action.more)
            case Train():
                return PER_TRAINING * len(action.volunteers)
            case CutShift():
                return PER_CUT
            case NeedFewer():
                return max(0, self.cost - _cost(after(self.problem, [action]), self.rules, self.roster))
            case CallOff():
                return self._worth(action)

    def _worth(self, action: CallOff) -> int:
        """Return by how much the roster would get dearer if nobody came to what is called off."""
        without = after(self.problem, [action]).base or Roster()
        bare = replace(self.problem, base=None)
        return max(0, _cost(bare, self.rules, without) - _cost(bare, self.rules, self.roster))


def _hourly(minutes: int) -> int:
    return -(-PER_HOUR_BEYOND * minutes // 60)


def _cost(problem: Problem, rules: Iterable[Rule], roster: Roster) -> int:
    return cost_of(check(problem, rules, roster))
