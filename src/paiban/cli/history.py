"""``paiban history``: every roster that was saved, and every move between them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from paiban.cli import screen
from paiban.cli.folder import Folder, no_workbook, speak
from paiban.cli.outputs import write_json
from paiban.text import _

if TYPE_CHECKING:
    from paiban.io.revisions import Move, Revision


def tell_history(path: Path, language: str | None, json_file: Path | None, *, is_verifying: bool) -> None:
    """Print a line for each saved roster and each move, the roster in force marked, by the compound's clock.

    A roster that was not made from the one above it says from which.
    """
    folder = Folder.at(path)
    if not folder.has_store:
        if not folder.workbook.exists():
            raise no_workbook(folder.workbook)
        screen.say(_("No roster was saved here yet."))
        write_json([], json_file)
        return
    with folder.store() as store:
        if is_verifying:
            store.verify()
        revisions, moves, head = store.revisions(), store.moves(), store.head()
    zone = None
    if head is not None:
        speak(head, language)
        zone = ZoneInfo(head.horizon.zone)
    lines = {revision.line: _saved(revision, zone) for revision in revisions}
    lines |= {move.line: _moved(move, zone) for move in moves}
    for _number, words in sorted(lines.items()):
        screen.say(words)
    if is_verifying:
        words = _("All {count} rosters can be read, and nothing in the history was changed from outside.")
        screen.say(words.format(count=len(revisions)))
    write_json([_row(revision) for revision in revisions], json_file)


def _saved(revision: Revision, zone: ZoneInfo | None) -> str:
    words = _("{mark} {number}  {at}  {actor}  {why}  cost {cost}").format(
        mark="*" if revision.is_head else " ",
        number=revision.number,
        at=_clock(revision.at, zone),
        actor=revision.actor,
        why=revision.why,
        cost="–" if revision.cost is None else revision.cost,
    )
    if revision.parent is not None and revision.parent != revision.number - 1:
        words += "  " + _("made from {number}").format(number=revision.parent)
    return words + "".join(f"  [{name}]" for name in revision.marks)


def _moved(move: Move, zone: ZoneInfo | None) -> str:
    return f"     {_clock(move.at, zone)}  {move.actor}  {_move_words(move)}"


def _clock(at: datetime, zone: ZoneInfo | None) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _move_words(move: Move) -> str:
    sentences = {
        "undo": _("undo: back to {number}"),
        "redo": _("redo: {number} again"),
        "mark": _("a name for {number}"),
        "attend": _("who came, in {number}"),
        "forget": _("somebody was forgotten"),
    }
    return sentences[move.verb].format(number=move.number)


def _row(revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "parent": revision.parent,
        "at": revision.at.isoformat(),
        "actor": revision.actor,
        "why": revision.why,
        "status": revision.status,
        "cost": revision.cost,
        "is_head": revision.is_head,
        "marks": list(revision.marks),
    }
