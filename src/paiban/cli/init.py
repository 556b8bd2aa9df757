"""``paiban init``: a folder with a workbook to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.folder import WORKBOOK
from paiban.text import _
from paiban.text import language as current_language

if TYPE_CHECKING:
    from paiban.values.compound import Compound

DAYS = 7


def make_folder(folder: Path, *, is_example: bool, language: str | None) -> None:
    """Make the folder and write the workbook into it; an existing workbook stays and is reported."""
    from paiban.io import workbook_writer

    spoken = language or current_language()
    folder.mkdir(parents=True, exist_ok=True)
    compound = _example(spoken) if is_example else _empty(spoken)
    workbook_writer.write(folder / WORKBOOK, compound, language=spoken)
    screen.say(_("Written: {path}").format(path=folder / WORKBOOK))
    screen.say(
        _(
            "Fill in people and sealed buildings, save, then: paiban check {folder}, paiban solve {folder}"
        ).format(folder=folder)
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

    with as_file(files("paiban").joinpath("examples", "quickstart", WORKBOOK)) as path:
        compound = workbook.read(path).compound
    return replace(compound, site=replace(compound.site, language=language))
