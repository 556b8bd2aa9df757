"""The sheet on which people sign in: a row for each duty of a day, filled in by hand and read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.choices import PRESENCES, chosen
from paiban.io.name_labels import labels
from paiban.io.plan_people import PlanPeople
from paiban.io.roster_file import loaded
from paiban.io.sheet_style import save_beside_then_rename
from paiban.io.sheet_table import finish_list, fit_table, put, put_hint, put_table, put_title
from paiban.io.wording import clock_words, day_words
from paiban.skills.moments import read_moment
from paiban.text import _, language
from paiban.values.attendance import Attendance, Presence
from paiban.values.errors import InputError, Mistake
from paiban.values.horizon import Horizon
from paiban.values.plan import Plan, PlanAssignment

MARKER = "paiban.sign-in/1"
_HEAD_ROW, _KEY, _STATE, _CAME, _LEFT, _INSTEAD, _SIGNED = 3, 1, 6, 7, 8, 9, 10
_WIDTHS = ((8, 8), (14, 22), (14, 30), (8, 16), (12, 26), (10, 12), (10, 12), (10, 12), (12, 20), (16, 16))
_EARLY = timedelta(hours=3)  # so much before the start somebody may have come


@dataclass(frozen=True)
class SignIn:
    """What a filled-in sheet says; rows that say nothing are left out."""

    records: tuple[Attendance, ...]
    mistakes: tuple[Mistake, ...]


def write(plan: Plan, day: date, path: Path) -> None:
    """Put the sheet of a day at ``path``, in the language in force; it names people and is no public list."""
    book = Workbook()
    sheet = book.active
    sheet.title = day_words(day)
    put_title(sheet, 1, _("{site}, who came on {day}").format(site=plan.site, day=day_words(day)), column=2)
    words = [choice.label(language()) for choice in PRESENCES]
    hint = _("Write {words}; times only where they differ from the plan; a stand-in by name.")
    put_hint(sheet, 2, hint.format(words=_(", ").join(words)), column=2)
    put(sheet.cell(1, _KEY), MARKER)
    _fill(sheet, plan, day)
    offered = DataValidation("list", formula1='"' + ",".join(words) + '"', allow_blank=True)
    offered.showErrorMessage = False  # other words for the same are read as well
    sheet.add_data_validation(offered)
    offered.add(f"F{_HEAD_ROW + 1}:F{sheet.max_row + 1}")
    fit_table(sheet, _HEAD_ROW, _WIDTHS)
    sheet.column_dimensions["A"].hidden = True
    finish_list(sheet, plan, _HEAD_ROW)
    save_beside_then_rename(book, path)


def _fill(sheet: Worksheet, plan: Plan, day: date) -> None:
    names = labels(plan)
    duties = sorted(
        (row for row in plan.assignments if row.start.date() == day),
        key=lambda row: (row.start, row.end, row.need, row.role, row.volunteer),
    )
    headings = ["", _("Time"), _("Post"), _("Role"), _("Name"), _("Came?"), _("From"), _("Until"),
                _("Stand-in"), _("Signature")]  # fmt: skip
    rows = [
        [
            _key(row),
            clock_words(row.start, row.end),
            plan.need[row.need].name,
            row.role,
            names[row.volunteer],
            *[""] * 5,
        ]
        for row in duties
    ]
    put_table(sheet, _HEAD_ROW, headings, rows)


def read(path: Path, plan: Plan) -> SignIn:
    """Return what a sheet says of this plan's duties; ``InputError`` if it is no such sheet."""
    book = loaded(path)
    sheets = [sheet for sheet in book.worksheets if sheet.cell(1, _KEY).value == MARKER]
    if not sheets:
        what = _("The workbook holds no sign-in sheet that paiban has written.")
        raise InputError([Mistake(path.name, what, _("Write one with: paiban export sign-in"))])
    reader = _Reader(path.name, plan)
    records = [record for sheet in sheets for record in reader.records(sheet)]
    return SignIn(tuple(records), tuple(reader.mistakes))


