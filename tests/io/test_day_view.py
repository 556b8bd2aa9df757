"""A day shows what starts on it; gaps are joined and cut as a reader expects."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from paiban.io.day_view import days_of, open_pieces, role_days
from paiban.values.plan import Plan
from tests.io.plans import at, cover, duty, gap, need, plan, plans, someone, two_days

MEI = someone(1, "Mei")
GATE = need("gate", "Gate")


def test_a_duty_belongs_to_the_day_it_starts_on() -> None:
    case = plan([MEI], [GATE], [duty("p1", "gate", 22, 28)])
    assert len(role_days(case, date(2022, 4, 1))) == 1
    assert role_days(case, date(2022, 4, 2)) == ()


def test_a_covered_role_shows_even_without_anybody() -> None:
    case = plan([MEI], [GATE], coverage=(cover("gate", 24, 48),))
    assert [len(role_days(case, date(2022, 4, day))) for day in (1, 2)] == [0, 1]


def test_urgent_needs_come_first_and_others_in_the_plans_order() -> None:
    rows = role_days(two_days(), date(2022, 4, 1))
    assert [(row.need.id, row.role) for row in rows] == [
        ("b3", "值守"),
        ("care", "问候"),
        ("gate", "值守"),
        ("swab", "搭帐篷"),
        ("swab", "采样协助"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        (8, 16, [(8, 16)]),
        (20, 26, [(20, 26)]),
        (20, 32, [(20, 32)]),
        (20, 33, [(20, 24), (24, 33)]),
        (0, 72, [(0, 24), (24, 48), (48, 72)]),
    ],
)
def test_only_long_gaps_are_cut_at_midnight(
    start: float, end: float, pieces: list[tuple[float, float]]
) -> None:
    found = [(piece.start, piece.end) for piece in open_pieces([gap("gate", start, end)])]
    assert found == [(at(first), at(last)) for first, last in pieces]


def test_neighbouring_gaps_are_joined_when_as_many_are_missing() -> None:
    gaps = [
        gap("gate", 8, 9),
        gap("gate", 9, 10),
        gap("gate", 10, 11, missing=2, short=2),
        gap("gate", 12, 13),
    ]
    assert [(piece.start.hour, piece.end.hour) for piece in open_pieces(gaps)] == [
        (8, 10),
        (10, 11),
        (12, 13),
    ]


@given(plans())
def test_every_duty_shows_on_exactly_one_day(case: Plan) -> None:
    shown = [duty for day in days_of(case) for row in role_days(case, day) for duty in row.duties]
    assert sorted(map(str, shown)) == sorted(map(str, case.assignments))


@given(plans())
def test_the_days_are_in_order_and_hold_the_horizon(case: Plan) -> None:
    days = days_of(case)
    assert list(days) == sorted(set(days))
    assert {case.horizon.start.date(), (case.horizon.end - timedelta(minutes=1)).date()} <= set(days)
