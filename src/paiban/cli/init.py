"""``paiban init``: a folder with a workbook to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.folder import WORKBOOK, Folder
from paiban.text import _
from paiban.text import language as current_language

if TYPE_CHECKING:
    from paiban.values.compound import Compound

DAYS = 7
EXAMPLE = Path(__file__).parent.parent / "examples" / "quickstart" / WORKBOOK


def make_folder(folder: Path, *, is_example: bool, language: str | None) -> None:
    """Make the folder and write the workbook into it; an existing workbook stays and is reported."""
    from paiban.io import workbook_writer
    from paiban.scheduler.catalogue import load_catalogue

    spoken = language or current_language()
    made = Folder(folder / WORKBOOK)
    compound = _example(spoken) if is_example else _empty(spoken)
    folder.mkdir(parents=True, exist_ok=True)
    workbook_writer.write(made.workbook, compound, language=spoken, lines=load_catalogue().titles(spoken))
    screen.say(_("Written: {path}").format(path=made.workbook))
    if is_example:
        screen.say(_("Next: paiban check {folder}, then: paiban solve {folder}").format(folder=made.typed))
        return
    screen.say(
        _(
            "Fill in people and sealed buildings, save, then: paiban check {folder}, paiban solve {folder}"
        ).format(folder=made.typed)
    )


def _empty(language: str) -> Compound:
    from paiban.values.compound import Compound
    from paiban.values.horizon import Horizon
    from paiban.values.people import Site

    today = date.today()
    return Compound(
        site=Site(name=_("My compound"), language=language),
        horizon=Horizon(today, today + timedelta(days=DAYS - 1)),
        volunteers=(),
    )


def _example(language: str) -> Compound:
    """Return the example that comes with the package."""
    from paiban.io import workbook

    compound = workbook.read(EXAMPLE).compound
    return replace(compound, site=replace(compound.site, language=language))
