"""``paiban history``: every roster that was saved."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from paiban.cli import screen
from paiban.cli.folder import Folder, no_workbook, speak
from paiban.cli.outputs import write_json
from paiban.text import _


def tell_history(path: Path, language: str | None, json_file: Path | None) -> None:
    """Print one line for each saved roster, the one in force marked, by the compound's clock."""
    folder = Folder.at(path)
    if not folder.has_store:
        if not folder.workbook.exists():
            raise no_workbook(folder.workbook)
        screen.say(_("No roster was saved here yet."))
        write_json([], json_file)
        return
    with folder.store() as store:
        revisions, head = store.revisions(), store.head()
    zone = None
    if head is not None:
        speak(head, language)
        zone = ZoneInfo(head.horizon.zone)
    for revision in revisions:
        mark = "*" if revision.is_head else " "
        cost = "–" if revision.cost is None else revision.cost
        screen.say(
            _("{mark} {number}  {at}  {actor}  {why}  cost {cost}").format(
                mark=mark,
                number=revision.number,
                at=f"{revision.at.astimezone(zone):%Y-%m-%d %H:%M}",
                actor=revision.actor,
                why=revision.why,
                cost=cost,
            )
        )
    rows = [
        {
            "revision": revision.number,
            "parent": revision.parent,
            "at": revision.at.isoformat(),
            "actor": revision.actor,
            "why": revision.why,
            "status": revision.status,
            "cost": revision.cost,
            "is_head": revision.is_head,
        }
        for revision in revisions
    ]
    write_json(rows, json_file)
