"""The ledger as a workbook for the office: a sheet by person, and one of all duties."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.roster_lists import kind_words
from paiban.io.service import Served, Service
from paiban.io.sheet_style import save_beside_then_rename
from paiban.io.sheet_table import Value, finish_list, fit_table, put_hint, put_table, put_title
from paiban.io.wording import clock_words, day_words, hours, presence_words
from paiban.text import _
from paiban.values.plan import Plan

_HEAD_ROW = 3


def write(plan: Plan, rows: Sequence[Served], people: Sequence[Service], path: Path) -> None:
    """Put the ledger at ``path``, in the language in force; it belongs to the office."""
    book = Workbook()
    _fill_people(book.active, plan, people)
    _fill_duties(book.create_sheet(_("Duties")), plan, rows)
    save_beside_then_rename(book, path)


def _fill_people(sheet: Worksheet, plan: Plan, people: Sequence[Service]) -> None:
    sheet.title = _("Hours")
    put_title(sheet, 1, _("{site}, hours of service").format(site=plan.site))
    put_hint(sheet, 2, _("Planned, served and certified are three numbers; only the last one is confirmed."))
    headings = [_("Name"), _("Kind"), _("Duties"), _("Hours planned"), _("Hours served"),
                _("Hours certified"), _("Nights"), _("Points"), _("Late"), _("Stayed away"),
                _("Excused")]  # fmt: skip
    rows: list[list[Value]] = [
        [
            one.person.name,
            kind_words(one.person.kind),
            one.duties,
            float(hours(one.planned)),
            float(hours(one.present)),
            float(hours(one.certified)),
            one.nights,
            one.points,
            one.late,
            one.absent,
            one.excused,
        ]
        for one in people
    ]
    put_table(sheet, _HEAD_ROW, headings, rows)
    fit_table(sheet, _HEAD_ROW, [(12, 26), (8, 12), *[(8, 14)] * 9])
    finish_list(sheet, plan, _HEAD_ROW, frozen_columns=1)


def _fill_duties(sheet: Worksheet, plan: Plan, rows: Sequence[Served]) -> None:
    put_title(sheet, 1, _("Duties"))
    headings = [_("Day"), _("Name"), _("Post"), _("Role"), _("Time"), _("What became of it"),
                _("Hours planned"), _("Hours served"), _("Hours certified")]  # fmt: skip
    values: list[list[Value]] = [
        [
            day_words(row.start.date()),
            row.person.name,
            row.title,
            row.role,
            clock_words(row.start, row.end),
            _("not recorded") if row.record is None else presence_words(row.record),
            float(hours(row.planned_minutes)),
            float(hours(row.present_minutes)),
            float(hours(row.certified_minutes)),
        ]
        for row in rows
    ]
    put_table(sheet, _HEAD_ROW, headings, values)
    widths = [(12, 16), (12, 26), (14, 30), (8, 16), (12, 22), (14, 30), (8, 12), (8, 12), (8, 12)]
    fit_table(sheet, _HEAD_ROW, widths)
    finish_list(sheet, plan, _HEAD_ROW, frozen_columns=2)
