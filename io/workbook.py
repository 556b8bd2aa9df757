"""The workbook that a coordinator fills in, read into values; everything wrong in it is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.io.choices import LANGUAGES, chosen, folded
from paiban.io.columns import Sheet
from paiban.io.declared_needs import NEED_SHEETS
from paiban.io.declared_sheets import BUILDINGS, INSTRUCTIONS, LISTS, PINS, RULES, SHEETS, SITE, VOLUNTEERS
from paiban.io.declared_situation import CALENDAR, HOUSEHOLDS, TASKS
from paiban.io.faulty_cells import report_faulty_cells
from paiban.io.preflight import examine
from paiban.io.private_numbers import report_identity_numbers
from paiban.io.reading import Reading, building_key, joined
from paiban.io.report import Report
from paiban.io.sheets import Grid, Row, find_grid, form, grids, table
from paiban.io.workbook_needs import NEED_TYPES, read_needs, report_same_names
from paiban.io.workbook_people import read_people
from paiban.io.workbook_pins import read_pins
from paiban.io.workbook_rules import read_rules
from paiban.io.workbook_site import read_buildings, read_site, with_passages
from paiban.io.workbook_situation import read_calendar, read_households, read_tasks
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import _, in_language, language
from paiban.values.compound import Compound
from paiban.values.errors import Mistake
from paiban.values.needs import Need
from paiban.values.people import Volunteer


@dataclass(frozen=True)
class Book:
    """What a workbook says: the compound, the rules, what its reader should know, and which file it was."""

    compound: Compound
    rules: tuple[Rule, ...]
    notices: tuple[Mistake, ...]
    sha256: str
    path: Path


def read(path: Path, *, language: str | None = None, lines: Collection[str] = ()) -> Book:
    """Return what a workbook says; raises ``InputError`` with every mistake.

    Without a ``language`` the mistakes are told in the workbook's own. ``lines`` are the ids of all tasks;
    without them any id of the right shape may be switched.
    """
    checked = examine(path)
    found = grids(checked, path.name)
    with in_language(language or _language(found)):
        report = Report(path.name)
        report_faulty_cells(checked, _titles_read(found), report)
        report_identity_numbers(found, report)
        compound, rules = _read(_Tables(found, report), report, lines)
        report.raise_mistakes()
    digest = hashlib.sha256(checked.data).hexdigest()
    return Book(compound, rules, tuple(report.notices), digest, path)


@dataclass(frozen=True)
class _Tables:
    """The rows of the declared sheets."""

    found: Sequence[Grid]
    report: Report

    def rows(self, sheet: Sheet) -> list[Row]:
        grid = find_grid(self.found, sheet)
        return [] if grid is None else table(grid, sheet, self.report)

    def form(self, sheet: Sheet) -> Row | None:
        grid = find_grid(self.found, sheet)
        return None if grid is None else form(grid, sheet, self.report)

    def title(self, sheet: Sheet) -> str:
        grid = find_grid(self.found, sheet)
        return sheet.title(language()) if grid is None else grid.title


def _read(tables: _Tables, report: Report, lines: Collection[str]) -> tuple[Compound, tuple[Rule, ...]]:
    _notice_unknown_sheets(tables)
    site = read_site(tables.form(SITE), report)
    reading = Reading(report, site.horizon, load_taxonomy(), site.default_hours)
    buildings = read_buildings(tables.rows(BUILDINGS), reading)
    reading = replace(reading, buildings={building_key(item.number): item.number for item in buildings})
    _require_volunteers(tables)
    volunteers, people = read_people(tables.rows(VOLUNTEERS), reading)
    needs = [need for sheet in NEED_SHEETS for need in read_needs(sheet, tables.rows(sheet), reading)]
    sheet_of = {NEED_TYPES[sheet.key].__name__: tables.title(sheet) for sheet in NEED_SHEETS}
    report_same_names(needs, sheet_of, report)
    _notice_wishes(tables, volunteers, needs)
    _notice_beds(tables, site.site.beds, volunteers)
    pins = read_pins(tables.rows(PINS), needs, people, reading)
    rule_rows = tables.rows(RULES)
    compound = Compound(
        site=with_passages(site.site, tables.form(SITE), reading),
        horizon=site.horizon,
        volunteers=volunteers,
        buildings=buildings,
        needs=tuple(needs),
        pins=pins,
        occasions=read_calendar(tables.rows(CALENDAR), reading),
        households=read_households(tables.rows(HOUSEHOLDS), reading),
        tasks=read_tasks(tables.rows(TASKS), lines, report),
    )
    return compound, read_rules(rule_rows, report) if rule_rows else default_rules()


def _titles_read(found: Sequence[Grid]) -> set[str]:
    return {grid.title for sheet in SHEETS if (grid := find_grid(found, sheet)) is not None}


def _language(found: Sequence[Grid]) -> str:
    """Return the language that the workbook asks for, else the one its sheets are named in."""
    grid = find_grid(found, SITE)
    if grid is not None:
        cell = form(grid, SITE, Report(""))["language"]
        choice = chosen(str(cell.value), LANGUAGES)
        if choice is not None:
            return str(choice.meaning)
    for sheet in SHEETS:
        grid = find_grid(found, sheet)
        if grid is not None:
            return "zh" if folded(grid.title) == folded(sheet.zh) else "en"
    return language()


def _require_volunteers(tables: _Tables) -> None:
    grid = find_grid(tables.found, VOLUNTEERS)
    name = VOLUNTEERS.title(language())
    if grid is None:
        tables.report.sheet_mistake(
            None,
            _("The sheet “{sheet}” is missing.").format(sheet=name),
            _("Add it, or make a new workbook with “paiban init” and copy the people into it."),
        )
    elif not tables.rows(VOLUNTEERS) and not any(item.sheet == grid.title for item in tables.report.mistakes):
        tables.report.sheet_mistake(
            grid.title, _("There is nobody on the sheet of volunteers."), _("Write one person in each row.")
        )


def _notice_unknown_sheets(tables: _Tables) -> None:
    known = {folded(name) for names in (INSTRUCTIONS, LISTS) for name in names.values()}
    for sheet in SHEETS:
        names = {folded(name) for name in (sheet.zh, sheet.en, *sheet.also)}
        same = [grid.title for grid in tables.found if folded(grid.title) in names]
        if len(same) > 1:
            what = _("These sheets mean the same: {sheets}.").format(sheets=joined(same))
            tables.report.sheet_mistake(same[1], what, _("Put their rows on one sheet and delete the other."))
        known |= names
    for grid in tables.found:
        if folded(grid.title) not in known and not grid.is_empty():
            what = _("This sheet is not one of the program's; it is kept in the file and not read.")
            tables.report.sheet_notice(grid.title, what)


def _notice_wishes(tables: _Tables, volunteers: Sequence[Volunteer], needs: Sequence[Need]) -> None:
    known = {folded(word) for need in needs for word in need.words}
    wishes = sorted({word for person in volunteers for word in person.likes | person.avoids})
    unknown = [word for word in wishes if folded(word) not in known]
    if unknown:
        what = _("No duty typed here has these names or tags: {words}. The wishes count if one is generated.")
        tables.report.sheet_notice(tables.title(VOLUNTEERS), what.format(words=joined(unknown[:8])))


def _notice_beds(tables: _Tables, beds: int | None, volunteers: Sequence[Volunteer]) -> None:
    living = sum(person.lives_in_office for person in volunteers)
    if beds is not None and living > beds:
        what = _("{count} people live in the office, which has {beds} beds.").format(count=living, beds=beds)
        tables.report.sheet_notice(tables.title(VOLUNTEERS), what, _("Find other beds for some of them."))
