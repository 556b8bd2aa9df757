"""The coordinator's folder: one workbook, one store beside it, and what commands write there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.text import LANGUAGES, _, set_language
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.store import Store
    from paiban.io.workbook import Book
    from paiban.scheduler.route_memory import RouteMemory
    from paiban.values.compound import Compound
    from paiban.values.horizon import Horizon
    from paiban.values.past import Past
    from paiban.values.plan import Plan
    from paiban.values.problem import Problem

WORKBOOK, STORE = "paiban.xlsx", "paiban.db"


@dataclass(frozen=True)
class Folder:
    """Where the workbook is; everything else lies beside it."""

    workbook: Path

    @staticmethod
    def at(path: Path) -> Folder:
        """Return the folder at a path, which may also name the workbook itself."""
        return Folder(path / WORKBOOK if path.is_dir() else path)

    @property
    def path(self) -> Path:
        return self.workbook.parent

    @property
    def typed(self) -> str:
        """The words that name this folder in a command that she can copy."""
        words = str(self.path if self.workbook.name == WORKBOOK else self.workbook)
        return f'"{words}"' if any(letter.isspace() for letter in words) else words

    def require_writable(self) -> None:
        """Raise ``InputError`` if nothing can be saved here: she should know before a long search."""
        if not os.access(self.path, os.W_OK):
            what = _("Nothing can be saved in this folder.")
            remedy = _("Copy the folder to where you may write, such as the desktop.")
            raise InputError([Mistake(str(self.path), what, remedy)])

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store for a ``with`` block."""
        from paiban.io.store import Store

        with Store.open(self.path / STORE) as store:
            yield store

    @property
    def has_store(self) -> bool:
        return (self.path / STORE).exists()

    def standing_plan(self) -> Plan:
        """Return the plan in force; without one raises ``InputError``."""
        if self.has_store:
            with self.store() as store:
                plan = store.head()
            if plan is not None:
                return plan
        remedy = _("Make one with: paiban solve {folder}").format(folder=self.typed)
        raise InputError([Mistake(str(self.path), _("There is no saved roster here."), remedy)])

    def free_path(self, name: str, ending: str) -> Path:
        """Return a path in the folder that no file has yet: nothing of hers is overwritten."""
        candidate, number = self.path / f"{name}{ending}", 2
        while candidate.exists():
            candidate, number = self.path / f"{name} ({number}){ending}", number + 1
        return candidate


@dataclass(frozen=True)
class Opened:
    """A workbook that was read, what earlier rosters say, and the problem that both pose."""

    folder: Folder
    book: Book
    past: Mapping[str, Past]
    routes: RouteMemory

    @cached_property
    def problem(self) -> Problem:
        return self.pose(self.book.compound)

    def pose(self, compound: Compound) -> Problem:
        """Return the problem of the compound, as the workbook has it or as it is by now."""
        from paiban.scheduler.expand import problem_of
        from paiban.scheduler.route_memory import remembering

        with remembering(self.routes):
            return problem_of(compound, self.past)


def open_folder(path: Path, language: str | None) -> Opened:
    """Read the workbook and speak its language from here on, unless another was asked for."""
    from paiban.io import workbook
    from paiban.scheduler.catalogue import load_catalogue

    folder = Folder.at(path)
    if not folder.workbook.exists():
        raise no_workbook(folder.workbook)
    lines = [line.id for line in load_catalogue().lines]
    book = workbook.read(folder.workbook, language=language, lines=lines)
    set_language(language or book.compound.site.language)
    _tell_if_open(folder.workbook)
    return Opened(folder, book, _past(folder, book.compound.horizon), _routes(folder))


def _past(folder: Folder, horizon: Horizon) -> Mapping[str, Past]:
    """Return what earlier rosters of this folder say about people."""
    from paiban.io.past_duties import pasts

    if not folder.has_store:
        return {}
    with folder.store() as store:
        plans, attendance = store.before(horizon.moment(0)), store.attendance()
    return pasts(plans, attendance, horizon) if plans or attendance else {}


def _routes(folder: Folder) -> RouteMemory:
    """Return the routes that the roster in force was made with; more are found as they are asked for."""
    from paiban.scheduler.route_memory import RouteMemory

    if not folder.has_store:
        return RouteMemory()
    with folder.store() as store:
        return RouteMemory(store.routes())


def speak(plan: Plan, language: str | None) -> None:
    """Speak the plan's language from here on, unless another was asked for."""
    spoken = language or plan.settings.language
    set_language(spoken if spoken in LANGUAGES else LANGUAGES[0])


def no_workbook(path: Path) -> InputError:
    """Return what to raise where a workbook should be."""
    if path.name == WORKBOOK and path.parent.is_dir():
        remedy = _("Make one with: paiban init FOLDER")
    else:  # perhaps no name of a folder at all: replan --drop Mei Bo --now 4/2 20:00
        remedy = _(
            "Check the name. Words with spaces need quotation marks, every person a --drop of their own."
        )
    return InputError([Mistake(str(path), _("There is no workbook here."), remedy)])


def _tell_if_open(workbook: Path) -> None:
    """Remind her to save if Excel, WPS or LibreOffice has left its mark that the workbook is open."""
    name = workbook.name
    marks = (f"~${name}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    if any(workbook.with_name(mark).exists() for mark in marks):
        screen.warn(_("Note: {file} is open; what is not saved yet does not count.").format(file=name))
