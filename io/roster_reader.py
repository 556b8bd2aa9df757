"""Reads a roster workbook that somebody has edited by hand: the day sheets say who is where."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from rapidfuzz import process

from paiban.io import preflight
from paiban.io import roster_layout as layout
from paiban.io.day_view import days_of
from paiban.io.name_labels import comparable, labels
from paiban.io.wording import day_words
from paiban.text import LANGUAGES, _, in_language
from paiban.values.errors import InputError, Mistake
from paiban.values.plan import Plan, PlanAssignment

_SEPARATORS = re.compile("[、，,；;/\n]+")
_ALIKE_FROM = 50  # per cent of likeness from which on a name is offered as the one that was meant

Seat = tuple[str, str]


@dataclass(frozen=True)
class HandRoster:
    """What the day sheets say; ``unknown`` is what could not be understood, each with its cell."""

    assignments: tuple[PlanAssignment, ...]
    unknown: tuple[Mistake, ...] = ()


def holds_roster(path: Path) -> bool:
    """Say whether a workbook is a roster that paiban has written, rather than an input workbook."""
    try:
        return bool(_day_sheets(path))
    except InputError:
        return False


def read_assignments(path: Path, plan: Plan) -> HandRoster:
    """Return who is where according to a workbook written from this plan and edited since.

    Duties that stand as they were keep their origin, all others are set by hand. A day whose sheet is gone
    stays as planned, and is reported.
    """
    reader = _Reader(path.name, plan)
    days = set(days_of(plan))
    for sheet in _day_sheets(path):
        day = reader.read_sheet(sheet, days)
        days.discard(day)
    for day in sorted(days):
        reader.keep(day)
    found = {_key(row): row for row in reader.assignments}
    ordered = sorted(found.values(), key=lambda row: (row.start, row.end, row.need, row.role, row.volunteer))
    return HandRoster(tuple(ordered), tuple(reader.mistakes))


def _day_sheets(path: Path) -> list[Worksheet]:
    checked = preflight.examine(path)
    if checked.format is not preflight.Format.XLSX:
        what = _("A roster to be read back must be an .xlsx workbook.")
        raise InputError([Mistake(file=path.name, what=what, remedy=_("Save it as .xlsx."))])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Excel features that openpyxl does not know
            book = load_workbook(BytesIO(checked.data), data_only=True)
    except Exception as error:  # the library raises whatever a damaged part makes it stumble over
        what = _("The workbook is damaged.")
        remedy = _("Open it in Excel or WPS and save it again.")
        raise InputError([Mistake(file=path.name, what=what, remedy=remedy)]) from error
    sheets = [sheet for sheet in book.worksheets if sheet.cell(1, 1).value == layout.MARKER]
    if not sheets:
        what = _("The workbook holds no roster that paiban has written.")
        remedy = _("Export the roster again and edit that workbook.")
        raise InputError([Mistake(file=path.name, what=what, remedy=remedy)])
    return sheets


class _Reader:
    """Collects assignments and mistakes over the sheets of one workbook."""

    def __init__(self, file: str, plan: Plan) -> None:
        self.file = file
        self.plan = plan
        self.people = _People(plan)
        self.seats = _seats(plan)
        self.planned = {_key(row): row for row in plan.assignments}
        self.assignments: list[PlanAssignment] = []
        self.mistakes: list[Mistake] = []

    def read_sheet(self, sheet: Worksheet, expected: set[date]) -> date | None:
        """Read one sheet and return its day; a day that has been read already is not read again."""
        times = _times(sheet)
        day = min(times.values())[0].date() if times else None
        if day not in expected:
            self._report(
                sheet, None, _("This sheet is not one of the planned days, or the second for its day.")
            )
            return None
        last_columns = {block.start_cell.coordinate: block.max_col for block in sheet.merged_cells.ranges}
        for row in sheet.iter_rows(min_row=layout.FIRST_ROW):
            self._read_lane(sheet, row, times, last_columns)
        return day

    def keep(self, day: date) -> None:
        """Take over a day as planned because its sheet is gone."""
        what = _("The sheet of {day} is missing; that day stays as planned.").format(day=day_words(day))
        self.mistakes.append(Mistake(file=self.file, what=what))
        self.assignments += [row for row in self.plan.assignments if row.start.date() == day]

    def _read_lane(
        self,
        sheet: Worksheet,
        row: tuple[Cell, ...],
        times: Mapping[int, layout.Stretch],
        last_columns: Mapping[str, int],
    ) -> None:
        seat = self.seats.get(str(row[0].value or ""))
        found: list[PlanAssignment] = []
        for cell in row[layout.FIRST_COLUMN - 1 : max(times)]:
            text = "" if cell.value is None else layout.without_marks(str(cell.value))
            if not text:
                continue
            stretch = _stretch(cell.column, last_columns.get(cell.coordinate, cell.column), times)
            if seat is None:
                self._report(sheet, cell, _("This row belongs to no post."))
            elif stretch is None:
                self._report(sheet, cell, _("This column has no time."))
            else:
                found += [self._duty(person, seat, stretch) for person in self._named(sheet, cell, text)]
        self.assignments += _joined(found)

    def _named(self, sheet: Worksheet, cell: Cell, text: str) -> Iterator[str]:
        """Return the people a text names; the whole text may be one name, else it is a list."""
        names = (
            [text] if self.people.find(text) else [part for part in _SEPARATORS.split(text) if part.strip()]
        )
        for name in names:
            person = self.people.find(name)
            if person is not None:
                yield person
            else:
                self._report(sheet, cell, *self.people.explain(name.strip()))

    def _duty(self, person: str, seat: Seat, stretch: layout.Stretch) -> PlanAssignment:
        need, role = seat
        gear, zone = self._gear_of(seat)
        made = PlanAssignment(
            volunteer=person,
            need=need,
            role=role,
            place=self.plan.need[need].place,
            start=stretch[0],
            end=stretch[1],
            ppe=gear,
            zone=zone,
            origin="hand",
        )
        return self.planned.get(_key(made), made)

    def _gear_of(self, seat: Seat) -> tuple[int, str]:
        """Return level of gear and zone of a seat: as others have it there, else as the need says."""
        need = self.plan.need[seat[0]]
        same = (row for row in self.plan.assignments if (row.need, row.role) == seat)
        return next(((row.ppe, row.zone) for row in same), (need.ppe, need.zone))

    def _report(self, sheet: Worksheet, cell: Cell | None, what: str, remedy: str = "") -> None:
        where = None if cell is None else cell.coordinate
        self.mistakes.append(Mistake(file=self.file, sheet=sheet.title, cell=where, what=what, remedy=remedy))


class _People:
    """Finds people by what a workbook calls them, in either language."""

    def __init__(self, plan: Plan) -> None:
        self._ids: dict[str, str] = {}
        self._labels: list[str] = []
        self._namesakes: dict[str, list[str]] = {}
        for language in LANGUAGES:
            with in_language(language):
                for person, label in labels(plan).items():
                    self._ids.setdefault(comparable(label), person)
                    self._labels.append(label)
        for person, label in labels(plan).items():
            self._namesakes.setdefault(comparable(plan.volunteer[person].name), []).append(label)

    def find(self, name: str) -> str | None:
        """Return the id of the one person of this name."""
        return self._ids.get(comparable(name))

    def explain(self, name: str) -> tuple[str, str]:
        """Return what is wrong with a name that finds nobody, and what to do."""
        namesakes = self._namesakes.get(comparable(name))
        if namesakes:
            what = _("Several people are called {name}.").format(name=name)
            return what, _("Write one of: {labels}.").format(labels=_(", ").join(namesakes))
        what = _("Nobody is called {name}.").format(name=name)
        nearest = process.extractOne(name, self._labels, score_cutoff=_ALIKE_FROM)
        if nearest is None:
            return what, _("Add the person to the input workbook first.")
        return what, _("Did you mean {name}?").format(name=nearest[0])


def _seats(plan: Plan) -> Mapping[str, Seat]:
    named = {(row.need, row.role) for rows in (plan.coverage, plan.assignments, plan.gaps) for row in rows}
    return {layout.key_text(*seat): seat for seat in named}


def _times(sheet: Worksheet) -> dict[int, layout.Stretch]:
    """Return the stretch of each column that has one."""
    (row,) = sheet.iter_rows(min_row=layout.TIMES_ROW, max_row=layout.TIMES_ROW, min_col=layout.FIRST_COLUMN)
    read = {cell.column: layout.read_times(str(cell.value or "")) for cell in row}
    return {column: stretch for column, stretch in read.items() if stretch is not None}


def _stretch(first: int, last: int, times: Mapping[int, layout.Stretch]) -> layout.Stretch | None:
    """Return the time that the columns from first to last stand for."""
    columns = [column for column in range(first, last + 1) if column in times]
    return (times[columns[0]][0], times[columns[-1]][1]) if columns else None


def _joined(duties: list[PlanAssignment]) -> list[PlanAssignment]:
    """Return neighbouring cells in which the same name was typed as one duty; planned ones stay apart."""
    joined: list[PlanAssignment] = []
    for duty in duties:
        before = next(
            (row for row in joined if row.volunteer == duty.volunteer and row.end == duty.start), None
        )
        if before is not None and before.origin == duty.origin == "hand":
            joined[joined.index(before)] = before.model_copy(update={"end": duty.end})
        else:
            joined.append(duty)
    return joined


def _key(row: PlanAssignment) -> tuple[str, str, str, datetime, datetime]:
    return row.volunteer, row.need, row.role, row.start, row.end
