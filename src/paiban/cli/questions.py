"""The commands that answer a question and change nothing: explain, recruit, stress, what-if.

Annotations are evaluated at once here (no ``__future__`` import): their help texts are made when the commands
are.
"""

from pathlib import Path
from typing import Annotated

import typer

from paiban.cli.arguments import folder_argument, json_option
from paiban.text import _


def add_explain(app: typer.Typer, language: str | None) -> None:
    """Add ``explain`` to the commands."""

    @app.command(
        help=_("Say why seats are empty and what would fill them, or why somebody has the duties they have.")
    )
    def explain(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        gap: Annotated[
            int | None, typer.Option(help=_("One gap in depth, by its number in the list of all."))
        ] = None,
        together: Annotated[
            bool, typer.Option("--together", help=_("What would fill many gaps at once."))
        ] = False,
        person: Annotated[str | None, typer.Option(help=_("Why this person has their duties."))] = None,
        day: Annotated[str | None, typer.Option(help=_("With --person: only this day, as in 4/2."))] = None,
        audience: Annotated[str, typer.Option(help=_("Who will read it: lead or office."))] = "office",
        seconds: Annotated[
            float, typer.Option(min=0, help=_("How long to look for what would fill the gaps."))
        ] = 30,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.explain import Question, explain_folder

        asked = Question(
            gap=gap, together=together, person=person, day=day, audience=audience, seconds=seconds
        )
        raise typer.Exit(explain_folder(folder, language, asked, json_file))


def add_recruit(app: typer.Typer, language: str | None) -> None:
    """Add ``recruit`` to the commands."""

    @app.command(help=_("Say whom to look for: the fewest extra people who would fill the gaps."))
    def recruit(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        wanted: Annotated[
            bool, typer.Option("--wanted", help=_("Fill the seats where more are welcome as well."))
        ] = False,
        hours: Annotated[
            float, typer.Option(min=1, max=24, help=_("Most hours a day to ask of a newcomer."))
        ] = 6,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.recruit import RecruitWish, tell_recruits

        wish = RecruitWish(is_wanted=wanted, hours=hours)
        raise typer.Exit(tell_recruits(folder, language, wish, json_file))


def add_stress(app: typer.Typer, language: str | None) -> None:
    """Add ``stress`` to the commands."""

    @app.command(help=_("Say whose dropout would leave a P0 seat empty, of one person, two, or many."))
    def stress(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        draws: Annotated[
            int, typer.Option(min=0, max=100_000, help=_("How often to draw who is missing."))
        ] = 200,
        chance: Annotated[
            float, typer.Option(min=0, max=100, help=_("Each person's chance of not coming, in per cent."))
        ] = 5,
        seed: Annotated[
            int, typer.Option(min=0, help=_("Where chance begins; the same gives the same."))
        ] = 0,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.stress import StressWish, tell_stress

        wish = StressWish(draws=draws, chance=chance / 100, seed=seed)
        raise typer.Exit(tell_stress(folder, language, wish, json_file))


def add_what_if(app: typer.Typer, language: str | None) -> None:
    """Add ``what-if`` to the commands."""

    @app.command(
        "what-if", help=_("Hours needed and offered if things were different; the roster is not touched.")
    )
    def what_if(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        seal: Annotated[list[str] | None, typer.Option(help=_("Building that would be sealed."))] = None,
        unseal: Annotated[
            list[str] | None, typer.Option(help=_("Building that would not be sealed any more."))
        ] = None,
        drop: Annotated[list[str] | None, typer.Option(help=_("Who would not come."))] = None,
        fewer: Annotated[int, typer.Option(min=0, help=_("So many fewer people, drawn by chance."))] = 0,
        more: Annotated[int, typer.Option(min=0, help=_("So many more, like those who are there."))] = 0,
        on: Annotated[
            list[str] | None, typer.Option(help=_("Task of the catalogue to do, as in 1.5."))
        ] = None,
        off: Annotated[list[str] | None, typer.Option(help=_("Task of the catalogue to leave out."))] = None,
        solve: Annotated[
            bool, typer.Option("--solve", help=_("Draw up both rosters and compare what stays empty."))
        ] = False,
        seconds: Annotated[float, typer.Option(min=1, help=_("How long to search at most, for each."))] = 20,
        steps: Annotated[
            int | None,
            typer.Option(
                min=0, help=_("Stop after so many steps instead of by the clock: same input, same roster.")
            ),
        ] = None,
        seed: Annotated[
            int, typer.Option(min=0, help=_("Where chance begins; the same gives the same."))
        ] = 0,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.what_if import Imagination, tell_what_if
        from paiban.scheduler.search import SolveSettings

        wish = Imagination(
            seal=tuple(seal or ()),
            unseal=tuple(unseal or ()),
            drop=tuple(drop or ()),
            fewer=fewer,
            more=more,
            on=tuple(on or ()),
            off=tuple(off or ()),
            is_solved=solve,
        )
        settings = SolveSettings(seconds=seconds, seed=seed, steps=steps)
        raise typer.Exit(tell_what_if(folder, language, wish, settings, json_file))
