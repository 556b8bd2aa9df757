"""A workbook read with openpyxl alone: nothing of the program's own reading is used here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
Window = tuple[datetime, datetime]
Row = dict[str, Any]

HEALTH = {
    "不上夜班": "no-night",
    "不搬重物": "no-lifting",
    "不穿防护服": "no-suit",
    "不在户外": "no-outdoor",
    "不碰消毒药水": "no-chemicals",
    "不到现场": "remote-only",
    "慢性病": "chronic",
    "孕期": "pregnant",
}


@dataclass
class Person:
    """What the sheet of volunteers says of somebody, as it stands there."""

    ident: str
    name: str
    kind: str
    age: int | None
    building: str | None
    free: list[Window]
    day_hours: float | None
    total_hours: float | None
    health: set[str]
    online_only: bool
    apart: set[str] = field(default_factory=set)
    take_turns: set[str] = field(default_factory=set)
    bubble: str = ""
    agrees: set[str] = field(default_factory=set)


@dataclass
class Book:
    """The parts of a workbook that a roster can be held against."""

    first: date
    last: date
    suits: dict[int, int]
    people: dict[str, Person]
    sealed: dict[str, list[Window]]
    rules: dict[str, dict[str, str]]
    pins: list[Row]


def read(path: Path) -> Book:
    """Read a Chinese workbook as the program writes it."""
    sheets = {sheet.title: sheet for sheet in openpyxl.load_workbook(path).worksheets}
    form = {_head(row[0]): row[1] for row in sheets["小区"].iter_rows(values_only=True) if row[0]}
    first, last = _date(form["开始日期"]), _date(form["结束日期"])
    rows = list(_table(sheets["志愿者"]))
    people = {person.ident: person for person in (_person(row, first, last) for row in rows)}
    ids = {person.name: person.ident for person in people.values()}
    for row, person in zip(rows, people.values(), strict=True):
        person.apart = {ids[name] for name in _words(row.get("不同岗"))}
        person.take_turns = {ids[name] for name in _words(row.get("不能同时外出"))}
    levels = {"一": 1, "二": 2, "三": 3}
    suits = {levels[key[-2]]: int(form[key]) for key in form if "防护服" in key and form[key] is not None}
    return Book(
        first=first,
        last=last,
        suits=suits,
        people=people,
        sealed={str(row["楼号"]): list(_sealed(row, last)) for row in _table(sheets["楼栋"])},
        rules={str(row["规则"]): _rule(row) for row in _table(sheets["规则"])},
        pins=[{**row, "volunteer": ids.get(row["姓名"], row["姓名"])} for row in _table(sheets["锁定"])],
    )


def _head(value: Any) -> str:
    return str(value).rstrip("*").strip()


def _table(sheet: Any) -> Iterator[Row]:
    heads, *rows = sheet.iter_rows(values_only=True)
    names = [_head(head) for head in heads]
    return (dict(zip(names, row, strict=True)) for row in rows if any(cell is not None for cell in row))


def _person(row: Row, first: date, last: date) -> Person:
    return Person(
        ident=str(row["编号"] or row["姓名"]),
        name=str(row["姓名"]),
        kind={"保安": "guard", "居委": "staff"}.get(row["身份"], "volunteer"),
        age=None if row["年龄"] is None else int(row["年龄"]),
        building=None if row["楼号"] is None else str(row["楼号"]),
        free=list(windows(str(row["可服务时间"] or ""), first, last)),
        day_hours=row["每天最多小时"],
        total_hours=row["总共最多小时"],
        health={HEALTH[word] for word in _words(row["健康限制"])},
        online_only=row["只能线上"] == "是",
        bubble=str(row.get("小组") or ""),
        agrees=set(_words(row.get("同意事项"))),
    )


def _words(value: Any) -> list[str]:
    return [word for word in re.split(r"[、,，;；]", str(value or "")) if word]


def windows(phrase: str, first: date, last: date) -> Iterator[Window]:
    """Return the stretches of a phrase such as ``4/1、4/3-4/5 08:00-12:00、20:00-次日08:00；每天 全天``."""
    found: list[Window] = []
    for clause in filter(None, phrase.split("；")):
        days, _, hours = clause.strip().partition(" ")
        for day in _days(days, first, last):
            found += [_clock_window(day, part) for part in hours.split("、")]
    joined: list[Window] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return iter(joined)


def _days(words: str, first: date, last: date) -> Iterator[date]:
    for word in words.split("、"):
        if word == "每天":
            start, end = first, last
        else:
            ends = [_month_day(part, first) for part in word.split("-")]
            start, end = ends[0], ends[-1]
        while start <= end:
            yield start
            start += DAY


def _month_day(word: str, near: date) -> date:
    month, day = map(int, word.split("/"))
    return date(near.year, month, day)


def _clock_window(day: date, words: str) -> Window:
    if words == "全天":
        return at(day, "00:00"), at(day, "24:00")
    start, end = words.split("-")
    return at(day, start), at(day + DAY if end.startswith("次日") else day, end.removeprefix("次日"))


def at(day: date, clock: str) -> datetime:
    """Return the moment at which a clock shows ``HH:MM`` on a day; 24:00 is the next midnight."""
    hours, minutes = map(int, clock.split(":"))
    return datetime.combine(day, time(), SHANGHAI) + timedelta(hours=hours, minutes=minutes)


def _sealed(row: Row, last: date) -> Iterator[Window]:
    starts, ends = (str(row[key] or "").split(";") for key in ("封控起", "封控至"))
    for start, end in zip(starts, ends, strict=True):
        if start.strip():
            until = _moment(end, is_end=True) if end.strip() else at(last, "24:00")
            yield _moment(start), until


def _moment(words: str, *, is_end: bool = False) -> datetime:
    day, _, clock = words.strip().partition(" ")
    return at(date.fromisoformat(day), clock or ("24:00" if is_end else "00:00"))


def pin_window(pin: Row, book: Book) -> Window:
    """Return from when until when a pin holds."""
    start = _moment(str(pin["从"])) if pin["从"] else at(book.first, "00:00")
    end = _moment(str(pin["到"]), is_end=True) if pin["到"] else at(book.last, "24:00")
    return start, end


def _date(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value))


def _rule(row: Row) -> dict[str, str]:
    numbers = dict(part.split("=") for part in str(row["参数"] or "").split("; ") if part)
    return {"on": str(row["开关"]), "weight": str(row["权重"]), **numbers}
