"""Fewer rows of a model allow more and cost the same: what they prove holds for all of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.highs import relaxation
from paiban.scheduler.linear import linear_model
from paiban.scheduler.rows import Rows, thinned
from paiban.scheduler.table import Table
from tests.scheduler.tables import cheapest, tables


def plain(count: int, *, low: float = -np.inf, factor: float = 1.0) -> Rows:
    """So many rows over two columns each."""
    owner = np.repeat(np.arange(count), 2)
    return Rows(
        owner, np.arange(2 * count), np.full(2 * count, factor), np.full(count, low), np.full(count, 3.0)
    )


def columns(rows: Rows) -> list[int]:
    found: list[int] = rows.columns.tolist()
    return found


@given(tables(), st.integers(0, 12))
def test_what_fewer_rows_prove_is_true_of_all(table: Table, most: int) -> None:
    best = cheapest(table)
    bound = relaxation(table, tolerance=1e-4, seconds=5, most_entries=most).bound
    assert best is None or bound is None or bound <= best + 1e-6


@given(tables(), st.integers(0, 12))
def test_a_thinner_model_has_the_same_variables_and_no_more_rows(table: Table, most: int) -> None:
    whole, thin = linear_model(table), linear_model(table, most)
    assert thin.costs.tolist() == whole.costs.tolist()
    assert len(thin.low) <= len(whole.low)


def test_every_few_of_the_first_spare_part_stay_and_the_others_all() -> None:
    first, second = plain(10), plain(10)
    found = thinned([first, second], spare=(0, 1), most_entries=30)
    assert columns(found[0]) == [0, 1, 4, 5, 8, 9, 12, 13, 16, 17]
    assert found[1] is second


def test_the_second_spare_part_goes_when_all_of_the_first_is_gone() -> None:
    found = thinned([plain(10), plain(10)], spare=(0, 1), most_entries=10)
    assert columns(found[0]) == []
    assert columns(found[1]) == [0, 1, 4, 5, 8, 9, 12, 13, 16, 17]


def test_what_has_a_lower_side_or_takes_something_off_stays() -> None:
    for kept in (plain(10, low=0.0), plain(10, factor=-1.0)):
        assert columns(thinned([kept], spare=(0,), most_entries=0)[0]) == columns(kept)


def test_what_is_small_enough_stays_as_it_is() -> None:
    parts = [plain(10), plain(10)]
    assert thinned(parts, spare=(0, 1), most_entries=40) == parts
