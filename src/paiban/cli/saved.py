"""The commands for saved rosters: history, back and forth, copies, forgetting, who came, the ledger.

Annotations are evaluated at once here (no ``__future__`` import): their help texts are made when the commands
are.
"""

from pathlib import Path
from typing import Annotated

import typer

from paiban.cli.arguments import folder_argument, json_option
from paiban.text import _

Names = list[str] | None


def add_saved(app: typer.Typer, language: str | None) -> None:
    """Add ``history``, ``undo``, ``redo``, ``mark``, ``diff``, ``forget``, ``backup``, ``attend`` and
    ``ledger``.
    """
    _add_history(app, language)
    _add_moves(app, language)
    _add_mark(app, language)
    _add_diff(app, language)
    _add_forget(app, language)
    _add_backup(app, language)
    _add_attend(app, language)
    _add_ledger(app, language)


def _add_attend(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Record who came, was late, stayed away or stood in, and certify hours."))
    def attend(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        present: Annotated[Names, typer.Option(help=_("Who came."))] = None,
        late: Annotated[Names, typer.Option(help=_("Who came late; when, with --came."))] = None,
        absent: Annotated[Names, typer.Option(help=_("Who did not come and had not said so."))] = None,
        excused: Annotated[Names, typer.Option(help=_("Who did not come and had said so."))] = None,
        swap: Annotated[Names, typer.Option(help=_("Who came for whom: Mei=Li if Li came for Mei."))] = None,
        rest: Annotated[
            bool, typer.Option("--rest", help=_("All others came whose duties are over."))
        ] = False,
        sheet: Annotated[Path | None, typer.Option(help=_("A sign-in sheet that was filled in."))] = None,
        at: Annotated[
            str | None, typer.Option(help=_("Which duty: the one at this moment or the last before; now."))
        ] = None,
        came: Annotated[str | None, typer.Option(help=_("When they came, if not as planned."))] = None,
        left: Annotated[str | None, typer.Option(help=_("When they left, if not as planned."))] = None,
        certify: Annotated[
            bool, typer.Option("--certify", help=_("The office confirms all hours that were served."))
        ] = False,
    ) -> None:
        from paiban.cli.attend import AttendWish
        from paiban.cli.attend import attend as record

        wish = AttendWish(
            present=tuple(present or ()),
            late=tuple(late or ()),
            absent=tuple(absent or ()),
            excused=tuple(excused or ()),
            swap=tuple(swap or ()),
            is_rest=rest,
            sheet=sheet,
            at=at,
            came=came,
            left=left,
            is_certifying=certify,
        )
        raise typer.Exit(record(folder, language, wish))


def _add_ledger(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Hours planned, served and certified, of everybody, over all weeks saved here."))
    def ledger(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        start: Annotated[str | None, typer.Option("--from", help=_("First day; the first of all."))] = None,
        until: Annotated[str | None, typer.Option(help=_("Last day; today."))] = None,
        out: Annotated[Path | None, typer.Option(help=_("Write here instead."))] = None,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.ledger import tell_ledger

        tell_ledger(folder, language, (start, until), out, json_file)


def _add_history(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Every roster that was saved: when, by whom, why."))
    def history(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        verify: Annotated[
            bool, typer.Option("--verify", help=_("Also see that nothing in it was changed from outside."))
        ] = False,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.history import tell_history

        tell_history(folder, language, json_file, is_verifying=verify)


def _add_moves(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Go back to the roster before; nothing is deleted, redo takes it back."))
    def undo(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        to: Annotated[
            str | None, typer.Option(help=_("Go to this number or name of the history instead."))
        ] = None,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli import revisions

        revisions.undo(folder, language, to, json_file)

    @app.command(help=_("Take the last undo back."))
    def redo(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli import revisions

        revisions.redo(folder, language, json_file)


def _add_mark(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Give the roster in force a name, to try something else and come back to it."))
    def mark(
        name: Annotated[str, typer.Argument(help=_("The name, as in plan-b."))],
        folder: Annotated[Path, typer.Option(help=_("The folder or its workbook."))] = Path(),
        of: Annotated[str | None, typer.Option(help=_("Name this number of the history instead."))] = None,
    ) -> None:
        from paiban.cli import revisions

        revisions.mark(folder, language, name, of)


def _add_diff(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Who gains and who loses which duties between two saved rosters."))
    def diff(
        first: Annotated[
            str | None,
            typer.Argument(help=_("Number or name of the earlier roster; the one before if not given.")),
        ] = None,
        last: Annotated[
            str | None,
            typer.Argument(help=_("Number or name of the later roster; the one in force if not given.")),
        ] = None,
        folder: Annotated[Path, typer.Option(help=_("The folder or its workbook."))] = Path(),
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli import revisions

        words = tuple(word for word in (first, last) if word is not None)
        revisions.diff(folder, language, words, json_file)


def _add_forget(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Erase a person from all saved rosters for good."))
    def forget(
        person: Annotated[str, typer.Argument(help=_("Name or number of the person."))],
        folder: Annotated[Path, typer.Option(help=_("The folder or its workbook."))] = Path(),
        yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    ) -> None:
        from paiban.cli import forget as forgetting

        forgetting.forget(folder, language, person, is_sure=yes)


def _add_backup(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Copy all saved rosters into one file."))
    def backup(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        out: Annotated[Path | None, typer.Option(help=_("Write here instead."))] = None,
    ) -> None:
        from paiban.cli import forget as forgetting

        forgetting.backup(folder, language, out)
