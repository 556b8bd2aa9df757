"""Reads a roster workbook that somebody has edited by hand: the day sheets say who is where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io import roster_layout as layout
from paiban.io.day_view import days_of
from paiban.io.name_labels import comparable
from paiban.io.plan_people import PlanPeople
from paiban.io.roster_file import RosterFile
from paiban.io.wording import day_words
from paiban.text import _
from paiban.values.errors import Mistake
from paiban.values.plan import Plan, PlanAssignment

_SEPARATORS = re.compile("[、，,；;/\n]+")

Seat = tuple[str, str]


@dataclass(frozen=True)
class HandRoster:
    """What the day sheets say; ``unknown`` is what could not be understood, each with its cell.

    ``notes`` is what was seen and changes nothing.
    """

    assignments: tuple[PlanAssignment, ...]
    unknown: tuple[Mistake, ...] = ()
    notes: tuple[Mistake, ...] = ()


def read_assignments(file: RosterFile, plan: Plan) -> HandRoster:
    """Return who is where according to a workbook written from this plan and edited since.

    Duties that stand as they were keep their origin, all others are set by hand. A row that was put in
    between belongs to the post above it. A day whose sheet is gone stays as planned, and is reported.
    """
    reader = _Reader(file.name, plan)
    days = set(days_of(plan))
    for sheet in file.days:
        day = reader.read_sheet(sheet, days)
        days.discard(day)
    for day in sorted(days):
        reader.keep(day)
    found = {row.duty: row for row in reader.assignments}
    ordered = sorted(found.values(), key=lambda row: (row.start, row.end, row.need, row.role, row.volunteer))
    return HandRoster(tuple(ordered), tuple(reader.mistakes), tuple(reader.notes))


class _Reader:
    """Collects assignments and mistakes over the sheets of one workbook."""

    def __init__(self, file: str, plan: Plan) -> None:
        self.file = file
        self.plan = plan
        self.people = PlanPeople(plan)
        self.seats = _seats(plan)
        self.named = _named_seats(plan, self.seats.values())
        self.planned = {row.duty: row for row in plan.assignments}
        self.assignments: list[PlanAssignment] = []
        self.mistakes: list[Mistake] = []
        self.notes: list[Mistake] = []

    def read_sheet(self, sheet: Worksheet, expected: set[date]) -> date | None:
        """Read one sheet and return its day; a day that has been read already is not read again."""
        times = _times(sheet)
        day = min(times.values())[0].date() if times else None
        if day not in expected:
            what = _("This sheet is not one of the planned days, or the second for its day.")
            self._note(sheet, None, what)
            return None
        last_columns = {block.start_cell.coordinate: block.max_col for block in sheet.merged_cells.ranges}
        rows = list(sheet.iter_rows(min_row=layout.FIRST_ROW))
        for row, seat in zip(rows, self._seats_of(rows), strict=True):
            self._read_lane(sheet, row, seat, times, last_columns)
        self._report_crossing(sheet)
        return day

    def _seats_of(self, rows: list[tuple[Cell, ...]]) -> Iterator[Seat | None]:
        """Yield the seat of each row; one without a key has its label's, or the one above if between two."""
        keyed = [self.seats.get(str(row[layout.KEY_COLUMN - 1].value or "")) for row in rows]
        last = max((index for index, seat in enumerate(keyed) if seat is not None), default=-1)
        above: Seat | None = None
        for index, (row, seat) in enumerate(zip(rows, keyed, strict=True)):
            named = self._seat_named(row) if seat is None else seat
            has_label = any(row[column - 1].value for column in (layout.NEED_COLUMN, layout.ROLE_COLUMN))
            if named is None and index < last and not has_label:
                named = above
            above = named
            yield named

    def _seat_named(self, row: tuple[Cell, ...]) -> Seat | None:
        """Return the seat that a row's two labels name, if they are one's."""
        need, role = (str(row[column - 1].value or "") for column in (layout.NEED_COLUMN, layout.ROLE_COLUMN))
        label = need.partition("\n")[0]  # the place stands below the name
        return self.named.get((comparable(label), comparable(role)))

    def _report_crossing(self, sheet: Worksheet) -> None:
        """Report cells merged over several rows: whom they belong to is not clear."""
        for block in sheet.merged_cells.ranges:
            is_lane = block.min_row >= layout.FIRST_ROW and block.min_col >= layout.FIRST_COLUMN
            if is_lane and block.max_row > block.min_row and block.start_cell.value:
                self._report(
                    sheet,
                    sheet.cell(block.min_row, block.min_col),
                    _("This cell is merged over several rows; only the first counts."),
                    _("Split it and write the name into every row that is meant."),
                )

    def keep(self, day: date) -> None:
        """Take over a day as planned because its sheet is gone."""
        what = _("The sheet of {day} is missing; that day stays as planned.").format(day=day_words(day))
        self.notes.append(Mistake(file=self.file, what=what))
        self.assignments += [row for row in self.plan.assignments if row.start.date() == day]

    def _read_lane(
        self,
        sheet: Worksheet,
        row: tuple[Cell, ...],
        seat: Seat | None,
        times: Mapping[int, layout.Stretch],
        last_columns: Mapping[str, int],
    ) -> None:
        found: list[PlanAssignment] = []
        for cell in row[layout.FIRST_COLUMN - 1 :]:
            text = "" if cell.value is None else layout.without_marks(str(cell.value))
            if not text:
                continue
            stretch = _stretch(cell.column, last_columns.get(cell.coordinate, cell.column), times)
            if seat is None:
                self._stray(sheet, cell, text, _("This row belongs to no post."))
            elif stretch is None:
                self._stray(sheet, cell, text, _("This column has no time."))
            else:
                found += [self._duty(person, seat, stretch) for person in self._named(sheet, cell, text)]
        self.assignments += _joined(found)

    def _stray(self, sheet: Worksheet, cell: Cell, text: str, what: str) -> None:
        """Report a name where no duty can be; any other text there is a note."""
        if any(self.people.find(part) for part in (text, *_SEPARATORS.split(text))):
            self._report(sheet, cell, what, _("Write the name into a row of the post, below its times."))
        else:
            self._note(sheet, cell, _("This note is not read: {text}").format(text=text[:30]))

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
        return self.planned.get(made.duty, made)

    def _gear_of(self, seat: Seat) -> tuple[int, str]:
        """Return level of gear and zone of a seat: as others have it there, else as the need says."""
        need = self.plan.need[seat[0]]
        same = (row for row in self.plan.assignments if (row.need, row.role) == seat)
        return next(((row.ppe, row.zone) for row in same), (need.ppe, need.zone))

    def _report(self, sheet: Worksheet, cell: Cell, what: str, remedy: str) -> None:
        mistake = Mistake(self.file, what, remedy, sheet=sheet.title, cell=cell.coordinate)
        self.mistakes.append(mistake)

    def _note(self, sheet: Worksheet, cell: Cell | None, what: str) -> None:
        where = None if cell is None else cell.coordinate
        self.notes.append(Mistake(self.file, what, sheet=sheet.title, cell=where))


def _seats(plan: Plan) -> Mapping[str, Seat]:
    named = {(row.need, row.role) for rows in (plan.coverage, plan.assignments, plan.gaps) for row in rows}
    return {layout.key_text(*seat): seat for seat in named}


def _named_seats(plan: Plan, seats: Iterable[Seat]) -> Mapping[tuple[str, str], Seat]:
    """Return each seat by the labels that a row of it may have; labels that several share are left out."""
    found: dict[tuple[str, str], set[Seat]] = {}
    for need, role in seats:
        known = plan.need[need]
        for label in (known.name, f"P{known.tier} {known.name}"):
            found.setdefault((comparable(label), comparable(role)), set()).add((need, role))
            found.setdefault((comparable(label), ""), set()).add((need, role))
    return {labels: next(iter(same)) for labels, same in found.items() if len(same) == 1}


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
