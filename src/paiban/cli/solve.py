"""``paiban solve``: from the workbook to a saved roster."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.exit_codes import SHORT
from paiban.cli.folder import Opened, open_folder
from paiban.cli.planning import (
    exit_code,
    make_plan,
    publish,
    tell_plan,
    tell_short_suits,
    write_plan_json,
)
from paiban.cli.since import Since, as_things_stand
from paiban.text import _
from paiban.text import language as current_language

if TYPE_CHECKING:
    from paiban.scheduler.search import SolveSettings
    from paiban.values.plan import Plan


def solve_folder(path: Path, language: str | None, settings: SolveSettings, json_file: Path | None) -> int:
    """Solve the folder's workbook, save and write the roster; return the exit code."""
    from paiban.values.plan_settings import PlanSettings

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    opened.folder.require_writable()
    head = _head(opened)
    horizon = opened.problem.horizon
    described = PlanSettings(
        command="solve",
        language=current_language(),
        seconds=None if settings.steps is not None else settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        **Since.of(head, horizon).settings(horizon),
    )
    plan = make_plan(opened, as_things_stand(opened, head), settings, described, json_file)
    if plan is None:
        return SHORT
    tell_plan(plan)
    tell_short_suits(plan, opened.book.compound.site)
    saved = publish(opened, plan, expected_head=None if head is None else head.revision, why=_("solve"))
    write_plan_json(saved, json_file)
    screen.say(_("Next: paiban export chat {folder}").format(folder=opened.folder.typed))
    return exit_code(saved)


def _head(opened: Opened) -> Plan | None:
    """Return the plan in force; warn if its days have begun, since solving redraws those as well."""
    if not opened.folder.has_store:
        return None
    with opened.folder.store() as store:
        head = store.head()
    if head is not None and head.horizon.start <= datetime.now(UTC) < head.horizon.end:
        screen.warn(
            _(
                "Note: the planned days have begun, and this redraws past duties too. "
                "To keep them use: paiban replan {folder}"
            ).format(folder=opened.folder.typed)
        )
    return head
