"""``paiban forget`` and ``paiban backup``: what becomes of the file in which all rosters are."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import typer

from paiban.cli import screen
from paiban.cli.folder import Folder, speak
from paiban.cli.outputs import require_free
from paiban.cli.planning import actor
from paiban.text import _
from paiban.values.errors import InputError, Mistake


def forget(path: Path, language: str | None, typed: str, *, is_sure: bool) -> None:
    """Erase a person from the store after asking; ``InputError`` if nobody or several are meant."""
    folder = Folder.at(path)
    speak(folder.standing_plan(), language)
    folder.require_writable()
    with folder.store() as store:
        ident, name = _meant(store.people(), typed)
        question = _("Erase {name} from all saved rosters for good? This cannot be undone.").format(name=name)
        if not is_sure and not typer.confirm(question):
            screen.say(_("Nothing was changed."))
            return
        with screen.uninterrupted():
            versions = store.forget(ident, actor=actor())
    screen.say(_("Erased from all saved rosters ({count} versions).").format(count=versions))
    screen.warn(
        _("The workbook and every file written or sent before still hold the name: delete it there yourself.")
    )


def _meant(people: tuple[tuple[str, str], ...], typed: str) -> tuple[str, str]:
    found = [row for row in people if typed in row]
    if len({ident for ident, _name in found}) == 1:
        return found[0]
    if found:
        what = _("Several people are called “{name}”.").format(name=typed)
        remedy = _("Give the number instead: {choices}").format(choices=", ".join(row[0] for row in found))
    else:
        what = _("Nobody called “{name}” is in the saved rosters.").format(name=typed)
        remedy = _("Check the name.")
    raise InputError([Mistake("forget", what, remedy)])


def backup(path: Path, language: str | None, target: Path | None) -> None:
    """Write a copy of the store, by default beside it under a name with the time."""
    folder = Folder.at(path)
    speak(folder.standing_plan(), language)
    require_free(target)
    copy = target or folder.free_path(f"paiban-{datetime.now():%Y%m%d-%H%M}", ".db")
    with folder.store() as store:
        store.backup(copy)
    screen.say(_("Written: {path}").format(path=copy))
