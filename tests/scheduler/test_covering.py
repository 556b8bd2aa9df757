"""Cliques of one person's cells hold every pair that excludes each other, and nothing else."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler import covering
from paiban.scheduler.cliques import sums_by_owner
from paiban.scheduler.covering import cover_pairs
from paiban.scheduler.table import Table
from tests.scheduler.test_cliques import limited

CELLS = 9
Pair = tuple[int, int]
any_pairs = st.sets(st.sampled_from(list(itertools.combinations(range(CELLS), 2))), min_size=1)


def excluding(pairs: set[Pair]) -> Table:
    """One person's cells, of which each of these pairs excludes each other."""
    rows = [({one: 1, other: 1}, 1) for one, other in sorted(pairs)]
    return limited(np.zeros(CELLS, dtype=np.int64), *rows)


def covered(table: Table, *, in_few: bool) -> list[list[int]]:
    found = cover_pairs(table, sums_by_owner(table), in_few=in_few)
    return [one.tolist() for part in found for one in part.lists()]


def pairs_of(sets: list[list[int]]) -> set[Pair]:
    return {pair for one in sets for pair in itertools.combinations(sorted(one), 2)}


@given(pairs=any_pairs, in_few=st.booleans())
def test_they_hold_every_pair_and_no_other(pairs: set[Pair], in_few: bool) -> None:
    assert pairs_of(covered(excluding(pairs), in_few=in_few)) == pairs


@given(pairs=any_pairs, in_few=st.booleans())
def test_none_is_there_twice_and_each_holds_a_pair_that_no_earlier_one_does(
    pairs: set[Pair], in_few: bool
) -> None:
    seen: set[Pair] = set()
    for members in covered(excluding(pairs), in_few=in_few):
        assert len(set(members)) == len(members) >= 2
        assert not pairs_of([members]) <= seen
        seen |= pairs_of([members])


@given(pairs=any_pairs, in_few=st.booleans())
def test_when_the_room_is_full_the_rest_follows(pairs: set[Pair], in_few: bool) -> None:
    table = excluding(pairs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(covering, "MOST_ITEMS", 0)
        parts = list(cover_pairs(table, sums_by_owner(table), in_few=in_few))
    assert [one.tolist() for part in parts for one in part.lists()] == covered(table, in_few=in_few)


def test_in_few_those_join_whose_pairs_are_in_no_clique_yet() -> None:
    """Every two of 0, 3 and 5 are together in other cliques: only where all join are the three one more."""
    table = excluding(
        {(0, 1), (0, 2), (0, 3), (0, 5), (1, 2), (1, 4), (1, 5), (2, 3), (3, 4), (3, 5), (4, 5)}
    )
    few = [[0, 1, 2], [0, 1, 5], [0, 2, 3], [1, 4, 5], [3, 4, 5]]
    assert sorted(sorted(one) for one in covered(table, in_few=True)) == few
    assert sorted(sorted(one) for one in covered(table, in_few=False)) == sorted([*few, [0, 3, 5]])
