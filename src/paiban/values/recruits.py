"""Whom to look for: people who do not exist yet, as few as possible, with the hours they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from paiban.values.people import Kind
from paiban.values.roster import Assignment, Gap


@dataclass(frozen=True, kw_only=True, slots=True)
class Recruit:
    """Somebody to look for: what they must be able to do, ``trainings`` to be given first, and the duties.

    They have the skills of ``must`` all together, and any one of ``one_of``.
    """

    kind: Kind
    must: tuple[str, ...]
    one_of: tuple[str, ...]
    trainings: frozenset[str]
    duties: tuple[Assignment, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recruits:
    """The people who fill the gaps; with fewer than ``at_least`` it is proven impossible.

    ``unfilled`` are gaps that nobody could fill, whoever they are: a rule or the lack of a shift forbids it.
    """

    people: tuple[Recruit, ...]
    at_least: int
    unfilled: tuple[Gap, ...] = ()

    @property
    def is_smallest(self) -> bool:
        return len(self.people) <= self.at_least
