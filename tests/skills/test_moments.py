from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.skills.times import read_moment
from paiban.values.horizon import Horizon

HORIZON = Horizon(date(2022, 4, 1), date(2022, 4, 3))  # Friday to Sunday
SATURDAY_NOON = datetime(2022, 4, 2, 12, tzinfo=timezone(timedelta(hours=8)))


def at(day: int, hour: float) -> int:
    return (day - 1) * 1440 + round(hour * 60)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("20:00", at(2, 20)),
        ("２０：００", at(2, 20)),
        ("12:00", at(2, 12)),
        ("8:00", at(3, 8)),
        ("晚上8点半", at(2, 20.5)),
        ("今晚20点", at(2, 20)),
        ("今晚12点", at(2, 24)),
        ("今天8点", at(2, 8)),
        ("明天8点", at(3, 8)),
        ("明早7点", at(3, 7)),
        ("后天 9:30", at(4, 9.5)),
        ("昨晚10点", at(1, 22)),
        ("4/2 20:00", at(2, 20)),
        ("4月3日下午两点", at(3, 14)),
        ("4/3", at(3, 0)),
        ("周日20:00", at(3, 20)),
        ("Sun 20:00", at(3, 20)),
        ("tonight 8pm", at(2, 20)),
        ("8pm tomorrow", at(3, 20)),
        ("2022-04-02 20:00", at(2, 20)),
        ("2022-04-02T20:00:00+08:00", at(2, 20)),
        ("2022-04-02T12:00Z", at(2, 20)),
        ("现在", at(2, 12)),
    ],
)
def test_moment_is_understood(text: str, minute: int) -> None:
    assert read_moment(text, HORIZON, SATURDAY_NOON) == minute


@pytest.mark.parametrize(
    "text", ["", "25:00", "soon", "晚上", "8", "2022-13-01 10:00", "4/2 晚点", "8:00-12:00"]
)
def test_anything_else_is_not_a_moment(text: str) -> None:
    assert read_moment(text, HORIZON, SATURDAY_NOON) is None


def test_without_now_a_clock_time_is_on_the_first_day() -> None:
    assert read_moment("8:00", HORIZON) == at(1, 8)
    assert read_moment("今晚8点", HORIZON) == at(1, 20)
    assert read_moment("现在", HORIZON) is None


@given(st.integers(-5 * 1440, 9 * 1440))
def test_an_iso_moment_reads_back(minute: int) -> None:
    assert read_moment(HORIZON.moment(minute).isoformat(), HORIZON) == minute


@given(st.text() | st.from_regex(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:.+]{0,12}"))
def test_reading_a_moment_never_fails(text: str) -> None:
    assert read_moment(text, HORIZON, SATURDAY_NOON) is None or text.strip()
