"""``paiban export``: the saved roster for the group, the office or machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.folder import Folder
from paiban.text import LANGUAGES, _, set_language
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.audience import Audience
    from paiban.values.plan import Plan


@dataclass(frozen=True, kw_only=True)
class ChatWish:
    """What the coordinator asked of the messages."""

    day: str | None
    is_change: bool
    has_phones: bool
    audience: str
    limit: int


def export_chat(path: Path, language: str | None, wish: ChatWish, out: Path | None) -> None:
    """Print the messages, or write them to one file, with a line between them."""
    from paiban.io import chat

    folder, plan = _open(path, language)
    audience = _audience(wish.audience)
    if wish.is_change:
        messages = chat.change_notice(_parent(folder, plan), plan, limit_bytes=wish.limit, audience=audience)
    else:
        messages = chat.roster_messages(
            plan,
            _day(wish.day, plan),
            limit_bytes=wish.limit,
            audience=audience,
            with_phones=wish.has_phones,
        )
    text = "\n\n".join(messages) + "\n"
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, encoding="utf-8")
        screen.say(_("Written: {path}").format(path=out))


def export_workbook(path: Path, language: str | None, audience: str, out: Path | None) -> None:
    """Write the roster workbook; without ``out`` beside the input workbook, under a name that is free."""
    from paiban.io import roster_workbook

    folder, plan = _open(path, language)
    name = _("roster-{revision}").format(revision=plan.revision)
    if audience != "office":
        name = f"{name}-{audience}"
    target = out or folder.free_path(name, ".xlsx")
    roster_workbook.write(plan, target, audience=_audience(audience), language=language)
    screen.say(_("Written: {path}").format(path=target))


def export_json(path: Path, language: str | None, audience: str, out: Path | None) -> None:
    """Print the plan document, or write it to ``out``."""
    from paiban.io import plan_document
    from paiban.io.audience import visible

    _folder, plan = _open(path, language)
    shown = visible(plan, _audience(audience))
    if out is None:
        screen.write_json(shown.model_dump(mode="json", by_alias=True), Path("-"))
    else:
        plan_document.write(shown, out)
        screen.say(_("Written: {path}").format(path=out))


def _open(path: Path, language: str | None) -> tuple[Folder, Plan]:
    """Return the plan in force, and speak its language unless another was asked for."""
    folder = Folder.at(path)
    plan = folder.standing_plan()
    spoken = language or plan.settings.language
    set_language(spoken if spoken in LANGUAGES else LANGUAGES[0])
    return folder, plan


def _parent(folder: Folder, plan: Plan) -> Plan:
    if plan.parent is None:
        what = _("This is the first roster; nothing came before it.")
        raise InputError([Mistake("--changes", what, _("Leave --changes out."))])
    with folder.store() as store:
        return store.load(plan.parent)


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


def _day(words: str | None, plan: Plan) -> date:
    """Return the day meant, which must be a planned one; the first one if none is named."""
    from paiban.skills.moments import read_moment
    from paiban.values.horizon import Horizon

    first, last = plan.horizon.start.date(), plan.horizon.end.date()
    if words is None:
        return first
    minute = read_moment(words, Horizon(first, last, plan.horizon.zone))
    day = None if minute is None else Horizon(first, last, plan.horizon.zone).moment(minute).date()
    if day is None or not first <= day < last:
        what = _("“{words}” is not one of the planned days.").format(words=words)
        raise InputError(
            [
                Mistake(
                    "--day", what, _("Write it like {example}").format(example=f"{first.month}/{first.day}")
                )
            ]
        )
    return day
