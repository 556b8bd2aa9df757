"""Phrases read in the week from Monday 28 March to Sunday 3 April 2022; each expectation checked by hand."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.skills.times import read_times
from paiban.values.horizon import Horizon
from paiban.values.spans import Spans, merged

WEEK = Horizon(date(2022, 3, 28), date(2022, 4, 3))
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
ALL_WEEK = range(7)


def on(days: range | list[int], *hours: tuple[float, float]) -> list[tuple[int, int]]:
    return [
        (day * 1440 + round(low * 60), day * 1440 + round(high * 60)) for day in days for low, high in hours
    ]


def spans(*parts: list[tuple[int, int]]) -> Spans:
    return merged(span for part in parts for span in part)


def tail(until: float) -> list[tuple[int, int]]:
    """What is left on Monday of the night before the week."""
    return [(0, round(until * 60))]


# Always: the day after the week belongs to it, so that the night of the last day fits.
ALWAYS = spans(on(range(8), (0, 24)))

PHRASES = {
    "全天": ALWAYS,
    "随时": ALWAYS,
    "都可以": ALWAYS,
    "每天": ALWAYS,
    "天天": ALWAYS,
    "都行，服从安排": ALWAYS,
    "随叫随到": ALWAYS,
    "24小时": ALWAYS,
    "any time": ALWAYS,
    "上午": spans(on(ALL_WEEK, (8, 12))),
    "下午": spans(on(ALL_WEEK, (12, 18))),
    "中午": spans(on(ALL_WEEK, (11, 13))),
    "晚上": spans(on(ALL_WEEK, (18, 24))),
    "早上": spans(on(ALL_WEEK, (6, 9))),
    "白天": spans(on(ALL_WEEK, (8, 18))),
    "凌晨": spans(on(ALL_WEEK, (0, 6))),
    "夜班": spans(tail(6), on(ALL_WEEK, (22, 30))),
    "通宵": spans(tail(6), on(ALL_WEEK, (22, 30))),
    "每天8:00-12:00": spans(on(ALL_WEEK, (8, 12))),
    "8点-12点": spans(on(ALL_WEEK, (8, 12))),
    "上午8点-12点": spans(on(ALL_WEEK, (8, 12))),
    "上午9：00~11：00": spans(on(ALL_WEEK, (9, 11))),
    "下午两点到五点": spans(on(ALL_WEEK, (14, 17))),
    "晚7-9": spans(on(ALL_WEEK, (19, 21))),
    "晚7点半以后": spans(on(ALL_WEEK, (19.5, 24))),
    "18:00以后": spans(on(ALL_WEEK, (18, 24))),
    "晚上8点-12点": spans(on(ALL_WEEK, (20, 24))),
    "晚上10点到6点": spans(tail(6), on(ALL_WEEK, (22, 30))),
    "下午4点之前": spans(on(ALL_WEEK, (0, 16))),
    "6-10pm": spans(on(ALL_WEEK, (18, 22))),
    "11am-2pm": spans(on(ALL_WEEK, (11, 14))),
    "20:00-次日8:00": spans(tail(8), on(ALL_WEEK, (20, 32))),
    "夜班 20:00-次日8:00": spans(tail(8), on(ALL_WEEK, (20, 32))),
    "22:00-02:00": spans(tail(2), on(ALL_WEEK, (22, 26))),
    "天天5:30-7:30，16:00—18:00": spans(on(ALL_WEEK, (5.5, 7.5), (16, 18))),
    "上午、下午": spans(on(ALL_WEEK, (8, 18))),
    "上午(8:00-12:00)┋下午(13:00-17:00)": spans(on(ALL_WEEK, (8, 12), (13, 17))),
    "周三": spans(on([WEDNESDAY], (0, 24))),
    "周末全天": spans(on([SATURDAY, SUNDAY], (0, 24))),
    "周末都可": spans(on([SATURDAY, SUNDAY], (0, 24))),
    "周六日": spans(on([SATURDAY, SUNDAY], (0, 24))),
    "双休日": spans(on([SATURDAY, SUNDAY], (0, 24))),
    "上下午都可以": spans(on(ALL_WEEK, (8, 18))),
    "周六一天": spans(on([SATURDAY], (0, 24))),
    "一三五上午": spans(on([0, 2, 4], (8, 12))),
    "8:00-12:00/14:00-18:00": spans(on(ALL_WEEK, (8, 12), (14, 18))),
    "周末白天": spans(on([SATURDAY, SUNDAY], (8, 18))),
    "周六日上午": spans(on([SATURDAY, SUNDAY], (8, 12))),
    "周一三五下午": spans(on([MONDAY, WEDNESDAY, FRIDAY], (12, 18))),
    "每周二、四下午": spans(on([TUESDAY, THURSDAY], (12, 18))),
    "周一、周三、周五下午": spans(on([MONDAY, WEDNESDAY, FRIDAY], (12, 18))),
    "周一至周五晚上": spans(on(range(5), (18, 24))),
    "周一到五": spans(on(range(5), (0, 24))),
    "周五至周一": spans(on([MONDAY, FRIDAY, SATURDAY, SUNDAY, 7], (0, 24))),
    "周一至周三,周五": spans(on([0, 1, 2, FRIDAY], (0, 24))),
    "工作日18:00以后": spans(on(range(5), (18, 24))),
    "周日20:00-22:00": spans(on([SUNDAY], (20, 22))),
    "周三上午、下午": spans(on([WEDNESDAY], (8, 18))),
    "周三上午，周五下午": spans(on([WEDNESDAY], (8, 12)), on([FRIDAY], (12, 18))),
    "周三上午或者周五晚上8点后": spans(on([WEDNESDAY], (8, 12)), on([FRIDAY], (20, 24))),
    "周一三五下午;周末都可": spans(on([0, 2, 4], (12, 18)), on([5, 6], (0, 24))),
    "晚上7点半以后；周末全天": spans(on(ALL_WEEK, (19.5, 24)), on([5, 6], (0, 24))),
    "周末和晚上": spans(on(ALL_WEEK, (18, 24)), on([5, 6], (0, 24))),
    "evenings & weekends": spans(on(ALL_WEEK, (18, 24)), on([5, 6], (0, 24))),
    "weekdays 18:00-22:00": spans(on(range(5), (18, 22))),
    "Mon-Fri evenings": spans(on(range(5), (18, 24))),
    "Mon, Wed and Fri afternoons": spans(on([0, 2, 4], (12, 18))),
    "daily 8:00-12:00": spans(on(ALL_WEEK, (8, 12))),
    "after 18:00": spans(on(ALL_WEEK, (18, 24))),
    "4/1以后全天": spans(on([4, 5, 6, 7], (0, 24))),
    "4月1日": spans(on([FRIDAY], (0, 24))),
    "4/2(周六)上午": spans(on([SATURDAY], (8, 12))),
    "3/29 14:00-17:00": spans(on([TUESDAY], (14, 17))),
    "3.29-3.31": spans(on([1, 2, 3], (0, 24))),
    "4/1、4/3 晚上": spans(on([4, 6], (18, 24))),
    "4月2日到3日上午": spans(on([5, 6], (8, 12))),
    "2022-03-30 8:00-10:00": spans(on([WEDNESDAY], (8, 10))),
    "from Apr 1": spans(on([4, 5, 6, 7], (0, 24))),
    "11/25 14:00-17:00": (),
    "没空": (),
    "": (),
}

REFUSALS = {
    "除周三": spans(on([0, 1, 3, 4, 5, 6, 7], (0, 24))),
    "除周三都可以": spans(on([0, 1, 3, 4, 5, 6, 7], (0, 24))),
    "周四不行": spans(on([0, 1, 2, 4, 5, 6, 7], (0, 24))),
    "any time, not Wednesday": spans(on([0, 1, 3, 4, 5, 6, 7], (0, 24))),
    "Wed not available": spans(on([0, 1, 3, 4, 5, 6, 7], (0, 24))),
    "周三不行，其他都可以": spans(on([0, 1, 3, 4, 5, 6, 7], (0, 24))),
    "not available on Mondays": spans(on(range(1, 7), (0, 24))),
    "除了周二和周四，其他时间都可以": spans(on([0, 2, 4, 5, 6, 7], (0, 24))),
    "周末除外": spans(on(range(5), (0, 24))),
    "除周三、周五都可以": spans(on([0, 1, 3, 5, 6, 7], (0, 24))),
    "除周三，周五都可以": spans(on([0, 1, 3, 5, 6, 7], (0, 24))),
    "除周末外都可以": spans(on([*range(5), 7], (0, 24)))[:1],
    "不值夜": spans(on(ALL_WEEK, (6, 22))),
    "no nights": spans(on(ALL_WEEK, (6, 22))),
    "周三不值夜": spans(on([0, 1], (0, 24)), on([2], (0, 22)), on([3], (6, 24)), on([4, 5, 6, 7], (0, 24))),
    "除周三都行　19：00～23：00": spans(on([0, 1, 3, 4, 5, 6], (19, 23))),
    "全天都可以，晚上12点以后不行": spans(on(ALL_WEEK, (6, 24))),
    "晚上可以，晚上10点以后不行": spans(on(ALL_WEEK, (18, 22))),
    "每天都可以但周五下午不行": spans(
        on(range(4), (0, 24)), on([4], (0, 12), (18, 24)), on([5, 6, 7], (0, 24))
    ),
    "上午可以 晚上可以（中午不行）": spans(on(ALL_WEEK, (8, 11), (18, 24))),
    "每天18点后，周末8:00-20:00，不值夜": spans(on(range(5), (18, 22)), on([5, 6], (8, 22))),
    "改一下：22:00-02:00也可以，周四不行": spans(
        tail(2),
        on([0, 1], (22, 26)),
        on([2], (22, 24)),
        [(4 * 1440, 4 * 1440 + 120)],
        on([4, 5, 6], (22, 26)),
    ),
}

UNREAD = {
    "隔周六": "隔周六",
    "国庆期间": "国庆期间",
    "看情况": "看情况",
    "周末可能可以": "周末可能可以",
    "隔天晚上": "隔天晚上",
    "明天下午三点半至六点": "明天下午三点半至六点",
    "每月第一个周六": "每月第一个周六",
    "every other Saturday": "every other Saturday",
    "可以": "可以",
    "8点": "8点",
    "İ": "İ",
}

# Two readings are possible, so the coordinator is asked: morning or evening, one day or all, date or clock.
TWO_MEANINGS = [
    "9点-5点",
    "2点到5点",
    "晚0至0",
    "夜里2点到次日1点",
    "周末、晚上",
    "周一，周三，周五下午",
    "4/2 周日",
    "8.30-11.30",
    "上午14:00-16:00",
]


@pytest.mark.parametrize(("phrase", "expected"), (PHRASES | REFUSALS).items())
def test_phrase_is_read_whole(phrase: str, expected: Spans) -> None:
    reading = read_times(phrase, WEEK)
    assert (reading.spans, reading.unread) == (expected, ())


@pytest.mark.parametrize(("phrase", "words"), UNREAD.items())
def test_what_is_not_understood_gives_no_time_and_is_handed_back(phrase: str, words: str) -> None:
    reading = read_times(phrase, WEEK)
    assert (reading.spans, reading.unread) == ((), (words,))


@pytest.mark.parametrize("phrase", TWO_MEANINGS)
def test_phrase_with_two_meanings_is_handed_back(phrase: str) -> None:
    reading = read_times(phrase, WEEK)
    assert (reading.spans, reading.unread) == ((), (unicodedata.normalize("NFKC", phrase),))


def test_the_rest_of_a_phrase_is_read_beside_what_is_not() -> None:
    reading = read_times("下午两点到五点（上午要上网课）", WEEK)
    assert (reading.spans, reading.unread) == (spans(on(ALL_WEEK, (14, 17))), ("上午要上网课",))


def test_hours_after_days_that_were_not_understood_are_not_taken_for_every_day() -> None:
    reading = read_times("国庆期间；下午", WEEK)
    assert (reading.spans, reading.unread) == ((), ("国庆期间", "下午"))


def test_a_refusal_beside_an_offer_that_was_not_understood_does_not_offer_the_rest() -> None:
    reading = read_times("隔周六；周四不行", WEEK)
    assert (reading.spans, reading.unread) == ((), ("隔周六",))


def test_bare_hours_after_a_whole_weekend_could_mean_every_day_and_are_asked_about() -> None:
    reading = read_times("周末；晚上", WEEK)
    assert (reading.spans, reading.unread) == (spans(on([5, 6], (0, 24))), ("晚上",))


def test_the_last_night_keeps_its_end_behind_the_horizon() -> None:
    assert read_times("周日22:00-02:00", WEEK).spans[-1] == (6 * 1440 + 22 * 60, 7 * 1440 + 120)


@given(
    st.text()
    | st.text(
        alphabet="周一三五末天除不行可以上下午晚0123456789:-、，/.月日号点以后 和至&aonMpm次日", max_size=30
    )
)
def test_reading_never_fails_and_stays_in_the_horizon(text: str) -> None:
    reading = read_times(text, WEEK)
    assert reading.spans == merged(reading.spans)
    assert all(0 <= start < WEEK.minutes and end <= WEEK.minutes + 1440 for start, end in reading.spans)
    assert text.strip() == "" or reading.spans or reading.unread or _says_never(text)


def _says_never(text: str) -> bool:
    """A text may rightly give nothing: a no, or a date outside the horizon."""
    return (
        any(mark in unicodedata.normalize("NFKC", text) for mark in "不除没无/月年.号日前")
        or "n" in text.lower()
    )


@given(st.sampled_from(sorted({**PHRASES, **REFUSALS, **UNREAD})), st.data())
def test_full_width_and_half_width_read_alike(phrase: str, data: st.DataObject) -> None:
    is_wide = data.draw(st.lists(st.booleans(), min_size=len(phrase), max_size=len(phrase)))
    varied = "".join(_wide(mark) if wide else mark for mark, wide in zip(phrase, is_wide, strict=True))
    assert read_times(varied, WEEK) == read_times(phrase, WEEK)


def _wide(mark: str) -> str:
    return chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else "\u3000" if mark == " " else mark
