"""The sheet of one day: posts down, times across, every duty a block and every gap a block with words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io import roster_layout as layout
from paiban.io.audience import Audience
from paiban.io.day_view import RoleDay, role_days
from paiban.io.sheet_style import (
    BAND_FILL,
    BOLD,
    CENTRED,
    DUTY_FILL,
    HEAD_FILL,
    LOUD,
    MISSING_FILL,
    TEXT,
    WANTED_FILL,
    display_width,
    dress,
    merge,
)
from paiban.io.sheet_table import line_count, put, put_hint, put_title, row_height, set_page
from paiban.io.visits import place_words
from paiban.io.wording import day_words, missing_words, welcome_words
from paiban.text import _, language
from paiban.values.plan import Plan

# At the top, a name stays whole where a page ends in the middle of its rows.
_TOP_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class _Block:
    start: datetime
    end: datetime
    text: str
    font: Font
    fill: PatternFill


def fill_day_sheet(
    sheet: Worksheet, plan: Plan, day: date, names: Mapping[str, str], audience: Audience
) -> None:
    """Draw the roster of a day; ``names`` says what to call each person."""
    rows = role_days(plan, day)
    lanes = [(row, lane) for row in rows for lane in _lanes(_blocks(row, names))]
    columns = _columns(plan, day, rows)
    place = {start: index for index, (start, _end) in enumerate(columns)}
    after = {end: index for index, (_start, end) in enumerate(columns)}
    spans = [(place[block.start], after[block.end], block.text) for _row, lane in lanes for block in lane]
    widths = layout.column_widths(len(columns), spans)
    _head(sheet, plan, day, columns, widths)
    put_hint(sheet, layout.HINT_ROW, _hint(is_editable=audience >= Audience.LEAD), column=layout.NEED_COLUMN)
    origin = layout.Origin(plan.revision, language(), audience.value)
    put(sheet.cell(layout.TIMES_ROW, layout.NEED_COLUMN), origin.text)
    for number, (row, lane) in enumerate(lanes, start=layout.FIRST_ROW):
        _lane(sheet, number, row, lane, place, after, widths)
    _group_names(sheet, [row for row, _lane in lanes])
    _page(sheet, plan, len(columns))


def _blocks(row: RoleDay, names: Mapping[str, str]) -> list[_Block]:
    duties = [_Block(duty.start, duty.end, names[duty.volunteer], TEXT, DUTY_FILL) for duty in row.duties]
    gaps = [
        _Block(piece.start, piece.end, missing_words(piece.missing), LOUD, MISSING_FILL)
        for piece in row.open_times
        if piece.missing
    ]
    welcome = [
        _Block(piece.start, piece.end, welcome_words(piece.welcome), TEXT, WANTED_FILL)
        for piece in row.open_times
        if piece.welcome
    ]
    return [*duties, *gaps, *welcome]


def _lanes(blocks: Iterable[_Block]) -> list[list[_Block]]:
    """Return the blocks in as few rows as overlapping allows; a role without any has one empty row."""
    lanes: list[list[_Block]] = []
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        free = next((lane for lane in lanes if lane[-1].end <= block.start), None)
        if free is None:
            lanes.append([block])
        else:
            free.append(block)
    return lanes or [[]]


def _columns(plan: Plan, day: date, rows: Iterable[RoleDay]) -> list[layout.Stretch]:
    spans = [(duty.start, duty.end) for row in rows for duty in row.duties]
    spans += [(piece.start, piece.end) for row in rows for piece in row.open_times]
    if not spans:
        midnight = datetime.combine(day, time(), plan.horizon.start.tzinfo)
        spans = [(midnight, midnight + timedelta(days=1))]
    return list(pairwise(sorted({mark for span in spans for mark in span})))


def _head(
    sheet: Worksheet, plan: Plan, day: date, columns: list[layout.Stretch], widths: list[float]
) -> None:
    title = _("{site}, roster of {day}").format(site=plan.site, day=day_words(day))
    put_title(sheet, layout.TITLE_ROW, title, column=layout.NEED_COLUMN)
    put(sheet.cell(layout.TIMES_ROW, layout.KEY_COLUMN), layout.MARKER)
    for column, text in ((layout.NEED_COLUMN, _("Post")), (layout.ROLE_COLUMN, _("Role"))):
        put(sheet.cell(layout.HEAD_ROW, column), text, font=BOLD, fill=HEAD_FILL, alignment=CENTRED)
    for number, (start, end) in enumerate(columns, start=layout.FIRST_COLUMN):
        put(sheet.cell(layout.TIMES_ROW, number), layout.times_text(start, end))
        text = f"{_clock(start, day)}\n–{_clock(end, day, is_end=True)}"
        put(sheet.cell(layout.HEAD_ROW, number), text, font=BOLD, fill=HEAD_FILL, alignment=CENTRED)
        needed = max(widths[number - layout.FIRST_COLUMN], display_width(text) + 1)
        sheet.column_dimensions[get_column_letter(number)].width = needed
    sheet.row_dimensions[layout.HEAD_ROW].height = row_height(2)


def _hint(*, is_editable: bool) -> str:
    if not is_editable:
        return _("Red: people missing. Yellow: more are welcome.")
    return _(
        "Red: people missing. Yellow: more are welcome. To change it, type over a name or into any cell."
    )


def _clock(moment: datetime, day: date, *, is_end: bool = False) -> str:
    """Return a column's time; past midnight it says so, and midnight at the end of the day is 24:00."""
    days = (moment.date() - day).days
    if is_end and moment.time() == time() and days == 1:
        return "24:00"
    if days <= 0:
        return f"{moment:%H:%M}"
    return _("{time} next day").format(time=f"{moment:%H:%M}")


