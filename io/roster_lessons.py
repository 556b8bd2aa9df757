"""The sheet of lessons: when which training is given, by whom, and who learns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.sheet_table import Value, finish_list, fit_table, put_hint, put_table, put_title
from paiban.io.wording import clock_words, day_words
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import _
from paiban.values.plan import Plan, PlanNeed

_HEAD_ROW = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """A need that teaches at one time, with its trainers and learners by id."""

    need: PlanNeed
    start: datetime
    end: datetime
    trainers: tuple[str, ...]
    learners: tuple[str, ...]


def lessons(plan: Plan) -> tuple[Lesson, ...]:
    """Return the lessons that somebody comes to, by time."""
    found: dict[tuple[datetime, datetime, str], list[tuple[str, bool]]] = {}
    for row in plan.assignments:
        need = plan.need[row.need]
        if need.teaches:
            learns = any(role.learns for role in need.roles if role.name == row.role)
            found.setdefault((row.start, row.end, need.id), []).append((row.volunteer, learns))
    return tuple(
        Lesson(
            plan.need[need],
            start,
            end,
            tuple(person for person, learns in people if not learns),
            tuple(person for person, learns in people if learns),
        )
        for (start, end, need), people in sorted(found.items())
    )


def fill_lessons_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write one row for each lesson; one without a trainer is red."""
    put_title(sheet, 1, _("Lessons"))
    put_hint(sheet, 2, _("Learners have the training from the end of the lesson on."))
    headings = [_("Day"), _("Time"), _("Lesson"), _("Place"), _("Teaches"), _("Trainers"), _("Learners")]
    found = lessons(plan)
    rows = [_row(lesson, names) for lesson in found]
    loud = {index for index, lesson in enumerate(found) if not lesson.trainers}
    put_table(sheet, _HEAD_ROW, headings, rows, loud=loud)
    widths = [(12, 16), (12, 20), (16, 30), (10, 20), (14, 30), (12, 30), (20, 60)]
    fit_table(sheet, _HEAD_ROW, widths)
    finish_list(sheet, plan, _HEAD_ROW)


def _row(lesson: Lesson, names: Mapping[str, str]) -> list[Value]:
    taxonomy = load_taxonomy()
    return [
        day_words(lesson.start.date()),
        clock_words(lesson.start, lesson.end),
        lesson.need.name,
        lesson.need.place,
        _(", ").join(taxonomy.training_label(ident) for ident in lesson.need.teaches),
        _(", ").join(names[person] for person in lesson.trainers) or _("nobody"),
        _(", ").join(names[person] for person in lesson.learners),
    ]
