"""``paiban what-if``: hours asked for and offered if things were different; nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.buildings import find_buildings
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.folder import Opened, open_folder
from paiban.cli.outputs import write_json
from paiban.cli.people import find_people
from paiban.cli.since import Since
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.scheduler.search import SolveSettings
    from paiban.scheduler.supply import Supply
    from paiban.scheduler.what_if import Contrast, WhatIf
    from paiban.values.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Imagination:
    """What the coordinator typed."""

    seal: tuple[str, ...]
    unseal: tuple[str, ...]
    drop: tuple[str, ...]
    fewer: int
    more: int
    on: tuple[str, ...]
    off: tuple[str, ...]
    is_solved: bool


def tell_what_if(
    path: Path, language: str | None, wish: Imagination, settings: SolveSettings, json_file: Path | None
) -> int:
    """Say what would be asked for and offered, and with ``is_solved`` what would stay empty."""
    from paiban.scheduler.what_if import WhatIf, contrasts, imagined

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    since = _since(opened)
    compound, dropouts = since.compound(opened.book.compound), since.dropouts
    before, after = (
        imagined(compound, what, dropouts, opened.past)
        for what in (WhatIf(), _meant(opened, wish, settings.seed))
    )
    rows = contrasts(before, after, opened.book.rules)
    _tell_contrasts(rows)
    document: dict[str, Any] = {"supply": [asdict(row) for row in rows]}
    is_short = any(row.after is not None and row.after.is_short for row in rows)
    if wish.is_solved:
        missing = _missing(opened, before, after, settings)
        _tell_missing(missing)
        document["missing_minutes"] = missing
        is_short = is_short or any(counts["after"] for counts in missing.values())
    screen.say(_("Nothing was saved: this was only imagined."))
    write_json(document, json_file)
    return SHORT if is_short else DONE


def _since(opened: Opened) -> Since:
    """Return what has happened since the workbook was written, as the roster in force remembers it."""
    if not opened.folder.has_store:
        return Since()
    with opened.folder.store() as store:
        head = store.head()
    since = Since.of(head, opened.problem.horizon)
    return since.known_to(since.problem(opened))


def _meant(opened: Opened, wish: Imagination, seed: int) -> WhatIf:
    """Return what was typed as values; raises ``InputError`` for buildings and people that are not there."""
    from paiban.scheduler.what_if import WhatIf

    compound = opened.book.compound
    now = compound.horizon.minute_at(datetime.now(UTC))
    return WhatIf(
        sealed=find_buildings(compound.buildings, wish.seal, "--seal"),
        unsealed=find_buildings(compound.buildings, wish.unseal, "--unseal"),
        absent=tuple(person.id for person in find_people(compound.volunteers, wish.drop)),
        fewer=wish.fewer,
        more=wish.more,
        lines={
            **dict.fromkeys(_lines(wish.off, "--off"), False),
            **dict.fromkeys(_lines(wish.on, "--on"), True),
        },
        since=now if 0 <= now < compound.horizon.minutes else 0,
        seed=seed,
    )


def _lines(typed: Sequence[str], option: str) -> tuple[str, ...]:
    """Return the lines of the catalogue that were typed; raises ``InputError`` for what is none."""
    from paiban.scheduler.catalogue import load_catalogue

    known = {line.id.casefold(): line.id for line in load_catalogue().lines}
    unknown = [text for text in typed if text.strip().casefold() not in known]
    if unknown:
        remedy = _("Choose one of: {choices}").format(choices=", ".join(known.values()))
        what = _("There is no task “{name}” in the catalogue.")
        raise InputError([Mistake(option, what.format(name=text), remedy) for text in unknown])
    return tuple(known[text.strip().casefold()] for text in typed)


def _tell_contrasts(rows: Sequence[Contrast]) -> None:
    from paiban.skills.taxonomy import load_taxonomy

    screen.say(_("Hours needed and offered, as it is → as it would be, by skill and time of day:"))
    for row in rows:
        if not any(side is not None and side.wanted for side in (row.before, row.after)):
            continue
        skill = _("all") if row.row.skill is None else load_taxonomy().label(row.row.skill)
        words = _("  {skill} {start:02d}–{end:02d}: {needed} h needed, {offered} h offered").format(
            skill=skill,
            start=row.row.hours[0],
            end=row.row.hours[1],
            needed=_change(row.before, row.after, "needed"),
            offered=_change(row.before, row.after, "offered"),
        )
        is_short = row.after is not None and row.after.is_short
        screen.say(words + ("  " + _("← too few") if is_short else ""))


def _change(before: Supply | None, after: Supply | None, what: str) -> str:
    old, new = (0 if side is None else round(getattr(side, what) / 60) for side in (before, after))
    return str(old) if old == new else f"{old} → {new}"


def _missing(
    opened: Opened, before: Problem, after: Problem, settings: SolveSettings
) -> dict[str, dict[str, int]]:
    """Return the person-minutes that stay empty in needed seats, by tier, both after the same effort."""
    from paiban.scheduler.solve import solve
    from paiban.scheduler.what_if import missing_by_tier

    found: dict[str, dict[str, int]] = {}
    for name, problem in (("before", before), ("after", after)):
        with screen.live_line() as report:
            result = solve(problem, opened.book.rules, settings, report)
        if result.roster is None:
            what = _(
                "No roster was found: pins and rules that must hold contradict each other, or time was short."
            )
            raise InputError([Mistake("--solve", what, _("Leave --solve out, or see: paiban solve"))])
        for tier, minutes in missing_by_tier(problem, result.roster).items():
            found.setdefault(f"P{int(tier)}", {})[name] = minutes
    return found


def _tell_missing(missing: dict[str, dict[str, int]]) -> None:
    from paiban.io.wording import hours

    screen.say(_("Hours that stay empty in needed seats, as it is → as it would be:"))
    for tier, counts in missing.items():
        screen.say(f"  {tier}: {hours(counts['before'])} → {hours(counts['after'])}")
