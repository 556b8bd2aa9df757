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


def test_a_relaxation_too_large_to_end_in_time_is_not_begun(
    incumbent: Incumbent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "MOST_ENTRIES", len(STATEMENT.table.rows.items) - 1)
    assert Relaxing(STATEMENT.table, incumbent, Guide()).next_task(5) is None


def test_the_whole_of_a_large_table_is_not_begun(
    incumbent: Incumbent, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Whole(STATEMENT.table, incumbent, seed=0, can_offer=True).next_task(5) is not None
    monkeypatch.setattr(prove, "WHOLE_CELLS", 0)
    assert Whole(STATEMENT.table, incumbent, seed=0, can_offer=True).next_task(5) is None
