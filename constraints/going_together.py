"""Which duties go together with being on call, and sets of kinds of duty no two of which do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement
from typing import NamedTuple

from paiban.values.needs import OnCall
from paiban.values.problem import Problem, Shift


class Kind(NamedTuple):
    """What a duty goes together with, and the words by which other duties may name it.

    ``need`` is only set where a duty names its own words: it goes together with those of other needs that do
    the same, but not with those of its own.
    """

    goes_with: frozenset[str]
    words: frozenset[str]
    need: str

    def clashes(self, other: Kind) -> bool:
        """Say whether nobody can have duties of both kinds at once."""
        names = not self.goes_with.isdisjoint(other.words) or not other.goes_with.isdisjoint(self.words)
        return self == other or not names


class Crowd(NamedTuple):
    """Positions of kinds that all clash with each other; sets of duties without ``needed`` are no news."""

    kinds: frozenset[int]
    needed: frozenset[int] = frozenset()


def kind_of(problem: Problem, shift: Shift) -> Kind:
    """Return of which kind a shift is."""
    need = problem.need[shift.need]
    goes_with = need.compatible if isinstance(need, OnCall) else frozenset[str]()
    words = need.words & problem.compatible
    return Kind(goes_with, words, "" if goes_with.isdisjoint(words) else need.id)


def crowds(kinds: Sequence[Kind]) -> Iterator[Crowd]:
    """Yield crowds of kinds such that every two kinds that clash are in one of them.

    They are few, and the same whatever the needs are called: those that go together with their like are
    looked at one by one.
    """
    plain = [index for index in _in_order(kinds) if not kinds[index].need]
    yield from map(Crowd, _covering(kinds, plain, combinations_with_replacement(plain, 2)))
    alone = [index for index, kind in enumerate(kinds) if kind.need]
    for own in alone:
        near = [index for index in plain if kinds[own].clashes(kinds[index])]
        for group in [*_covering(kinds, near, zip(near, near, strict=True))] or [frozenset[int]()]:
            yield Crowd(group | {own}, frozenset({own}))
    for pair in combinations(alone, 2):
        if kinds[pair[0]].clashes(kinds[pair[1]]):
            yield Crowd(frozenset(pair), frozenset(pair))


def _in_order(kinds: Sequence[Kind]) -> list[int]:
    return sorted(
        range(len(kinds)), key=lambda index: (sorted(kinds[index].goes_with), sorted(kinds[index].words))
    )


def _covering(
    kinds: Sequence[Kind], among: Sequence[int], pairs: Iterable[tuple[int, int]]
) -> Iterator[frozenset[int]]:
    """Yield sets of clashing kinds, as large as they can be, that hold all those of the pairs that clash."""
    left = [pair for pair in pairs if kinds[pair[0]].clashes(kinds[pair[1]])]
    while left:
        chosen = list(left[0])
        for index in among:
            if all(kinds[index].clashes(kinds[other]) for other in chosen):
                chosen.append(index)
        yield frozenset(chosen)
        left = [pair for pair in left if not set(pair) <= set(chosen)]
