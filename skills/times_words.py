"""The words people use for times, as data: change a window or add a word here, nowhere else.

Windows are minutes past midnight of the day they are said of; past 1440 they run into the next day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

DAY = 1440
NIGHT_END = 30 * 60  # "not after ten in the evening" means the night as well, until six

Shift = Literal["morning", "noon", "afternoon", "evening", "night", "none"]


@dataclass(frozen=True)
class Window:
    """A part of the day; ``shift`` tells how it changes an hour said after it (下午3点 is 15:00)."""

    start: int
    end: int
    shift: Shift
    words: tuple[str, ...]


WINDOWS: tuple[Window, ...] = (
    Window(
        0,
        24 * 60,
        "none",
        ("全天", "整天", "一整天", "一天", "全日", "24小时", "all day", "all-day", "whole day"),
    ),
    Window(8 * 60, 18 * 60, "none", ("白天", "日间", "上下午", "daytime", "during the day")),
    Window(0, 6 * 60, "morning", ("凌晨",)),
    Window(6 * 60, 9 * 60, "morning", ("早上", "早晨", "清晨", "early mornings", "early morning")),
    Window(8 * 60, 12 * 60, "morning", ("上午", "mornings", "morning")),
    Window(11 * 60, 13 * 60, "noon", ("中午", "noon", "lunchtime")),
    Window(12 * 60, 18 * 60, "afternoon", ("下午", "afternoons", "afternoon")),
    Window(18 * 60, 24 * 60, "evening", ("晚上", "晚间", "每晚", "evenings", "evening")),
    Window(
        22 * 60,
        30 * 60,
        "night",
        (
            "夜里",
            "夜间",
            "夜班",
            "大夜",
            "通宵",
            "上夜班",
            "上夜",
            "整夜",
            "值夜",
            "夜",
            "nights",
            "night shifts",
            "night shift",
            "night",
        ),
    ),
)

# Said only before an hour: 晚7点, 早8点. Alone they are not a window.
HOUR_PREFIXES: dict[str, Shift] = {"晚": "evening", "早": "morning", "午夜": "night"}

WEEKDAYS = "一二三四五六日"
WEEKDAY_ALIASES = {"天": "日", **{str(number): mark for number, mark in enumerate(WEEKDAYS, start=1)}}

ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Groups of weekdays, Monday being 0.
DAY_GROUPS: dict[frozenset[int], tuple[str, ...]] = {
    frozenset(range(7)): (
        "每天", "每日", "天天", "日日", "任何一天", "everyday", "every day", "each day", "any day",
        "all days", "daily",
    ),
    frozenset({5, 6}): ("周末", "双休日", "双休", "休息日", "weekends", "weekend"),
    frozenset(range(5)): ("工作日", "平日", "平时", "weekdays", "weekday", "workdays", "working days"),
}  # fmt: skip

ALWAYS = (
    "随时", "随叫随到", "任何时间", "任何时候", "什么时候", "任意时间", "全部时间", "不限",
    "24/7",
    "any time",
    "anytime",
    "always",
    "whenever",
    "all the time",
)  # fmt: skip

# A yes after days or hours; alone it means all the time, unless a time was named before (上午，下午，都可以).
ALL_FINE = (
    "都可以",
    "都可",
    "都行",
    "都有空",
    "都有时间",
    "均可",
    "服从安排",
    "听安排",
    "听从安排",
    "flexible",
)

# The rest of the time: everything, or, with a no, nothing new.
REST = ("其他时间", "其它时间", "其余时间", "其他时候", "其他", "其余", "otherwise", "other times")

YES = (
    "可以", "有空", "有时间", "方便", "可", "行", "ok", "okay", "available", "free", "fine",
)  # fmt: skip

# A no after what it speaks of: 周四不行.
NO = (
    "不可以", "不行", "不可", "不能", "不方便", "不便", "没空", "没有空", "没时间", "没有时间", "无空",
    "有事", "不在", "除外",
    "not available", "not free", "not possible", "unavailable", "busy", "no time",
)  # fmt: skip

# A no before what it speaks of. EXCEPT ends what came before it;
# REFUSE takes days before it as its own (周三不值夜).
EXCEPT = (
    "除了",
    "除去",
    "除开",
    "除",
    "but not",
    "not on",
    "except for",
    "except",
    "excluding",
    "not",
    "no",
    "cannot",
    "can't",
)
REFUSE = tuple(
    f"不{modal}{verb}"
    for modal in ("", "能", "可以", "想", "要")
    for verb in ("值", "上", "排", "做", "安排", "参加")
)
OUTSIDE = ("以外", "之外", "外", "apart")

FILLERS = (
    "也", "都", "均", "就", "我", "的", "时间段", "时间", "时段", "每个", "只有", "只能", "只", "仅",
    "能", "待命", "值班", "值",
    "的话", "改成", "改为", "改一下", "on", "at", "in", "the", "i", "i'm", "am", "is", "are", "can",
    "only", "also",
    "every", "each", "please", "during",
)  # fmt: skip

# Words that make a yes uncertain: whatever they stand beside is asked about.
HEDGES = (
    "可能",
    "或许",
    "也许",
    "大概",
    "左右",
    "一般",
    "尽量",
    "有时候",
    "有时",
    "不一定",
    "maybe",
    "usually",
)

AND = ("以及", "或者", "和", "与", "及", "或", "还有", "and", "or", "&", "+")
BUT = ("但是", "不过", "但", "but")

# Words that show a day was meant: after such an unread clause a bare "下午" is not taken to mean every day.
DAY_HINTS = ("周", "星期", "礼拜", "月", "日", "号", "天", "隔", "逢", "期", "day", "week", "month")


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first; English words match whole."""
    return "|".join(_pattern(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(word: str) -> str:
    letters = re.escape(word).replace(r"\ ", r"\s+")
    return letters + (r"(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else "")
