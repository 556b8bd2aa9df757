"""The commands for when something happens: repair the roster, and whom to call.

Annotations are evaluated at once here (no ``__future__`` import): their help texts are made when the commands
are.
"""

from pathlib import Path
from typing import Annotated

import typer

from paiban.cli.arguments import folder_argument, json_option
from paiban.text import _

Names = list[str] | None


def add_replan(app: typer.Typer, language: str | None) -> None:
    """Add ``replan`` to the commands."""

    @app.command(help=_("Something happens: repair the roster and disturb as few people as possible."))
    def replan(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        drop: Annotated[Names, typer.Option(help=_("Who cannot come; may be given several times."))] = None,
        late: Annotated[Names, typer.Option(help=_("Who comes late: from --until on."))] = None,
        add: Annotated[
            Names, typer.Option(help=_("A sign-up, as in “Mei, building 5, Saturday evening”."))
        ] = None,
        hours: Annotated[
            str | None, typer.Option(help=_("With --add NAME: the hours that they offer as well."))
        ] = None,
        positive: Annotated[
            str | None, typer.Option(help=_("Who tested positive: all who were on duty with them stay out."))
        ] = None,
        days: Annotated[
            int, typer.Option(min=1, help=_("With --positive: how many days back contacts count."))
        ] = 2,
        seal: Annotated[Names, typer.Option(help=_("A building that is sealed."))] = None,
        unseal: Annotated[Names, typer.Option(help=_("A building that is not sealed any more."))] = None,
        at_most: Annotated[
            int | None,
            typer.Option("--at-most", min=0, help=_("Disturb no more people than this; gaps may stay.")),
        ] = None,
        edited: Annotated[
            Path | None, typer.Option(help=_("A roster workbook in which names were changed by hand."))
        ] = None,
        start: Annotated[str | None, typer.Option("--from", help=_("From when; now if not given."))] = None,
        until: Annotated[str | None, typer.Option(help=_("Until when; the end if not given."))] = None,
        now: Annotated[str | None, typer.Option(help=_("Take this moment for now, as in 4/2 20:00."))] = None,
        seconds: Annotated[
            float | None,
            typer.Option(
                min=1, help=_("How long to search at most; by itself a few seconds up to a minute.")
            ),
        ] = None,
        seed: Annotated[
            int, typer.Option(min=0, help=_("Where chance begins; the same gives the same."))
        ] = 0,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only show what would change."))] = False,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.news import Wish
        from paiban.cli.replan import replan_folder

        wish = Wish(
            names=tuple(drop or ()),
            late=tuple(late or ()),
            add=tuple(add or ()),
            hours=hours,
            positive=positive,
            days=days,
            seal=tuple(seal or ()),
            unseal=tuple(unseal or ()),
            at_most=at_most,
            edited=edited,
            start=start,
            until=until,
            now=now,
            is_dry_run=dry_run,
        )
        raise typer.Exit(replan_folder(folder, language, wish, seconds, seed, json_file))


def add_call(app: typer.Typer, language: str | None) -> None:
    """Add ``call`` to the commands."""

    @app.command(help=_("Whom to call for the empty seats, or for somebody's duties, and why them."))
    def call(
        folder: Annotated[Path, folder_argument(_("The folder or its workbook."))] = Path(),
        gap: Annotated[int | None, typer.Option(help=_("One gap, by its number in the list of all."))] = None,
        person: Annotated[str | None, typer.Option(help=_("Whose duties others should take."))] = None,
        audience: Annotated[str, typer.Option(help=_("Who will read it: lead or office."))] = "office",
        seconds: Annotated[
            float, typer.Option(min=0, help=_("How long to look for people who would have to be moved."))
        ] = 30,
        json_file: Annotated[Path | None, json_option()] = None,
    ) -> None:
        from paiban.cli.call import CallWish, tell_calls

        wish = CallWish(gap=gap, person=person, audience=audience, seconds=seconds)
        raise typer.Exit(tell_calls(folder, language, wish, json_file))
