"""Whom to call for an empty seat."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Ease(IntEnum):
    """How much it takes that somebody comes; the easiest first."""

    RESERVE = 0
    FREE = 1
    PART = 2
    MOVED = 3


@dataclass(frozen=True, kw_only=True)
class Call:
    """Somebody to call, and from when until when they would serve.

    ``leaves`` are the ids of the shifts that they would give up, ``opens`` the person-minutes that would be
    missing in needed seats there; nobody else's duties change. ``cost`` is by how much the whole roster would
    get dearer (negative: better).
    """

    volunteer: str
    ease: Ease
    start: int
    end: int
    cost: int
    leaves: tuple[str, ...] = ()
    opens: int = 0