class _Reader:
    """Reads rows, and collects what is wrong with them."""

    def __init__(self, file: str, plan: Plan) -> None:
        self._file = file
        self._people = PlanPeople(plan)
        self._duties = {_key(row): row for row in plan.assignments}
        self._horizon = Horizon(plan.horizon.start.date(), plan.horizon.end.date(), plan.horizon.zone)
        self.mistakes: list[Mistake] = []

    def records(self, sheet: Worksheet) -> Iterator[Attendance]:
        for row in sheet.iter_rows(min_row=_HEAD_ROW + 1, max_col=_SIGNED):
            cells = {column: row[column - 1] for column in (_STATE, _CAME, _LEFT, _INSTEAD)}
            if not any(_text(cell) for cell in cells.values()):
                continue
            duty = self._duties.get(_text(row[_KEY - 1]))
            if duty is None:
                what = _("This row is no duty of the roster in force.")
                self._report(sheet, row[_STATE - 1], what, _("Write a new sheet: paiban export sign-in"))
            else:
                yield from self._of_row(sheet, duty, cells)

    def _of_row(self, sheet: Worksheet, duty: PlanAssignment, cells: dict[int, Cell]) -> Iterator[Attendance]:
        presence = self._presence(sheet, cells[_STATE])
        came = self._moment(sheet, cells[_CAME], duty.start - _EARLY)
        if came is not None and came >= duty.end:
            what = _("The duty was over by then: it ended at {time}.").format(time=f"{duty.end:%H:%M}")
            self._report(sheet, cells[_CAME], what, _("Correct the time."))
            came = None
        left = self._moment(sheet, cells[_LEFT], duty.start)
        instead = self._instead(sheet, cells[_INSTEAD])
        if presence is None:
            presence = Presence.PRESENT if came is None or came <= duty.start else Presence.LATE
            if instead is not None:
                presence = Presence.EXCUSED
        if instead is not None:
            yield record_of(duty, instead, Presence.PRESENT, came, left, stands_in=True)
            came = left = None
        yield record_of(duty, duty.volunteer, presence, came, left)

    def _presence(self, sheet: Worksheet, cell: Cell) -> Presence | None:
        text = _text(cell)
        found = chosen(text, PRESENCES) if text else None
        if text and found is None:
            words = _(", ").join(choice.label(language()) for choice in PRESENCES)
            what = _("“{text}” was not understood.").format(text=text[:20])
            self._report(sheet, cell, what, _("Write {words}.").format(words=words))
        return None if found is None else Presence(found.meaning)

    def _moment(self, sheet: Worksheet, cell: Cell, after: datetime) -> datetime | None:
        text = _text(cell)
        minute = read_moment(text, self._horizon, after) if text else None
        if text and minute is None:
            what = _("“{text}” is no time.").format(text=text[:20])
            self._report(sheet, cell, what, _("Write it like 20:30."))
        return None if minute is None else self._horizon.moment(minute)

    def _instead(self, sheet: Worksheet, cell: Cell) -> str | None:
        text = _text(cell)
        person = self._people.find(text) if text else None
        if text and person is None:
            self._report(sheet, cell, *self._people.explain(text))
        return person

    def _report(self, sheet: Worksheet, cell: Cell, what: str, remedy: str) -> None:
        self.mistakes.append(Mistake(self._file, what, remedy, sheet=sheet.title, cell=cell.coordinate))


def record_of(
    duty: PlanAssignment,
    person: str,
    presence: Presence,
    came: datetime | None = None,
    left: datetime | None = None,
    *,
    stands_in: bool = False,
) -> Attendance:
    """Return the record of a planned duty; times that are as planned say nothing."""
    return Attendance(
        volunteer=person,
        need=duty.need,
        role=duty.role,
        start=duty.start,
        end=duty.end,
        presence=presence,
        came=None if came == duty.start else came,
        left=None if left == duty.end else left,
        stands_in=stands_in,
    )


def _key(row: PlanAssignment) -> str:
    parts = [row.volunteer, row.need, row.role, row.start.isoformat(), row.end.isoformat()]
    return json.dumps(parts, ensure_ascii=False)


def _text(cell: Cell) -> str:
    """Return what a cell says; a time of the spreadsheet as a clock shows it."""
    value: Any = cell.value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value).strip()
