"""The tiny compound of the command line's tests: ten people, one sealed building, two days of April 2022."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io import workbook_writer
from paiban.io.store import Store
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Site, Volunteer
from paiban.values.plan import Plan, PlanAssignment

NAMES = ("Mei", "Bo", "Chen Yu", "Dan", "Fang", "Gao", "Hua", "Jun", "Lan", "Ping")
DAYS = Horizon(date(2022, 4, 1), date(2022, 4, 2))
PHONE = 13800000000


def tiny(language: str = "en") -> Compound:
    """Everybody can come at any time; building 3 is sealed throughout and needs its guard."""
    people = tuple(
        Volunteer(id=name, name=name, phone=str(PHONE + place), building="5", available=((0, DAYS.minutes),))
        for place, name in enumerate(NAMES)
    )
    return Compound(
        site=Site(name="Test Court", language=language),
        horizon=DAYS,
        volunteers=people,
        buildings=(
            Building(number="3", households=20, sealed=((0, DAYS.minutes),)),
            Building(number="5", households=30),
        ),
        tasks={"3.1": False, "4.5": False, "10.1": False, "G4": False, "S13": False},
    )


def write_workbook(folder: Path, compound: Compound | None = None) -> Path:
    """Write the workbook of a compound into a folder."""
    book = folder / "paiban.xlsx"
    made = compound or tiny()
    workbook_writer.write(book, made, language=made.site.language, overwrite=True)
    return book


def append_rows(book: Path, sheet: str, *rows: Mapping[str, object]) -> None:
    """Add rows to a sheet of a workbook, by its headings."""
    opened = openpyxl.load_workbook(book)
    page = opened[sheet]
    places = headings(page)
    last = max((row for row in range(1, page.max_row + 1) if page.cell(row, 1).value is not None), default=1)
    for number, row in enumerate(rows, start=last + 1):
        for heading, value in row.items():
            page.cell(number, places[heading]).value = value
    opened.save(book)


def headings(page: Worksheet) -> dict[str, int]:
    """Return the column of each heading of a sheet."""
    return {
        str(cell.value).rstrip("*"): cell.column
        for row in page.iter_rows(max_row=1)
        for cell in row
        if cell.value
    }


def head(folder: Path) -> Plan:
    """Return the plan in force."""
    with Store.open(folder / "paiban.db") as store:
        plan = store.head()
    assert plan is not None
    return plan


def duties(plan: Plan, volunteer: str) -> list[PlanAssignment]:
    return [row for row in plan.assignments if row.volunteer == volunteer]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def at(day: int, hour: int) -> datetime:
    """Return an hour of April 2022 at the compound."""
    return datetime(2022, 4, day, hour, tzinfo=ZoneInfo(DAYS.zone))


def clock_at(moment: datetime) -> type[datetime]:
    """Return a class to put in place of ``datetime`` whose now is a moment."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Self:
            return cls(1970, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(seconds=moment.timestamp())

    return Clock
