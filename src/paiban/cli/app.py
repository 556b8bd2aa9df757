"""The commands and their help; each reads, calls one function, and leaves with an exit code.

Everything heavy is imported inside the commands, so that ``--help`` is there at once. Annotations are
evaluated at once here (no ``__future__`` import): their help texts are made when the commands are.
"""

from pathlib import Path
from typing import Annotated

import typer

from paiban.cli.arguments import folder_argument, json_option
from paiban.cli.questions import add_explain, add_recruit, add_stress, add_what_if
from paiban.cli.repairs import add_call, add_replan
from paiban.cli.saved import add_saved
from paiban.text import _


def make_app(language: str | None) -> typer.Typer:
    """Return the command line; its help is in the language in force, ``language`` is what was asked for."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help=_("paiban draws up the roster of volunteers: who is where, when, and why."),
    )
    _add_common(app)
    _add_init(app, language)
    _add_check(app, language)
    _add_solve(app, language)
    add_replan(app, language)
    add_call(app, language)
    app.add_typer(_export_app(language), name="export")
    add_explain(app, language)
    add_recruit(app, language)
    add_stress(app, language)
    add_what_if(app, language)
    add_saved(app, language)
    _add_rules(app, language)
    return app


def _add_common(app: typer.Typer) -> None:
    @app.callback()
    def common(
        lang: Annotated[
            str | None, typer.Option("--lang", help=_("Language of all messages: zh or en."))
        ] = None,
    ) -> None:
        """Only shows the option in the help: ``main`` takes it out of the words before they come here."""


def _add_init(app: typer.Typer, language: str | None) -> None:
    @app.command(
        help=_("Make a folder with a workbook to fill in; --example fills it with an invented compound.")
    )
    def init(
        folder: Annotated[Path, folder_argument(_("The folder to make."))],
        example: Annotated[bool, typer.Option("--example", help=_("Fill in an invented compound."))] = False,
    ) -> None:
        from paiban.cli.init import make_folder

        make_folder(folder, is_example=example, language=language)


def _add_check(app: typer.Typer, language: str | None) -> None:
    @app.command(
        help=_(
            "Say what is wrong in a workbook and where people are short, "
            "or which rules an edited roster breaks."
        )
    )
    def check(
        path: Annotated[
            Path, folder_argument(_("The folder, its workbook, or a roster workbook edited by hand."))
        ] = Path(),
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.check import check_path

        raise typer.Exit(check_path(path, language, json_file))


def _add_solve(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Draw up the roster, save it and write the roster workbook."))
    def solve(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        seconds: Annotated[float, typer.Option(min=1, help=_("How long to search at most."))] = 60,
        seed: Annotated[
            int, typer.Option(min=0, help=_("Where chance begins; the same gives the same."))
        ] = 0,
        workers: Annotated[int, typer.Option(min=1, max=2, help=_("How many processor cores to use."))] = 2,
        steps: Annotated[
            int | None,
            typer.Option(
                min=0, help=_("Stop after so many steps instead of by the clock: same input, same roster.")
            ),
        ] = None,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.solve import solve_folder
        from paiban.scheduler.search import SolveSettings

        settings = SolveSettings(seconds=seconds, seed=seed, workers=workers, steps=steps)
        raise typer.Exit(solve_folder(folder, language, settings, json_file))


def _export_app(language: str | None) -> typer.Typer:
    app = typer.Typer(
        no_args_is_help=True, help=_("Write the saved roster for the group, the office or machines.")
    )
    audience_help = _("Who will read it: public, group, lead or office.")
    out_help = _("Write here instead.")

    _add_chat(app, language)

    @app.command(help=_("The roster workbook."))
    def xlsx(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        audience: Annotated[str, typer.Option(help=audience_help)] = "office",
        out: Annotated[Path | None, typer.Option(help=out_help)] = None,
    ) -> None:
        from paiban.cli.export import export_workbook

        export_workbook(folder, language, audience, out)

    @app.command(
        "sign-in", help=_("The sheet of a day on which people sign in; read back by attend --sheet.")
    )
    def sign_in(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        day: Annotated[
            str | None, typer.Option(help=_("Which day, as in 4/2; today if planned, else the first."))
        ] = None,
        out: Annotated[Path | None, typer.Option(help=out_help)] = None,
    ) -> None:
        from paiban.cli.export import export_sign_in

        export_sign_in(folder, language, day, out)

    @app.command("json", help=_("The plan document paiban.plan/1."))
    def plan_json(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        audience: Annotated[str, typer.Option(help=audience_help)] = "office",
        out: Annotated[Path | None, typer.Option(help=out_help)] = None,
    ) -> None:
        from paiban.cli.export import export_json

        export_json(folder, language, audience, out)

    return app


def _add_chat(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("The day's roster as messages for the group, or with --changes what changed last."))
    def chat(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        day: Annotated[
            str | None, typer.Option(help=_("Which day, as in 4/2; today if planned, else the first."))
        ] = None,
        changes: Annotated[
            bool, typer.Option("--changes", help=_("Only what changed since the roster before."))
        ] = False,
        since: Annotated[
            str | None, typer.Option(help=_("With --changes: since this number or name of the history."))
        ] = None,
        phones: Annotated[
            bool, typer.Option("--phones", help=_("With phones, as far as the readers may see them."))
        ] = False,
        audience: Annotated[
            str, typer.Option(help=_("Who will read it: public, group, lead or office."))
        ] = "group",
        limit: Annotated[int, typer.Option(min=200, help=_("Most bytes in one message."))] = 2048,
        out: Annotated[Path | None, typer.Option(help=_("Write here instead."))] = None,
    ) -> None:
        from paiban.cli.export import ChatWish, export_chat

        wish = ChatWish(
            day=day,
            is_change=changes or since is not None,
            since=since,
            has_phones=phones,
            audience=audience,
            limit=limit,
        )
        export_chat(folder, language, wish, out)


def _add_rules(app: typer.Typer, language: str | None) -> None:
    @app.command(help=_("Every rule with its weight and its sentence, as this folder has it."))
    def rules(
        folder: Annotated[
            Path | None, folder_argument(_("The folder or its workbook; the usual rules without it."))
        ] = None,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.rules import tell_rules

        tell_rules(folder, language, json_file)