def _lane(
    sheet: Worksheet,
    number: int,
    row: RoleDay,
    lane: list[_Block],
    place: Mapping[datetime, int],
    after: Mapping[datetime, int],
    widths: list[float],
) -> None:
    put(sheet.cell(number, layout.KEY_COLUMN), layout.key_text(row.need.id, row.role))
    for column in range(len(widths)):
        dress(sheet.cell(number, layout.FIRST_COLUMN + column))
    lines = 1
    for block in lane:
        first, last = place[block.start], after[block.end]
        column = layout.FIRST_COLUMN + first
        put(sheet.cell(number, column), block.text, font=block.font, fill=block.fill, alignment=CENTRED)
        merge(sheet, (number, number), (column, layout.FIRST_COLUMN + last))
        lines = max(lines, line_count(block.text, sum(widths[first : last + 1])))
    sheet.row_dimensions[number].height = row_height(lines)


def _group_names(sheet: Worksheet, rows: list[RoleDay]) -> None:
    """Write each need and role once, beside all its rows."""
    needs = [row.need.id for row in rows]
    roles = [(row.need.id, row.role) for row in rows]
    for first, last in _runs(needs):
        _name(sheet, layout.NEED_COLUMN, first, last, _need_words(rows[first]))
    for first, last in _runs(roles):
        _name(sheet, layout.ROLE_COLUMN, first, last, rows[first].role)


def _runs(keys: list[str] | list[tuple[str, str]]) -> list[tuple[int, int]]:
    starts = [index for index, key in enumerate(keys) if index == 0 or keys[index - 1] != key]
    return [(start, end - 1) for start, end in pairwise([*starts, len(keys)])]


def _need_words(row: RoleDay) -> str:
    need = row.need
    return "\n".join(filter(None, [f"P{need.tier} {need.name}", place_words(need)]))


def _name(sheet: Worksheet, column: int, first: int, last: int, text: str) -> None:
    top, bottom = layout.FIRST_ROW + first, layout.FIRST_ROW + last
    for row in range(top + 1, bottom + 1):
        dress(sheet.cell(row, column), fill=BAND_FILL)
    put(sheet.cell(top, column), text, font=BOLD, fill=BAND_FILL, alignment=_TOP_LEFT)
    merge(sheet, (top, bottom), (column, column))
    width = 24 if column == layout.NEED_COLUMN else 12
    missing = row_height(line_count(text, width)) - sum(
        sheet.row_dimensions[number].height for number in range(top, bottom + 1)
    )
    if missing > 0:
        sheet.row_dimensions[bottom].height += missing


def _page(sheet: Worksheet, plan: Plan, columns: int) -> None:
    sheet.row_dimensions[layout.TIMES_ROW].hidden = True
    sheet.column_dimensions[get_column_letter(layout.KEY_COLUMN)].hidden = True
    sheet.column_dimensions[get_column_letter(layout.NEED_COLUMN)].width = 24
    sheet.column_dimensions[get_column_letter(layout.ROLE_COLUMN)].width = 12
    sheet.freeze_panes = sheet.cell(layout.FIRST_ROW, layout.FIRST_COLUMN)
    set_page(sheet, plan, repeat=f"{layout.TITLE_ROW}:{layout.HEAD_ROW}")
