"""``paiban check``: a workbook before solving, or a roster that somebody edited by hand."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.folder import WORKBOOK, Folder, Opened, open_folder
from paiban.cli.outputs import write_json
from paiban.cli.planning import assignments_of, tell_unknown
from paiban.cli.since import as_things_stand
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.scheduler.supply import Supply


def check_path(path: Path, language: str | None, json_file: Path | None) -> int:
    """Check a folder, its workbook, or an edited roster beside it; return the exit code."""
    from paiban.io.roster_file import holds_roster

    if path.is_file() and path.name != WORKBOOK and holds_roster(path):
        return _check_roster(path, language, json_file)
    return _check_workbook(path, language, json_file)


def _check_workbook(path: Path, language: str | None, json_file: Path | None) -> int:
    from paiban.scheduler.supply import supply

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    problem = opened.problem
    screen.say(
        _("The workbook is in order: {people} people, {needs} needs, {days} days.").format(
            people=len(problem.volunteers), needs=len(problem.needs), days=problem.horizon.day_count
        )
    )
    rows = supply(problem, opened.book.rules)
    _tell_supply(rows)
    write_json([asdict(row) for row in rows], json_file)
    return SHORT if any(row.is_short for row in rows) else DONE


def _tell_supply(rows: tuple[Supply, ...]) -> None:
    from paiban.skills.taxonomy import load_taxonomy

    screen.say(_("Hours needed (wanted) and offered, by skill and time of day:"))
    for row in rows:
        if row.wanted:
            skill = _("all") if row.skill is None else load_taxonomy().label(row.skill)
            mark = "  " + _("← too few") if row.is_short else ""
            screen.say(
                _(
                    "  {skill} {start:02d}–{end:02d}: {needed} ({wanted}) h needed, "
                    "{offered} h offered by {people}"
                ).format(
                    skill=skill,
                    start=row.hours[0],
                    end=row.hours[1],
                    needed=round(row.needed / 60),
                    wanted=round(row.wanted / 60),
                    offered=round(row.offered / 60),
                    people=row.people,
                )
                + mark
            )


def _check_roster(path: Path, language: str | None, json_file: Path | None) -> int:
    """Say which rules an edited roster breaks, in their own words."""
    from paiban.cli.by_hand import plan_shown, read_and_tell
    from paiban.constraints.checking import check
    from paiban.io.roster_file import open_roster
    from paiban.io.wording import message
    from paiban.scheduler.expand import with_roster

    opened = _beside(path, language)
    file = open_roster(path)
    head = opened.folder.standing_plan()
    plan = plan_shown(opened.folder, file, head)
    hand = read_and_tell(file, plan)
    for mistake in hand.unknown:
        screen.warn(str(mistake))
    present = as_things_stand(opened, head)
    problem, roster, lost = with_roster(present, assignments_of(hand.assignments, present.horizon))
    tell_unknown(lost, plan, present.horizon)
    findings = sorted(check(problem, opened.book.rules, roster), key=lambda finding: not finding.hard)
    hard = [finding for finding in findings if finding.hard]
    for finding in findings:
        mark = _("MUST") if finding.hard else _("costs {cost}").format(cost=finding.cost)
        screen.say(f"[{mark}] {message(finding, problem, opened.book.rules)}")
    screen.say(
        _("{hard} rules that must hold are broken, {soft} wishes are missed.").format(
            hard=len(hard), soft=len(findings) - len(hard)
        )
    )
    rows = [
        {**asdict(finding), "message": message(finding, problem, opened.book.rules)} for finding in findings
    ]
    write_json(rows, json_file)
    return SHORT if hard or hand.unknown or lost else DONE


def _beside(roster: Path, language: str | None) -> Opened:
    """Read the workbook that a roster belongs to: it lies beside it."""
    folder = Folder.at(roster.parent)
    if not folder.workbook.exists():
        what = _("The workbook that this roster was made from is not beside it.")
        remedy = _("Copy the roster into the folder of {workbook}.").format(workbook=WORKBOOK)
        raise InputError([Mistake(str(roster), what, remedy)])
    return open_folder(folder.workbook, language)
