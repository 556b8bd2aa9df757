from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.skills.times import read_times, write_times
from paiban.text import LANGUAGES, in_language
from paiban.values.horizon import Horizon
from paiban.values.spans import Spans, merged

HOUR = 60
THREE_DAYS = Horizon(date(2022, 4, 1), date(2022, 4, 3))
TWO_WEEKS = Horizon(date(2022, 4, 1), date(2022, 4, 14))
OVER_NEW_YEAR = Horizon(date(2022, 12, 30), date(2023, 1, 2))
HALF_A_YEAR = Horizon(date(2022, 2, 1), date(2022, 8, 1))
HORIZONS = [THREE_DAYS, TWO_WEEKS, OVER_NEW_YEAR, HALF_A_YEAR, Horizon(date(2022, 4, 1), date(2022, 4, 1))]


@pytest.mark.parametrize(
    ("spans", "chinese", "english"),
    [
        ([(0, 96 * HOUR)], "全天", "any time"),
        ([], "没空", "no time"),
        ([(0, 72 * HOUR)], "4/1-4/3 全天", "Apr 1-Apr 3 all day"),
        ([(8 * HOUR, 12 * HOUR)], "4/1 08:00-12:00", "Apr 1 08:00-12:00"),
        (
            [(8 * HOUR, 12 * HOUR), (32 * HOUR, 36 * HOUR), (56 * HOUR, 60 * HOUR)],
            "每天 08:00-12:00",
            "daily 08:00-12:00",
        ),
        (
            [(8 * HOUR, 12 * HOUR), (44 * HOUR, 50 * HOUR)],
            "4/1 08:00-12:00；4/2 20:00-次日02:00",
            "Apr 1 08:00-12:00; Apr 2 20:00-next day 02:00",
        ),
        (
            [(8 * HOUR, 12 * HOUR), (20 * HOUR, 22 * HOUR), (56 * HOUR, 60 * HOUR), (68 * HOUR, 70 * HOUR)],
            "4/1、4/3 08:00-12:00、20:00-22:00",
            "Apr 1 and Apr 3 08:00-12:00 and 20:00-22:00",
        ),
    ],
)
def test_spans_are_written_as_a_person_would(spans: Spans, chinese: str, english: str) -> None:
    with in_language("zh"):
        assert write_times(spans, THREE_DAYS) == chinese
    with in_language("en"):
        assert write_times(spans, THREE_DAYS) == english


def test_a_weekly_pattern_is_written_by_weekday() -> None:
    spans = read_times("工作日18:00以后，周末全天", TWO_WEEKS).spans
    assert write_times(spans, TWO_WEEKS) == "周一至周五 18:00-24:00；周六、周日 全天"


def test_a_stretch_is_written_up_to_a_day_behind_the_horizon() -> None:
    phrase = write_times([(67 * HOUR, 97 * HOUR)], THREE_DAYS)
    assert read_times(phrase, THREE_DAYS).spans == ((67 * HOUR, 96 * HOUR),)


@st.composite
def offered(draw: st.DrawFn) -> tuple[Horizon, Spans]:
    horizon = draw(st.sampled_from(HORIZONS))
    starts = st.integers(0, horizon.minutes - 1)
    lengths = st.sampled_from([30, 240, 600, 1439, 1440]) | st.integers(1, 4000)
    drawn = draw(st.lists(st.tuples(starts, lengths), max_size=8))
    return horizon, merged((start, min(start + length, horizon.minutes + 1440)) for start, length in drawn)


@given(offered(), st.sampled_from(LANGUAGES))
def test_written_spans_read_back_the_same(case: tuple[Horizon, Spans], code: str) -> None:
    horizon, spans = case
    with in_language(code):
        reading = read_times(write_times(spans, horizon), horizon)
    assert (reading.spans, reading.unread) == (spans, ())


@given(
    st.sampled_from(HORIZONS),
    st.lists(
        st.sampled_from(["每天18点后", "周末8:00-20:00", "不值夜", "周三上午", "22:00-次日6:00", "除周四外"]),
        min_size=1,
    ),
    st.sampled_from(LANGUAGES),
)
def test_what_people_said_survives_being_written(horizon: Horizon, clauses: list[str], code: str) -> None:
    spans = read_times("；".join(clauses), horizon).spans
    with in_language(code):
        assert read_times(write_times(spans, horizon), horizon).spans == spans
