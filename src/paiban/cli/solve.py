"""``paiban solve``: from the workbook to a saved roster."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.exit_codes import SHORT
from paiban.cli.folder import Opened, open_folder
from paiban.cli.planning import exit_code, make_plan, publish, tell_plan, write_plan_json
from paiban.text import _
from paiban.text import language as current_language

if TYPE_CHECKING:
    from paiban.scheduler.search import SolveSettings
    from paiban.values.plan import Plan, PlanDropout
    from paiban.values.problem import Problem


def solve_folder(path: Path, language: str | None, settings: SolveSettings, json_file: Path | None) -> int:
    """Solve the folder's workbook, save and write the roster; return the exit code."""
    from paiban.values.plan import PlanSettings

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    head = _head(opened)
    dropouts = () if head is None else head.settings.dropouts
    described = PlanSettings(
        command="solve",
        language=current_language(),
        seconds=None if settings.steps is not None else settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        dropouts=dropouts,
    )
    plan = make_plan(opened, _without(opened.problem, dropouts), settings, described)
    if plan is None:
        return SHORT
    tell_plan(plan)
    saved = publish(
        opened.folder, plan, expected_head=None if head is None else head.revision, why=_("solve")
    )
    write_plan_json(saved, json_file)
    screen.say(_("Next: paiban export chat {folder}").format(folder=opened.folder.path))
    return exit_code(saved)


def _head(opened: Opened) -> Plan | None:
    if not opened.folder.has_store:
        return None
    with opened.folder.store() as store:
        return store.head()


def _without(problem: Problem, dropouts: tuple[PlanDropout, ...]) -> Problem:
    """Return the problem without the hours of those who dropped out earlier, having said so."""
    from paiban.io.wording import when
    from paiban.scheduler.replan import Dropout, without_dropouts

    known = [dropout for dropout in dropouts if dropout.volunteer in problem.volunteer]
    for dropout in known:
        name = problem.volunteer[dropout.volunteer].name
        screen.warn(
            _("Note: {name} has dropped out, {when}.").format(
                name=name, when=when(dropout.start, dropout.end)
            )
        )
    minute = problem.horizon.minute_at
    absences = [
        Dropout(volunteer=dropout.volunteer, start=minute(dropout.start), end=minute(dropout.end))
        for dropout in known
    ]
    return replace(problem, volunteers=without_dropouts(problem.volunteers, absences))
