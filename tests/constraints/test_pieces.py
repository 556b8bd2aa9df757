"""A need's time is cut where any of its shifts starts or ends."""

import pytest

from paiban.constraints.pieces import hourly, pieces
from tests.builders import problem, shift


def test_each_piece_names_the_shifts_that_run_all_through_it() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("gate", 10, 14), shift("gate", 16, 18)])
    found = [(piece.start // 60, piece.end // 60, piece.shifts.tolist()) for piece in pieces(case)]
    assert found == [(8, 10, [0]), (10, 12, [0, 1]), (12, 14, [1]), (16, 18, [2])]


def test_shifts_of_other_needs_do_not_cut() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("desk", 10, 14)])
    assert [(piece.need, piece.minutes) for piece in pieces(case)] == [("gate", 240), ("desk", 240)]


def test_shifts_of_all_roles_cut() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12), shift("gate", 8, 10, role="clerk")])
    assert [piece.shifts.tolist() for piece in pieces(case)] == [[0, 1], [0]]


@pytest.mark.parametrize(
    ("price", "minutes", "cost"),
    [(100, 60, 100), (100, 15, 25), (100, 90, 150), (1, 1, 1), (0, 600, 0), (20, 0.5, 1)],
)
def test_a_price_by_the_hour_counts_minutes_and_never_vanishes(price: int, minutes: float, cost: int) -> None:
    assert hourly(price, minutes) == cost
