"""Why a seat is empty and what would fill it; why somebody has a duty."""

from __future__ import annotations

from dataclasses import dataclass

from paiban.values.actions import Action
from paiban.values.roster import Finding, Roster


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """Somebody who comes near to a duty, and everything that keeps them from it.

    ``obstacles`` holds one finding for each hard rule that the duty would break, the most lasting first.
    Nobody is kept out without any: then ``cost`` is by how much the whole roster would get dearer.
    """

    volunteer: str
    shift: str
    start: int
    end: int
    obstacles: tuple[Finding, ...]
    cost: int


@dataclass(frozen=True, kw_only=True)
class WayOut:
    """Actions and what they bring, found by solving: ``roster`` is there and does it.

    ``closed`` are the person-minutes of the gap that are filled or not asked for any more, ``closed_wanted``
    the same of the wanted people; ``elsewhere`` those of other gaps in needed seats (negative: some open).
    ``cost`` is the change in the roster's cost, ``price`` what the actions themselves ask of people, in the
    same units. ``changed`` are those whose duties change.
    """

    actions: tuple[Action, ...]
    closed: int
    closed_wanted: int
    elsewhere: int
    cost: int
    price: int
    changed: tuple[str, ...]
    roster: Roster

    @property
    def gain(self) -> int:
        """How much better everything is, all things weighed."""
        return -self.cost - self.price


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Why somebody has a duty: what the roster would lose without it.

    ``lost`` are the limits it would miss more, at what they cost then; ``cost`` is the change in all,
    ``mended`` the change when others step in as well as they can, ``instead`` those whose duties would change
    then. ``others`` come nearest to taking it over.
    """

    volunteer: str
    shift: str
    lost: tuple[Finding, ...]
    cost: int
    mended: int
    instead: tuple[str, ...]
    others: tuple[Near, ...]
