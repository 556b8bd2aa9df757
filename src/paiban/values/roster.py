"""A roster, and what can be said about one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

Cell = tuple[str, str]
"""A (volunteer id, shift id) pair: the only decision of the model."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The set of cells that are taken."""

    cells: frozenset[Cell] = frozenset()

    @staticmethod
    def of(cells: Iterable[Cell]) -> Roster:
        return Roster(frozenset(cells))

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """One person on one stretch of one role: a cell with its times, readable without the problem's shifts."""

    volunteer: str
    need: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """The one place of the roster that a limit speaks of; ids: words follow language and audience."""

    volunteer: str | None = None
    other: str | None = None
    need: str | None = None
    role: str | None = None
    start: int | None = None
    end: int | None = None
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One limit that a roster misses: which rule, where, by how much and at what cost.

    ``count`` is the value found, ``low`` and ``high`` the limit. A hard finding costs nothing: it may not be.
    """

    rule: str
    hard: bool
    about: About
    count: int
    low: int | None
    high: int | None
    miss: int
    cost: int


COST = "cost"  # the reason of those whom no hard rule keeps out: they could come, at a price
NO_SHIFT = "no-shift"  # of those who are free all the time of the gap, but not for a whole shift


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why people cannot take a seat: the rule that keeps them out, or ``COST`` or ``NO_SHIFT``."""

    rule: str
    volunteers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A stretch of a role with fewer people than needed (``missing``) or wanted (``short``)."""

    need: str
    role: str
    start: int
    end: int
    needed: int
    wanted: int
    assigned: int
    reasons: tuple[Reason, ...] = ()

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.assigned)

    @property
    def short(self) -> int:
        return max(0, self.wanted - self.assigned)


class Status(StrEnum):
    """What is known about the best roster: proven best, found, impossible, or stopped before that."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a solve found; ``roster`` is ``None`` unless there is one, ``bound`` is proven or ``None``."""

    status: Status
    roster: Roster | None = None
    cost: int | None = None
    bound: int | None = None
    seconds: float = 0.0
    findings: tuple[Finding, ...] = field(default=())
    clash: tuple[Finding, ...] = field(default=())

    @property
    def gap(self) -> float | None:
        """The proven relative distance of the cost from the bound: 0.02 is two per cent."""
        if self.cost is None or self.bound is None:
            return None
        return 0.0 if self.cost <= self.bound else (self.cost - self.bound) / self.cost
