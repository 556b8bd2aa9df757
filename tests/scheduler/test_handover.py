"""A post's time is cut into shifts that cover it, of about the length asked for, at times people know."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.handover import DEFAULT_LENGTHS, candidate_spans, cut
from paiban.values.horizon import Horizon
from paiban.values.needs import Post, Role
from paiban.values.people import Kind
from paiban.values.spans import merged
from tests.builders import horizon

LENGTHS = st.sampled_from([60, 90, 120, 240, 300, 360, 420, 480, 720])


def hours(start: float, end: float, length: float, grid: float | None = None) -> list[tuple[float, float]]:
    """Cut a time given in hours; the pieces in hours."""
    step = None if grid is None else round(grid * 60)
    spans = cut((round(start * 60), round(end * 60)), round(length * 60), horizon(), step)
    return [(low / 60, high / 60) for low, high in spans]


@pytest.mark.parametrize(
    ("start", "end", "length", "pieces"),
    [
        (8, 20, 4, [(8, 12), (12, 16), (16, 20)]),
        (8, 20, 6, [(8, 14), (14, 20)]),
        (8, 20, 8, [(8, 14), (14, 20)]),
        (7, 12, 4, [(7, 9.5), (9.5, 12)]),
        (8, 10, 4, [(8, 10)]),
        (8, 12, 4, [(8, 12)]),
        (22, 30, 4, [(22, 26), (26, 30)]),
        (8, 18, 4, [(8, 11.25), (11.25, 14.75), (14.75, 18)]),
    ],
)
def test_less_than_a_day_is_divided_evenly_to_the_quarter_hour(
    start: float, end: float, length: float, pieces: list[tuple[float, float]]
) -> None:
    assert hours(start, end, length) == pieces


@pytest.mark.parametrize(
    ("start", "end", "length", "handovers"),
    [
        (0, 24, 4, [4, 8, 12, 16, 20]),
        (0, 24, 8, [8, 16]),
        (0, 48, 6, [6, 12, 18, 24, 30, 36, 42]),
        (15, 48, 6, [18, 24, 30, 36, 42]),  # 3 of 6 hours are left: a shift of their own
        (16, 48, 6, [24, 30, 36, 42]),  # 2 of 6 hours are left: they join the next shift
        (0, 43, 6, [6, 12, 18, 24, 30, 36]),
        (0, 45, 6, [6, 12, 18, 24, 30, 36, 42]),
    ],
)
def test_a_day_and_longer_follows_the_clock(
    start: float, end: float, length: float, handovers: list[float]
) -> None:
    assert hours(start, end, length) == list(pairwise([start, *handovers, end]))


def test_pieces_shorter_than_the_rounding_grow_to_it() -> None:
    assert cut((480, 520), 5, horizon()) == ((480, 495), (495, 510), (510, 520))


def test_a_finer_grid_offers_more_starts_of_one_length() -> None:
    assert hours(8, 14, 4, grid=1) == [(8, 12), (9, 13), (10, 14)]


def test_a_finer_grid_begins_and_ends_with_the_post() -> None:
    assert hours(7.5, 13.5, 4, grid=2) == [(7.5, 11.5), (8, 12), (9.5, 13.5)]


def test_what_is_shorter_than_a_shift_stays_whole_on_a_finer_grid() -> None:
    assert hours(8, 11, 4, grid=1) == [(8, 11)]


def test_a_grid_as_coarse_as_the_shift_changes_nothing() -> None:
    assert hours(8, 20, 4, grid=4) == hours(8, 20, 4)


@given(start=st.integers(0, 96), quarters=st.integers(4, 300), length=LENGTHS)
def test_the_pieces_cover_the_time_exactly_and_none_is_longer_than_one_and_a_half_shifts(
    start: int, quarters: int, length: int
) -> None:
    covered = (start * 15, (start + quarters) * 15)
    pieces = cut(covered, length, horizon(4))
    assert (pieces[0][0], pieces[-1][1]) == covered
    assert all(first[1] == second[0] for first, second in pairwise(pieces))
    assert all(0 < end - start <= 1.5 * length for start, end in pieces)


CLOCK_CHANGES = st.sampled_from(
    [
        Horizon(day - timedelta(days=1), day + timedelta(days=1), zone)
        for zone, day in [
            ("Europe/Berlin", date(2022, 3, 27)),
            ("Europe/Berlin", date(2022, 10, 30)),
            ("America/New_York", date(2022, 3, 13)),
            ("Australia/Lord_Howe", date(2022, 4, 3)),
        ]
    ]
)


@given(where=CLOCK_CHANGES, start=st.integers(0, 96), quarters=st.integers(4, 180), length=LENGTHS)
def test_where_clocks_change_they_still_cover_the_time_exactly(
    where: Horizon, start: int, quarters: int, length: int
) -> None:
    covered = (start * 15, (start + quarters) * 15)
    pieces = cut(covered, length, where)
    assert (pieces[0][0], pieces[-1][1]) == covered
    assert all(first[1] == second[0] for first, second in pairwise(pieces))
    assert all(0 < end - start <= 1.5 * length + 60 for start, end in pieces)


def test_where_clocks_change_the_hand_over_stays_at_the_same_time_of_day() -> None:
    berlin = Horizon(date(2022, 3, 26), date(2022, 3, 28), "Europe/Berlin")
    marks = [berlin.clock(start) for start, _ in cut((0, berlin.minutes), 480, berlin)]
    assert marks == ["00:00", "08:00", "16:00"] * 3


@given(
    start=st.integers(0, 96), quarters=st.integers(4, 180), length=LENGTHS, grid=st.sampled_from([15, 60, 90])
)
def test_sliding_shifts_cover_the_time_and_have_one_length(
    start: int, quarters: int, length: int, grid: int
) -> None:
    covered = (start * 15, (start + quarters) * 15)
    spans = cut(covered, length, horizon(4), grid)
    assert merged(spans) == (covered,)
    if grid < length <= covered[1] - covered[0]:
        assert {high - low for low, high in spans} == {length}


def test_every_kind_of_person_has_candidates_of_its_own_lengths() -> None:
    role = Role(name="guard", kinds=frozenset({Kind.VOLUNTEER, Kind.GUARD}))
    post = Post(
        id="gate",
        name="gate",
        times=((0, 1440),),
        roles=(role,),
        lengths={Kind.VOLUNTEER: (240,), Kind.GUARD: (240, 480)},
    )
    found = candidate_spans(post, role, horizon(), None)
    assert found[0, 240] == {Kind.VOLUNTEER, Kind.GUARD}
    assert found[0, 480] == {Kind.GUARD}
    assert len(found) == 6 + 3


def test_kinds_without_lengths_of_their_own_have_the_usual_ones() -> None:
    role = Role(name="guard", kinds=frozenset({Kind.GUARD}))
    post = Post(id="gate", name="gate", times=((0, 1440),), roles=(role,), lengths={Kind.VOLUNTEER: (60,)})
    found = candidate_spans(post, role, horizon(), None)
    assert {end - start for start, end in found} == set(DEFAULT_LENGTHS[Kind.GUARD])


def test_a_role_with_times_of_its_own_is_cut_over_these() -> None:
    role = Role(name="guard", times=((480, 720),))
    post = Post(id="gate", name="gate", times=((0, 1440),), roles=(role,))
    assert list(candidate_spans(post, role, horizon(), None)) == [(480, 720)]
