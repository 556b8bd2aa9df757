"""What a coordinator could change to get a seat filled: small facts about people and needs, nothing more."""

from __future__ import annotations

from dataclasses import dataclass

from paiban.values.spans import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class SolveAgain:
    """Nothing is asked of anybody but what the roster's rules allow: only some duties change hands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedFewer:
    """From ``start`` to ``end`` a role needs only ``needed`` people, ``before`` more than that."""

    need: str
    role: str
    start: int
    end: int
    needed: int
    before: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CallOff:
    """A need does not take place from ``start`` to ``end``; whoever had duty there then is free."""

    need: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ServeBeyondOffer:
    """Somebody serves at a time they did not offer; ``beyond`` are the minutes of it that they did not."""

    volunteer: str
    start: int
    end: int
    beyond: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkMore:
    """Somebody works longer than they offered, ``more`` minutes: on one day, or in the planned period."""

    volunteer: str
    more: int
    day_minutes: int | None = None
    total_minutes: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Train:
    """These people have these trainings from the start."""

    volunteers: tuple[str, ...]
    trainings: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CutShift:
    """There is a shift of other hours than the usual ones for one person.

    With ``instead`` it takes the place of a duty that they have there, from that minute to that: they come
    earlier or stay longer.
    """

    volunteer: str
    need: str
    role: str
    start: int
    end: int
    instead: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Send:
    """Somebody whom nothing keeps out has duty there, whatever it costs."""

    volunteer: str
    need: str
    role: str
    start: int
    end: int


Action = SolveAgain | NeedFewer | CallOff | ServeBeyondOffer | WorkMore | Train | CutShift | Send
