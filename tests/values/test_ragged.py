"""Lists of whole numbers of different lengths stay what they are side by side in one array."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.values.ragged import Ragged

some_lists = st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=5)


def ragged(lists: list[list[int]]) -> Ragged:
    return Ragged.of([np.array(one, dtype=np.int64) for one in lists])


def plain(lists: Ragged) -> list[list[int]]:
    return [one.tolist() for one in lists.lists()]


@given(lists=some_lists)
def test_they_come_back_as_they_were(lists: list[list[int]]) -> None:
    assert plain(ragged(lists)) == lists


@given(parts=st.lists(some_lists, max_size=4))
def test_joined_they_follow_each_other(parts: list[list[list[int]]]) -> None:
    assert plain(Ragged.joined([ragged(part) for part in parts])) == [one for part in parts for one in part]
