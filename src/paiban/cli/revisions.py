"""``paiban undo``, ``redo`` and ``diff``: from one saved roster to another; nothing is ever deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.differences import difference_rows, tell_difference
from paiban.cli.folder import Folder, speak
from paiban.cli.numbers import revision_of
from paiban.cli.outputs import write_json
from paiban.cli.planning import actor, write_beside
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.values.plan import Plan


def undo(path: Path, language: str | None, to: str | None, json_file: Path | None) -> None:
    """Put the roster before the one in force, or the one of number or name ``to``, in force again."""
    folder = Folder.at(path)
    before = folder.standing_plan()
    speak(before, language)
    folder.require_writable()
    with screen.uninterrupted(), folder.store() as store:
        number = None if to is None else revision_of(to, store)
        after = store.undo(expected_head=_revision(before), actor=actor(), to=number)
    _tell(folder, before, after, json_file)


def redo(path: Path, language: str | None, json_file: Path | None) -> None:
    """Take the last undo back."""
    folder = Folder.at(path)
    before = folder.standing_plan()
    speak(before, language)
    folder.require_writable()
    with screen.uninterrupted(), folder.store() as store:
        after = store.redo(expected_head=_revision(before), actor=actor())
    _tell(folder, before, after, json_file)


def mark(path: Path, language: str | None, name: str, of: str | None) -> None:
    """Give the roster in force, or that of a number or name, a name."""
    if name.strip().isdecimal() or not name.strip():
        what = _("A name must not be a number.")
        raise InputError([Mistake("mark", what, _("Choose a word, such as plan-b."))])
    folder = Folder.at(path)
    speak(folder.standing_plan(), language)
    folder.require_writable()
    with screen.uninterrupted(), folder.store() as store:
        number = store.mark(
            name.strip(), actor=actor(), revision=None if of is None else revision_of(of, store)
        )
    screen.say(_("Number {number} is called {name} from now on.").format(number=number, name=name.strip()))


def diff(path: Path, language: str | None, words: tuple[str, ...], json_file: Path | None) -> None:
    """Say what changes from one saved roster to another: by default from the one before to the one in force.

    With one number, from that one to the one in force.
    """
    folder = Folder.at(path)
    head = folder.standing_plan()
    speak(head, language)
    with folder.store() as store:
        first, last = (*(revision_of(word, store) for word in words), None, None)[:2]
        after = head if last is None else store.load(last)
        old = after.parent if first is None else first
        before = after if old is None else store.load(old)
    screen.say(
        _("From number {before} to number {after}:").format(before=before.revision, after=after.revision)
    )
    tell_difference(before, after)
    write_json(difference_rows(before, after), json_file)


def _tell(folder: Folder, before: Plan, after: Plan, json_file: Path | None) -> None:
    screen.say(
        _("Number {after} is in force again instead of number {before}.").format(
            after=after.revision, before=before.revision
        )
    )
    tell_difference(before, after)
    for path in write_beside(folder, after):
        screen.say(_("Written: {path}").format(path=path))
    write_json(difference_rows(before, after), json_file)


def _revision(plan: Plan) -> int:
    assert plan.revision is not None  # whatever is in force was saved
    return plan.revision
