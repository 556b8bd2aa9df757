"""Parts of a roster to improve: through the whole time once, then at random, never too large."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from paiban.constraints.available import Available
from paiban.constraints.coverage import Coverage
from paiban.scheduler.neighbourhoods import DRAWS, MENDING_DRAWS, Neighbourhoods, Sweep, learn, nearest
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates
from paiban.values.problem import BoolArray, IntArray
from tests.builders import person, problem, roster, shift

DAYS, HOURS, PEOPLE = 3, range(0, 24, 4), ["Mei", "Li", "Wang", "Zhao"]
OF_PERSON_AND_DAY = 2 * len(HOURS)
CELLS = DAYS * OF_PERSON_AND_DAY * len(PEOPLE)
ALL = np.ones(CELLS, dtype=np.bool_)
NOBODY = np.zeros(CELLS, dtype=np.int64)


@pytest.fixture
def statement() -> Statement:
    """Two needs with six duties a day on three days, and four people who can do everything."""
    starts = [day * 24 + hour for day in range(DAYS) for hour in HOURS]
    shifts = [shift(name, start, start + 4) for name in ("gate", "desk") for start in starts]
    return state_candidates(problem(PEOPLE, shifts), [Coverage()])


def days(statement: Statement) -> IntArray:
    """The day of every cell."""
    return statement.cells.problem.starts[statement.cells.shifts] // 1440


def swept(statement: Statement, most_cells: int, *, seed: int = 0, from_end: bool = False) -> list[BoolArray]:
    """All parts of a sweep."""
    sweep = Sweep(statement, seed, most_cells)
    found: list[BoolArray] = []
    while (part := sweep.draw(from_end=from_end)) is not None:
        found.append(part.free)
    return found


def drawn(statement: Statement, seed: int, most_cells: int, allowed: BoolArray = ALL) -> list[BoolArray]:
    """Some parts at random of every kind."""
    rng, values = np.random.default_rng(seed), statement.table.values(NOBODY)
    ranks = [draw(statement, values, rng) for draw in MENDING_DRAWS.values() for _ in range(4)]
    return [nearest(rank, allowed, most_cells) for rank in ranks]


@pytest.mark.parametrize("most_cells", [1, 40, CELLS])
@pytest.mark.parametrize("from_end", [False, True])
def test_a_sweep_frees_every_cell_exactly_once(statement: Statement, most_cells: int, from_end: bool) -> None:
    parts = swept(statement, most_cells, from_end=from_end)
    assert np.sum(parts, axis=0).tolist() == [1] * CELLS


def test_a_sweep_follows_time_and_one_from_the_end_comes_back(statement: Statement) -> None:
    day = days(statement)
    there = [int(day[part].min()) for part in swept(statement, 30)]
    back = [int(day[part].max()) for part in swept(statement, 30, from_end=True)]
    assert there == sorted(there)
    assert back == sorted(back, reverse=True)


def test_two_who_share_a_sweep_meet_in_between(statement: Statement) -> None:
    sweep = Sweep(statement, 0, 40)
    parts = [sweep.draw(from_end=turn % 2 == 1) for turn in range(2 * CELLS)]
    assert np.sum([part.free for part in parts if part is not None], axis=0).tolist() == [1] * CELLS
    assert parts[-1] is None


def test_a_part_of_a_sweep_holds_all_that_its_people_could_do_that_day(statement: Statement) -> None:
    person_and_day = days(statement) * len(PEOPLE) + statement.cells.volunteers
    for part in swept(statement, 30):
        _, counts = np.unique(person_and_day[part], return_counts=True)
        assert set(counts.tolist()) == {OF_PERSON_AND_DAY}


@pytest.mark.parametrize("most_cells", [40, 72, CELLS])
def test_no_part_is_larger_than_asked_for_if_one_person_fits(statement: Statement, most_cells: int) -> None:
    sizes = [part.sum() for part in drawn(statement, 0, most_cells)]
    sizes += [part.sum() for part in swept(statement, most_cells)]
    assert all(0 < size <= most_cells for size in sizes)


def test_a_part_is_never_empty_even_if_it_cannot_be_small(statement: Statement) -> None:
    assert all(part.any() for part in drawn(statement, 0, 1))


def test_every_kind_is_tried_before_any_is_preferred_the_guided_ones_once_there_is_a_guide() -> None:
    kinds = Neighbourhoods(np.random.default_rng(0), 40, DRAWS, trusts_guide=True)
    first = [kinds.choose(can_guide=False) for _ in DRAWS]
    then = [kinds.choose(can_guide=True) for _ in DRAWS]
    assert [kind.name for kind in first] == [kind.name for kind in then] == [*DRAWS]
    assert [kind.is_guided for kind in first + then] == [False] * len(DRAWS) + [True] * len(DRAWS)


@pytest.mark.parametrize("trusts_guide", [False, True])
def test_what_is_guided_comes_first_where_the_relaxation_says_much(trusts_guide: bool) -> None:
    kinds = Neighbourhoods(np.random.default_rng(0), 40, DRAWS, trusts_guide=trusts_guide)
    tried = [kinds.choose(can_guide=True).is_guided for _ in range(2 * len(DRAWS))]
    assert tried == [trusts_guide] * len(DRAWS) + [not trusts_guide] * len(DRAWS)


@pytest.mark.parametrize("best", DRAWS)
@pytest.mark.parametrize("is_guided", [False, True])
def test_the_kind_that_brings_most_for_its_effort_is_chosen_most(best: str, is_guided: bool) -> None:
    kinds = Neighbourhoods(np.random.default_rng(0), 40, DRAWS, trusts_guide=True)
    chosen: Counter[tuple[str, bool]] = Counter()
    for _ in range(200):
        kind = kinds.choose(can_guide=True)
        chosen[kind.name, kind.is_guided] += 1
        learn(kind, gain=100 if (kind.name, kind.is_guided) == (best, is_guided) else 0, effort=1000)
    assert chosen.most_common(1)[0][0] == (best, is_guided)
    assert len(chosen) == 2 * len(DRAWS)  # the others are still given a chance


def test_only_what_is_allowed_is_freed(statement: Statement) -> None:
    allowed = statement.cells.volunteers == 0
    assert not any((part & ~allowed).any() for part in drawn(statement, 0, 10, allowed))


def test_a_costly_part_lies_around_the_only_duty_that_nobody_has(statement: Statement) -> None:
    cells = statement.cells
    desk = [shift.need == "desk" for shift in cells.problem.shifts]
    desk_of_day_two = (cells.starts == 1440 + 8 * 60) & np.array(desk)[cells.shifts]
    taken = ((cells.volunteers == 0) & ~desk_of_day_two).astype(np.int64)
    values = statement.table.values(taken)
    ranks = [DRAWS["costly"](statement, values, np.random.default_rng(seed)) for seed in range(8)]
    starts = {int(start) for rank in ranks for start in cells.starts[nearest(rank, ALL, 8)]}
    assert starts == {1440 + 8 * 60}


def test_a_seat_for_which_nobody_is_fit_is_no_place_to_look() -> None:
    shifts = [shift("gate", 0, 4), shift("desk", 48, 52)]
    people = [person("Mei", available=((0, 1440),))]
    statement = state_candidates(problem(people, shifts), [Available(), Coverage()])
    values = statement.table.values(np.zeros(1, dtype=np.int64))
    assert DRAWS["costly"](statement, values, np.random.default_rng(0)).tolist() == [0]


def test_a_part_around_what_was_lost_lies_where_the_standing_roster_lacks_what_was_promised() -> None:
    shifts = [shift("gate", start, start + 4) for start in (0, 24, 48)]
    promised, base = roster(*(("Mei", duty.id) for duty in shifts)), roster(("Mei", shifts[0].id))
    mending = replace(problem(PEOPLE, shifts), promised=promised, base=base)
    statement = state_candidates(mending, [Coverage()])
    values = statement.table.values(np.zeros(len(statement.cells), dtype=np.int64))
    ranks = [MENDING_DRAWS["lost"](statement, values, np.random.default_rng(seed)) for seed in range(8)]
    starts = {int(statement.cells.starts[np.argmin(rank)]) for rank in ranks}
    assert starts == {24 * 60, 48 * 60}


def test_a_costly_part_is_anywhere_when_nothing_costs_anything(statement: Statement) -> None:
    values = statement.table.values((statement.cells.volunteers == 0).astype(np.int64))
    ranks = [DRAWS["costly"](statement, values, np.random.default_rng(seed)) for seed in range(12)]
    assert len({int(np.argmin(rank)) for rank in ranks}) > 1


def test_a_part_of_people_holds_all_that_they_could_do(statement: Statement) -> None:
    free = nearest(DRAWS["people"](statement, NOBODY, np.random.default_rng(0)), ALL, CELLS // 2)
    people = statement.cells.volunteers
    assert free.sum() == CELLS // 2
    assert len(set(people[free].tolist())) == 2
    assert set(people[free].tolist()).isdisjoint(people[~free].tolist())


def test_the_same_seed_gives_the_same_parts_and_another_one_others(statement: Statement) -> None:
    def all_of(seed: int) -> list[list[bool]]:
        parts = swept(statement, 40, seed=seed) + drawn(statement, seed, 40)
        return [free.tolist() for free in parts]

    assert all_of(1) == all_of(1)
    assert all_of(1) != all_of(2)
