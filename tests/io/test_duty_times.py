"""Days and clock times become duties, each of its own, and are written back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.duty_times import read_duties, write_duties, year_of
from paiban.values.horizon import Horizon

WEEK = Horizon(date(2022, 4, 1), date(2022, 4, 7))  # Friday to Thursday


def hours(day: int, start: int, end: float) -> tuple[int, int]:
    """From one hour to another of a day in April."""
    return (day - 1) * 1440 + start * 60, (day - 1) * 1440 + round(end * 60)


@pytest.mark.parametrize(
    ("days", "clocks", "spans"),
    [
        ("4/2", "08:00-10:00", [hours(2, 8, 10)]),
        ("4/2", "08:00-10:00; 10:00-12:00", [hours(2, 8, 10), hours(2, 10, 12)]),
        ("4/2-4/3", "8：00～10：00", [hours(2, 8, 10), hours(3, 8, 10)]),
        ("4/2-3、4月5日", "8点至9点半", [hours(2, 8, 9.5), hours(3, 8, 9.5), hours(5, 8, 9.5)]),
        ("2022-04-02", "22:00-6:00", [hours(2, 22, 30)]),
        ("周末", "08:00-09:00", [hours(2, 8, 9), hours(3, 8, 9)]),
        ("4/2", "全天", [hours(2, 0, 24)]),
        ("", "2022-04-02 08:00-10:00; 4/3 09:00-10:00", [hours(2, 8, 10), hours(3, 9, 10)]),
        ("", "2022-04-02 20:00-2022-04-04 08:00", [hours(2, 20, 56)]),
        ("", "08:00-09:00", [hours(day, 8, 9) for day in range(1, 8)]),
    ],
)
def test_duties_are_read_as_written(days: str, clocks: str, spans: list[Any]) -> None:
    found = read_duties(days, clocks, WEEK)
    assert (list(found.spans), found.unread, found.outside) == (spans, (), ())


@pytest.mark.parametrize(
    ("days", "clocks", "unread"),
    [
        ("4/2", "8-ish", "8-ish"),
        ("someday", "08:00-09:00", "someday"),
        ("4/31", "08:00-09:00", "4/31"),
        ("", "25:00-26:00", "25:00-26:00"),
        ("", "08:70-09:00", "08:70-09:00"),
    ],
)
def test_what_is_not_understood_is_handed_back(days: str, clocks: str, unread: str) -> None:
    assert read_duties(days, clocks, WEEK).unread == (unread,)


def test_a_day_that_is_not_planned_is_told() -> None:
    found = read_duties("4/9", "08:00-09:00", WEEK)
    assert (found.spans, found.outside) == ((), (date(2022, 4, 9),))


@pytest.mark.parametrize(("month", "of_month", "year"), [(12, 30, 2022), (1, 2, 2023), (1, 9, 2023)])
def test_a_day_without_a_year_lies_near_the_planned_days(month: int, of_month: int, year: int) -> None:
    assert year_of(month, of_month, Horizon(date(2022, 12, 28), date(2023, 1, 3))) == year


@given(
    spans=st.sets(
        st.tuples(st.integers(0, 7 * 24 - 1), st.integers(1, 40)).map(
            lambda pair: (pair[0] * 60, (pair[0] + pair[1]) * 60)
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_reads_back(spans: set[Any]) -> None:
    duties = tuple(sorted(spans))
    assert read_duties(*write_duties(duties, WEEK), WEEK).spans == duties


@given(days=st.sets(st.integers(1, 7), min_size=1), start=st.integers(0, 23), length=st.integers(1, 24))
def test_the_same_hours_on_several_days_are_written_once(days: set[Any], start: int, length: int) -> None:
    duties = tuple(sorted(hours(day, start, start + length) for day in days))
    written = write_duties(duties, WEEK)
    assert len(written[1]) == len("08:00-10:00")
    assert read_duties(*written, WEEK).spans == duties
