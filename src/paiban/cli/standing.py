"""The roster in force as a problem with a roster: what explaining and recruiting begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.folder import Opened, open_folder
from paiban.cli.planning import assignments_of, tell_unknown
from paiban.cli.since import as_things_stand
from paiban.text import _

if TYPE_CHECKING:
    from paiban.scheduler.present import Present
    from paiban.values.plan import Plan
    from paiban.values.roster import Gap


@dataclass(frozen=True)
class Standing:
    """The workbook, the plan in force, and the roster in its problem, as of now if now is planned."""

    opened: Opened
    plan: Plan
    present: Present

    def gaps(self) -> tuple[Gap, ...]:
        """Return the gaps in needed seats that are not over yet, the most urgent first."""
        from paiban.scheduler.explain import gaps_of

        present = self.present
        found = gaps_of(present.problem, present.rules, present.roster)
        return tuple(gap for gap in found if gap.missing and (present.problem.now or 0) < gap.end)


def open_standing(path: Path, language: str | None) -> Standing:
    """Read a folder's workbook and its plan in force; say what of the plan the workbook does not know."""
    from paiban.scheduler.expand import with_roster
    from paiban.scheduler.present import Present

    opened = open_folder(path, language)
    plan = opened.folder.standing_plan()
    if plan.input_sha256 != opened.book.sha256:
        screen.warn(_("Note: the workbook was changed after this roster was made."))
    known = as_things_stand(opened, plan)
    problem, roster, lost = with_roster(known, assignments_of(plan.assignments, known.horizon))
    tell_unknown(lost, plan, known.horizon)
    now = known.horizon.minute_at(datetime.now(UTC))
    is_planned = 0 <= now < known.horizon.minutes
    return Standing(opened, plan, Present.of(problem, opened.book.rules, roster, now if is_planned else None))
