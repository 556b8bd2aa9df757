"""``paiban export``: the saved roster for the group, the office or machines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.days import planned_day
from paiban.cli.folder import Folder, speak
from paiban.cli.numbers import revision_of
from paiban.cli.outputs import is_standard_output, require_free, write_text
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.audience import Audience
    from paiban.values.plan import Plan


BETWEEN_MESSAGES = "─" * 20  # each message is copied alone; blank lines are inside them too


@dataclass(frozen=True, kw_only=True)
class ChatWish:
    """What the coordinator asked of the messages."""

    day: str | None
    is_change: bool
    since: str | None
    has_phones: bool
    audience: str
    limit: int


def export_chat(path: Path, language: str | None, wish: ChatWish, out: Path | None) -> None:
    """Print the messages, or write them to one file, with a line between them."""
    from paiban.io import chat

    folder, plan = _open(path, language, out)
    audience = _audience(wish.audience)
    if wish.is_change:
        before = _before(folder, wish.since)
        messages = chat.change_notice(before, plan, limit_bytes=wish.limit, audience=audience)
    else:
        messages = chat.roster_messages(
            plan,
            planned_day(wish.day, plan),
            limit_bytes=wish.limit,
            audience=audience,
            with_phones=wish.has_phones,
        )
    _deliver(f"\n{BETWEEN_MESSAGES}\n".join(messages) + "\n", out)


def export_workbook(path: Path, language: str | None, audience: str, out: Path | None) -> None:
    """Write the roster workbook; without ``out`` beside the input workbook, under a name that is free."""
    from paiban.io import roster_workbook

    folder, plan = _open(path, language, out)
    name = _("roster-{revision}").format(revision=plan.revision)
    if audience != "office":
        name = f"{name}-{audience}"
    target = out or folder.free_path(name, ".xlsx")
    roster_workbook.write(plan, target, audience=_audience(audience), language=language)
    screen.say(_("Written: {path}").format(path=target))


def export_sign_in(path: Path, language: str | None, day: str | None, out: Path | None) -> None:
    """Write the sheet of a day on which people sign in; without ``out`` beside the input workbook."""
    from paiban.io import sign_in_sheet

    folder, plan = _open(path, language, out)
    meant = planned_day(day, plan)
    name = _("sign-in-{day}").format(day=f"{meant.month}-{meant.day}")
    target = out or folder.free_path(name, ".xlsx")
    sign_in_sheet.write(plan, meant, target)
    screen.say(_("Written: {path}").format(path=target))


def export_json(path: Path, language: str | None, audience: str, out: Path | None) -> None:
    """Print the plan document, or write it to ``out``."""
    from paiban.io.audience import visible

    _folder, plan = _open(path, language, out)
    shown = visible(plan, _audience(audience))
    _deliver(shown.model_dump_json(indent=1, by_alias=True) + "\n", out)


def _open(path: Path, language: str | None, out: Path | None) -> tuple[Folder, Plan]:
    """Return the plan in force, having seen that ``out`` is free; speak the plan's language from here on."""
    folder = Folder.at(path)
    plan = folder.standing_plan()
    speak(plan, language)
    require_free(out)
    return folder, plan


def _deliver(text: str, out: Path | None) -> None:
    """Print a text, or write it to the file that was asked for."""
    target = out or Path("-")
    write_text(text, target)
    if not is_standard_output(target):
        screen.say(_("Written: {path}").format(path=target))


def _before(folder: Folder, since: str | None) -> Plan:
    """Return the roster of a number or name, or the one that was in force before this one."""
    with folder.store() as store:
        number = store.previous() if since is None else revision_of(since, store)
        if number is None:
            what = _("This is the first roster; nothing came before it.")
            raise InputError([Mistake("--changes", what, _("Leave --changes out."))])
        return store.load(number)


def _audience(name: str) -> Audience:
    from paiban.io.audience import Audience

    try:
        return Audience(name)
    except ValueError:
        choices = ", ".join(audience.value for audience in Audience)
        what = _("There is no audience “{name}”.").format(name=name)
        raise InputError(
            [Mistake("--audience", what, _("Choose one of: {choices}").format(choices=choices))]
        ) from None
