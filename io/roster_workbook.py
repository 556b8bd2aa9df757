"""The roster as an Excel workbook: for the office to read, to print, and to edit by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook

from paiban.io.audience import Audience, visible
from paiban.io.day_view import days_of
from paiban.io.name_labels import labels
from paiban.io.roster_beds import fill_beds_sheet, sleepers
from paiban.io.roster_day import fill_day_sheet
from paiban.io.roster_handover import fill_handover_sheet
from paiban.io.roster_lessons import fill_lessons_sheet, lessons
from paiban.io.roster_lists import (
    fill_contacts_sheet,
    fill_findings_sheet,
    fill_gaps_sheet,
    fill_people_sheet,
)
from paiban.io.roster_overview import fill_overview_sheet
from paiban.io.roster_routes import fill_call_down_sheet, fill_routes_sheet
from paiban.io.roster_supplies import fill_supplies_sheet
from paiban.io.roster_work import fill_work_sheet
from paiban.io.sheet_style import save_beside_then_rename
from paiban.io.visits import call_down, tours
from paiban.io.wording import day_words
from paiban.text import _, in_language
from paiban.values.plan import Plan


def write(
    plan: Plan, path: Path, *, audience: Audience = Audience.OFFICE, language: str | None = None
) -> None:
    """Put the workbook at ``path``, with nothing in it that the audience may not see.

    Without a ``language`` it is the plan's own. Only an office or lead workbook can be read back.
    """
    save_beside_then_rename(made(plan, audience, language or plan.settings.language), path)


def made(plan: Plan, audience: Audience, language: str) -> Workbook:
    """Return the workbook in a language, with nothing in it that the audience may not see."""
    with in_language(language):
        shown = visible(plan, audience)
        book = Workbook()
        book.remove(book.active)
        book.properties.creator = "paiban"
        book.properties.title = shown.site
        book.properties.created = shown.created.astimezone(UTC).replace(tzinfo=None)
        _fill(book, shown, audience)
    return book


def _fill(book: Workbook, plan: Plan, audience: Audience) -> None:
    names, is_for_leads = _names(plan, audience), audience >= Audience.LEAD
    fill_overview_sheet(book.create_sheet(_("Overview")), plan)
    for day in days_of(plan):
        fill_day_sheet(book.create_sheet(day_words(day)), plan, day, names, audience)
    fill_people_sheet(book.create_sheet(_("People")), plan, names)
    fill_gaps_sheet(book.create_sheet(_("Gaps")), plan)
    if is_for_leads:  # findings say how much hardship each person bears
        fill_findings_sheet(book.create_sheet(_("Findings")), plan)
    _fill_duty_lists(book, plan, audience, names)
    fill_supplies_sheet(book.create_sheet(_("Supplies")), plan)
    if is_for_leads:
        fill_contacts_sheet(book.create_sheet(_("Contacts")), plan, names, audience)


def _fill_duty_lists(book: Workbook, plan: Plan, audience: Audience, names: Mapping[str, str]) -> None:
    """Add the sheets for which the plan has anything; the public only sees when buildings are called down."""
    is_public = audience is Audience.PUBLIC
    if not is_public and any(need.kind == "post" for need in plan.needs):
        fill_handover_sheet(book.create_sheet(_("Handover")), plan, names)
    if not is_public and (plan.unserved or tours(plan)):
        fill_routes_sheet(book.create_sheet(_("Routes")), plan, names)
    if call_down(plan):
        fill_call_down_sheet(book.create_sheet(_("Call-down")), plan, names)
    if not is_public and lessons(plan):
        fill_lessons_sheet(book.create_sheet(_("Lessons")), plan, names)
    if audience >= Audience.LEAD:
        fill_work_sheet(book.create_sheet(_("Work")), plan, names)
        if sleepers(plan):
            fill_beds_sheet(book.create_sheet(_("Beds")), plan, names)


def _names(plan: Plan, audience: Audience) -> Mapping[str, str]:
    if audience is Audience.PUBLIC:
        return {person.id: person.name for person in plan.volunteers}
    return labels(plan)
