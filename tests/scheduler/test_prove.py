"""What is asked for a proof: the relaxation once, if it can end in time, and the whole if that is small."""

from __future__ import annotations

import numpy as np
import pytest

from paiban.constraints.coverage import Coverage
from paiban.scheduler import prove
from paiban.scheduler.answer import Answer
from paiban.scheduler.dealing import Dealing
from paiban.scheduler.guide import Guide
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.prove import Relaxing, Whole
from paiban.scheduler.stating import state_candidates
from tests.builders import problem, shift
from tests.scheduler.tables import hundred

STATEMENT = state_candidates(problem(["Mei"], [shift("gate", 8, 12)]), [Coverage()])


@pytest.fixture
def incumbent() -> Incumbent:
    return Incumbent(Dealing(STATEMENT), np.zeros(1, dtype=np.int64))


def test_the_relaxation_is_asked_for_once_and_its_bound_is_noted(incumbent: Incumbent) -> None:
    guide = Guide()
    relaxing = Relaxing(STATEMENT.table, incumbent, guide)
    task = relaxing.next_task(5)
    assert task is not None
    assert task.tolerance is not None
    relaxing.take_answer(Answer(bound=7.2, reduced_costs=np.zeros(1)))
    assert (incumbent.bound, guide.is_ready) == (8, True)
    assert relaxing.next_task(5) is None


def test_a_relaxation_that_cannot_end_in_time_is_not_begun(incumbent: Incumbent) -> None:
    table = hundred()
    needed = prove.SECONDS_AN_ENTRY[prove.TOLERANCE] * len(table.rows.items) / prove.SHARE_OF_TIME
    assert Relaxing(table, incumbent, Guide()).next_task(0.9 * needed) is None
    assert Relaxing(table, incumbent, Guide()).next_task(1.1 * needed) is not None


def test_prices_that_prove_nothing_guide_nobody_and_are_no_bound(incumbent: Incumbent) -> None:
    guide = Guide()
    Relaxing(STATEMENT.table, incumbent, guide).take_answer(Answer(bound=-7.0, reduced_costs=np.zeros(1)))
    assert not guide.is_ready
    assert incumbent.bound is None


def test_that_nothing_costs_less_than_nothing_is_a_bound_all_the_same(incumbent: Incumbent) -> None:
    Relaxing(STATEMENT.table, incumbent, Guide()).take_answer(Answer(bound=-1e-9, reduced_costs=np.zeros(1)))
    assert incumbent.bound == 0


def test_of_a_table_too_large_that_of_fewer_limits_is_asked_for(
    incumbent: Incumbent, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = hundred()
    monkeypatch.setattr(prove, "MOST_ENTRIES", len(table.rows.items))
    task = Relaxing(table, incumbent, Guide()).next_task(10)
    assert task is not None
    assert task.most_entries is None
    monkeypatch.setattr(prove, "MOST_ENTRIES", len(table.rows.items) - 1)
    task = Relaxing(table, incumbent, Guide()).next_task(10)
    assert task is not None
    assert task.most_entries == prove.THIN_ENTRIES
    assert task.limits.seconds < 10


def test_the_whole_of_a_large_table_is_not_begun(
    incumbent: Incumbent, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Whole(STATEMENT.table, incumbent, seed=0, can_offer=True).next_task(5) is not None
    monkeypatch.setattr(prove, "WHOLE_CELLS", 0)
    assert Whole(STATEMENT.table, incumbent, seed=0, can_offer=True).next_task(5) is None
