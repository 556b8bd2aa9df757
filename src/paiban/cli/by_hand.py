"""What the coordinator changed by hand in a roster workbook, read back as edits of the roster in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.folder import Folder, Opened
from paiban.cli.planning import assignments_of
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.roster_file import RosterFile
    from paiban.io.roster_reader import HandRoster
    from paiban.scheduler.edits import Edit
    from paiban.values.plan import Plan
    from paiban.values.problem import Problem
    from paiban.values.roster import Assignment, Finding


def read_edits(opened: Opened, path: Path, before: Plan) -> tuple[Edit, ...]:
    """Return what was changed in a roster workbook, having said it; ``InputError`` if it is not understood.

    The workbook may show an older plan than the one in force: what was changed in it is carried over.
    """
    from paiban.io.roster_file import open_roster
    from paiban.scheduler.edits import edits_between

    file = open_roster(_found(opened.folder, path))
    shown = plan_shown(opened.folder, file, before)
    hand = read_and_tell(file, shown)
    if hand.unknown:
        raise InputError(hand.unknown)
    horizon = opened.problem.horizon
    edits = edits_between(
        assignments_of(shown.assignments, horizon), assignments_of(hand.assignments, horizon)
    )
    _tell_edits(edits, file.name, shown, before, opened.problem)
    return edits


def plan_shown(folder: Folder, file: RosterFile, head: Plan) -> Plan:
    """Return the saved plan that a roster workbook was written from; the one in force if it does not say."""
    from paiban.io.store_file import StoreError

    revision = None if file.origin is None else file.origin.revision
    if revision is None or revision == head.revision:
        return head
    with folder.store() as store:
        try:
            return store.load(revision)
        except StoreError as error:
            what = _("This workbook shows roster number {revision}, which is not saved here.")
            remedy = _("Copy it into the folder that it came from.")
            raise InputError([Mistake(file.name, what.format(revision=revision), remedy)]) from error


def read_and_tell(file: RosterFile, shown: Plan) -> HandRoster:
    """Read who is where, and say what else was changed in the workbook."""
    from paiban.io.roster_notes import notes_in
    from paiban.io.roster_reader import read_assignments

    hand = read_assignments(file, shown)
    for note in dict.fromkeys((*hand.notes, *notes_in(file, shown))):
        screen.warn(str(note))
    return hand


def broken_by(
    problem: Problem, opened: Opened, before: Iterable[Assignment], after: Iterable[Assignment]
) -> tuple[Finding, ...]:
    """Return the hard rules that the second roster breaks and the first does not."""
    from paiban.constraints.checking import check
    from paiban.scheduler.expand import with_roster

    def broken(rows: Iterable[Assignment]) -> list[Finding]:
        wider, roster, _unknown = with_roster(problem, rows)
        return [finding for finding in check(wider, opened.book.rules, roster) if finding.hard]

    known = {(finding.rule, finding.about) for finding in broken(before)}
    return tuple(finding for finding in broken(after) if (finding.rule, finding.about) not in known)


def tell_broken(findings: Sequence[Finding], problem: Problem, opened: Opened) -> None:
    """Say which rules the changes break, in their own words."""
    from paiban.io.wording import message

    if findings:
        screen.warn(_("As written, your changes break these rules; others are moved to make room:"))
        for finding in findings:
            screen.warn("  · " + message(finding, problem, opened.book.rules))


def _found(folder: Folder, path: Path) -> Path:
    """Return the path as typed, or the file of that name in the folder."""
    beside = folder.path / path
    return beside if not path.exists() and beside.exists() else path


def _tell_edits(edits: Sequence[Edit], file: str, shown: Plan, before: Plan, problem: Problem) -> None:
    from paiban.io.wording import when

    if shown.revision != before.revision:
        words = _("{file} shows number {shown}; its changes are carried over to number {head}.")
        screen.say(words.format(file=file, shown=shown.revision, head=before.revision))
    if not edits:
        screen.say(_("Nobody was moved in {file}.").format(file=file))
        return
    screen.say(_("Changed by hand in {file}:").format(file=file))
    moment = problem.horizon.moment
    for edit in sorted(edits, key=lambda edit: (edit.duty.start, edit.duty.need, edit.there)):
        duty = edit.duty
        sign, name, need = (
            "+" if edit.there else "−",
            shown.volunteer[duty.volunteer].name,
            shown.need[duty.need],
        )
        screen.say(f"  {sign} {name}  {need.name} {duty.role}  {when(moment(duty.start), moment(duty.end))}")
