"""Cells become values, and what cannot be read is reported once, with its place."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest

from paiban.io import fields, moments
from paiban.io.columns import Column, number_column, text_column
from paiban.io.declared_sheets import SHEETS
from paiban.io.report import Cell, Report
from paiban.text import in_language
from paiban.values.horizon import Horizon

WEEK = Horizon(date(2022, 4, 1), date(2022, 4, 7))
WORDS = text_column("a", "甲", "A", "")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with in_language("en"):
        yield


def cell(value: Any, column: Column = WORDS) -> Cell:
    return Cell("Volunteers", "B2", column, value)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (13800138000.0, "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("008613800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("138OO138OOO", "13800138000"),
        ("", None),
    ],
)
def test_a_mobile_number_is_understood_as_people_write_it(written: Any, number: str | None) -> None:
    report = Report("a.xlsx")
    assert fields.phone(cell(written), report) == number
    assert not report.mistakes + report.notices


@pytest.mark.parametrize("written", ["1380013800", "12800138000", "138001380000", "call me"])
def test_a_wrong_mobile_number_is_a_mistake(written: str) -> None:
    report = Report("a.xlsx")
    fields.phone(cell(written), report)
    (mistake,) = report.mistakes
    assert (mistake.sheet, mistake.cell) == ("Volunteers", "B2")
    assert written not in mistake.what


@pytest.mark.parametrize("written", ["010-62345678", "62345678", "+44 20 7946 0958"])
def test_a_landline_or_foreign_number_is_kept_with_a_notice(written: str) -> None:
    report = Report("a.xlsx")
    assert fields.phone(cell(written), report)
    assert (len(report.mistakes), len(report.notices)) == (0, 1)


@pytest.mark.parametrize("value", [date(2022, 3, 2), datetime(2022, 3, 2, 8), time(3, 2)])
def test_a_room_that_became_a_date_is_a_mistake(value: Any) -> None:
    report = Report("a.xlsx")
    fields.text(cell(value), report)
    assert "Text" in report.mistakes[0].remedy


def test_a_cell_looked_at_twice_is_reported_once() -> None:
    report = Report("a.xlsx")
    fields.text(cell(time(3, 2)), report)
    fields.text(cell(time(3, 2)), report)
    assert len(report.mistakes) == 1


@pytest.mark.parametrize(("value", "number"), [(4.0, 4), ("4小时", 4), ("４", 4), ("", None)])
def test_a_number_may_have_its_unit(value: Any, number: float | None) -> None:
    report = Report("a.xlsx")
    assert fields.number(cell(value, number_column("a", "甲", "A", "", 0, 24)), report) == number
    assert not report.mistakes


@pytest.mark.parametrize("value", [-1.0, 25.0, "many", True])
def test_a_number_out_of_bounds_is_a_mistake(value: Any) -> None:
    report = Report("a.xlsx")
    assert fields.number(cell(value, number_column("a", "甲", "A", "", 0, 24)), report) is None
    assert "0 to 24" in report.mistakes[0].what


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("18-60", (18, 60)),
        ("18-", (18, None)),
        ("-65", (None, 65)),
        ("18岁以上", (18, None)),
        ("", (None, None)),
    ],
)
def test_ages_are_a_range(written: str, found: tuple[Any, ...]) -> None:
    report = Report("a.xlsx")
    assert fields.ages(cell(written), report) == found
    assert not report.mistakes


@pytest.mark.parametrize("written", ["60-18", "adults", "18-60-70"])
def test_ages_that_are_no_range_are_a_mistake(written: str) -> None:
    report = Report("a.xlsx")
    fields.ages(cell(written), report)
    assert len(report.mistakes) == 1


@pytest.mark.parametrize(
    ("value", "is_end", "minute"),
    [
        ("2022-04-02 08:00", False, 1440 + 480),
        ("4/2 8:00", False, 1440 + 480),
        ("4月2日8点", False, 1440 + 480),
        (datetime(2022, 4, 2, 8), False, 1440 + 480),
        ("2022-04-02", False, 1440),
        ("2022-04-02", True, 2880),
        (date(2022, 4, 2), True, 2880),
        ("2022-04-02 24:00", False, 2880),
    ],
)
def test_a_moment_is_read_and_a_date_alone_as_an_end_is_the_days_end(
    value: Any, is_end: bool, minute: int
) -> None:
    report = Report("a.xlsx")
    assert moments.moments(cell(value), report, WEEK, is_end=is_end) == [minute]
    assert not report.mistakes


@pytest.mark.parametrize("value", ["soon", "2022-04-31", "2022-04-02 25:00"])
def test_what_is_no_moment_is_a_mistake(value: str) -> None:
    report = Report("a.xlsx")
    assert moments.moments(cell(value), report, WEEK) == []
    assert len(report.mistakes) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_no_two_columns_of_a_sheet_share_a_name(sheet: Any) -> None:
    for names in ([column.zh for column in sheet.columns], [column.en for column in sheet.columns]):
        assert len(set(names)) == len(names)
