"""Parts of a roster to improve: through the whole time once, then at random, never too large."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from paiban.constraints.coverage import Coverage
from paiban.scheduler.neighbourhoods import (
    DRAWS,
    Draw,
    Neighbourhoods,
    random_needs,
    random_people,
    random_window,
)
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates
from tests.builders import problem, shift

DAYS, HOURS, PEOPLE = 3, range(0, 24, 4), ["Mei", "Li", "Wang", "Zhao"]
CELLS = DAYS * len(HOURS) * 2 * len(PEOPLE)


@pytest.fixture
def statement() -> Statement:
    """Two needs with six duties a day on three days, and four people who can do everything."""
    starts = [day * 24 + hour for day in range(DAYS) for hour in HOURS]
    shifts = [shift(name, start, start + 4) for name in ("gate", "desk") for start in starts]
    return state_candidates(problem(PEOPLE, shifts), [Coverage()])


def test_the_first_parts_free_every_cell_exactly_once(statement: Statement) -> None:
    parts = Neighbourhoods(statement, np.random.default_rng(0), is_sweeping=True)
    freed = np.zeros(CELLS, dtype=np.int64)
    while (part := parts.draw(40)).name == "sweep":
        freed += part.free
    assert freed.tolist() == [1] * CELLS


def test_the_first_parts_follow_time(statement: Statement) -> None:
    parts = Neighbourhoods(statement, np.random.default_rng(0), is_sweeping=True)
    starts = statement.cells.problem.starts[statement.cells.shifts]
    first, second = parts.draw(40), parts.draw(40)
    assert starts[first.free].max() < starts[second.free].min()


@pytest.mark.parametrize("most", [72, 100])
def test_no_part_is_larger_than_asked_for_if_one_need_fits(statement: Statement, most: int) -> None:
    parts = Neighbourhoods(statement, np.random.default_rng(0), is_sweeping=True)
    assert all(0 < parts.draw(most).free.sum() <= most for _ in range(30))


def test_a_part_is_never_empty_even_if_it_cannot_be_small(statement: Statement) -> None:
    parts = Neighbourhoods(statement, np.random.default_rng(0), is_sweeping=True)
    assert all(parts.draw(1).free.any() for _ in range(30))


def test_after_the_sweep_all_kinds_of_parts_take_turns(statement: Statement) -> None:
    parts = Neighbourhoods(statement, np.random.default_rng(0), is_sweeping=True)
    parts.draw(CELLS)
    assert [parts.draw(40).name for _ in range(2 * len(DRAWS))] == [*DRAWS] * 2


def test_a_rank_of_people_needs_or_moments_is_one_of_them(statement: Statement) -> None:
    cells, rng = statement.cells, np.random.default_rng(0)
    moments = cells.problem.starts[cells.shifts]
    needs = np.array([cells.problem.shifts[index].need for index in cells.shifts.tolist()])

    def ranked(draw: Draw, of_cell: Iterable[object]) -> int:
        pairs = set(zip(draw(statement, rng).tolist(), of_cell, strict=True))
        assert len(pairs) == len({thing for _, thing in pairs})
        return len({rank for rank, _ in pairs})

    assert ranked(random_people, cells.volunteers.tolist()) == len(PEOPLE)
    assert ranked(random_needs, needs.tolist()) == 2
    assert ranked(random_window, moments.tolist()) > 1


def test_a_window_holds_what_starts_nearest_to_a_moment(statement: Statement) -> None:
    rank = random_window(statement, np.random.default_rng(0))
    starts = statement.cells.problem.starts[statement.cells.shifts]
    assert rank.min() == 0
    assert np.unique(np.diff(np.unique(starts[rank <= 480]))).tolist() == [240]


def test_only_what_is_allowed_is_freed(statement: Statement) -> None:
    allowed = statement.cells.volunteers == 0
    parts = Neighbourhoods(statement, np.random.default_rng(0), is_sweeping=True)
    assert all(not (part.free & ~allowed).any() for part in (parts.draw(10, allowed) for _ in range(20)))


def test_the_same_seed_gives_the_same_parts_and_another_one_others(statement: Statement) -> None:
    def drawn(seed: int) -> list[list[bool]]:
        parts = Neighbourhoods(statement, np.random.default_rng(seed), is_sweeping=True)
        return [parts.draw(40).free.tolist() for _ in range(12)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
