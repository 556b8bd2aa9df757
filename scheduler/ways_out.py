"""The cheapest ways out of gaps: what could be done, and what it brings, found by solving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from paiban.scheduler.candidate_actions import Actions, actions_for_all, candidate_actions
from paiban.scheduler.mend import Mender
from paiban.scheduler.present import Present
from paiban.scheduler.trying import Trying
from paiban.values.actions import Action, SolveAgain
from paiban.values.explained import Near, WayOut
from paiban.values.roster import Gap

MOST_SHOWN = 5
MOST_ALIKE = 2
MOST_PAIRED = 4
PEOPLE = 30  # so many of those nearest to a gap may get other duties
PEOPLE_EACH = 6  # so many for each gap where all gaps are looked at together

NOTHING: Actions = (SolveAgain(),)


def ways_out(present: Present, gap: Gap, near: Sequence[Near]) -> tuple[WayOut, ...]:
    """Return the best ways out of a gap, the best first; ``near`` are the people nearest to it.

    Each is a roster that was found, so what it promises can be had at least. Two actions are put together
    only where no single one closes the gap.
    """
    with Mender() as mender:
        trying = Trying(present, {gap: _names(near, PEOPLE)}, mender)
        nothing = trying.way(NOTHING)
        tried = (trying.way(actions) for actions in candidate_actions(present.problem, gap, near))
        found = [*_helpful([nothing], gap), *_better(tried, nothing, gap)]
        if not any(is_closed(way, gap) for way in found):
            found += _better((trying.way(actions) for actions in _pairs(found)), nothing, gap)
    return tuple(islice(_mixed(sorted(found, key=_rank)), MOST_SHOWN))


def ways_out_of_all(present: Present, near: Mapping[Gap, Sequence[Near]]) -> tuple[WayOut, ...]:
    """Return the best ways out of several gaps together: training somebody may fill many seats at once."""
    with Mender() as mender:
        found = []
        for actions, asked in [(NOTHING, frozenset()), *actions_for_all(present.problem, near)]:
            people = {gap: {*_names(rows, PEOPLE_EACH), *asked} for gap, rows in near.items()}
            found.append(Trying(present, people, mender).way(actions))
    least = found[0].closed
    better = [way for way in found[1:] if way.closed > least]
    chosen = [*(way for way in found[:1] if way.closed > 0), *better]
    return tuple(sorted(chosen, key=_rank)[:MOST_SHOWN])


def is_closed(way: WayOut, gap: Gap) -> bool:
    """Say whether a way out leaves nothing of the gap."""
    return _brings(way, gap) >= (gap.missing or gap.short) * (gap.end - gap.start)


def _brings(way: WayOut, gap: Gap) -> int:
    return way.closed if gap.missing else way.closed_wanted


def _helpful(ways: Iterable[WayOut], gap: Gap) -> Iterator[WayOut]:
    yield from (way for way in ways if _brings(way, gap) > 0)


def _better(ways: Iterable[WayOut], nothing: WayOut, gap: Gap) -> Iterator[WayOut]:
    """Yield those that bring more than doing nothing but solving again."""
    yield from (way for way in _helpful(ways, gap) if _brings(way, gap) > _brings(nothing, gap))


def _names(near: Sequence[Near], most: int) -> frozenset[str]:
    return frozenset(item.volunteer for item in near[:most])


def _rank(way: WayOut) -> tuple[int, int, int]:
    return -way.gain, len(way.changed), way.price


def _mixed(found: Iterable[WayOut]) -> Iterator[WayOut]:
    """Yield them in order, but of each kind only a few: a choice between alike ones is no choice."""
    kinds: Counter[tuple[type[Action], ...]] = Counter()
    for way in found:
        kind = tuple(type(action) for action in way.actions)
        kinds[kind] += 1
        if kinds[kind] <= MOST_ALIKE:
            yield way


def _pairs(singles: Sequence[WayOut]) -> list[Actions]:
    """Return two of those that bring most, put together."""
    alone = [way for way in singles if way.actions != NOTHING]
    best = sorted(alone, key=lambda way: (-way.closed, *_rank(way)))[:MOST_PAIRED]
    return [first.actions + second.actions for first, second in combinations(best, 2)]
