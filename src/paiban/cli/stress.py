"""``paiban stress``: what happens if one drops out, or two, or as many as usually do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.outputs import write_json
from paiban.cli.standing import open_standing
from paiban.text import _

if TYPE_CHECKING:
    from paiban.cli.standing import Standing
    from paiban.scheduler.stress import Outcome
    from paiban.values.roster import About

MOST_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class StressWish:
    """How many draws, each person's chance of not coming (0 to 1), and where chance begins."""

    draws: int
    chance: float
    seed: int


def tell_stress(path: Path, language: str | None, wish: StressWish, json_file: Path | None) -> int:
    """Say whose dropout would leave a P0 seat empty with nobody free for it; return the exit code."""
    from paiban.scheduler.stress import Stress

    standing = open_standing(path, language)
    problem = standing.present.problem
    stress = Stress(problem, standing.present.rules, standing.present.roster, now=problem.now)
    singles = [stress.without([person]) for person in stress.exposed]
    pairs = list(stress.pairs(singles))
    known = {person: past.no_show / 1000 for person, past in problem.past.items()}
    chances = {person.id: known.get(person.id, wish.chance) for person in problem.volunteers}
    draws = list(stress.draws(chances, wish.draws, wish.seed))
    _tell_singles(standing, singles)
    _tell_share(_("Any two of them gone: {good} of {all} pairs leave no P0 seat empty ({share})."), pairs)
    if draws:
        sentence = _(
            "Each missing with a chance of {chance}: {good} of {all} draws leave none empty ({share})."
        )
        _tell_share(sentence.replace("{chance}", f"{wish.chance:.0%}"), draws)
    screen.say(_("Nobody else is moved in this; a repair (paiban replan --drop) may fill more."))
    write_json(_document(standing, singles, pairs, draws), json_file)
    return DONE if all(outcome.holds for outcome in singles) else SHORT


def _tell_singles(standing: Standing, singles: Sequence[Outcome]) -> None:
    alone = sum(outcome.holds and not outcome.called for outcome in singles)
    filled = sum(outcome.holds and bool(outcome.called) for outcome in singles)
    bad = [outcome for outcome in singles if not outcome.holds]
    screen.say(_("{count} people have P0 duties ahead. If one of them drops out:").format(count=len(singles)))
    screen.say(_("  {count}: enough people are left").format(count=alone))
    screen.say(_("  {count}: somebody free can be called").format(count=filled))
    screen.say(_("  {count}: a P0 seat stays empty").format(count=len(bad)))
    bad.sort(key=_minutes, reverse=True)
    for outcome in bad[:MOST_SHOWN]:
        screen.say(f"    {_line(standing, outcome)}")
    if len(bad) > MOST_SHOWN:
        screen.say(_("    … and {count} more").format(count=len(bad) - MOST_SHOWN))


def _tell_share(sentence: str, outcomes: Sequence[Outcome]) -> None:
    good = sum(outcome.holds for outcome in outcomes)
    share = good / len(outcomes) if outcomes else 1.0
    screen.say(sentence.format(good=good, all=len(outcomes), share=f"{share:.1%}"))


def _minutes(outcome: Outcome) -> int:
    return sum(about.end - about.start for about in outcome.empty if about.start is not None and about.end)


def _line(standing: Standing, outcome: Outcome) -> str:
    names = _(", ").join(standing.present.problem.volunteer[person].name for person in outcome.people)
    places = dict.fromkeys(_place(standing, about) for about in outcome.empty)
    hours = f"{_minutes(outcome) / 60:.3g}"
    shown = _(", ").join(places)
    return _("{name}: {hours} h — {places}").format(name=names, hours=hours, places=shown)


def _place(standing: Standing, about: About) -> str:
    need = standing.present.problem.need.get(about.need or "")
    return need.name if need is not None else ""


def _document(
    standing: Standing, singles: Sequence[Outcome], pairs: Sequence[Outcome], draws: Sequence[Outcome]
) -> dict[str, Any]:
    moment = standing.present.problem.horizon.moment

    def when(about: About) -> dict[str, Any]:
        start, end = about.start or 0, about.end or 0
        return {
            "need": about.need,
            "role": about.role,
            "start": moment(start).isoformat(),
            "end": moment(end).isoformat(),
        }

    return {
        "one": [
            {
                "volunteer": outcome.people[0],
                "called": [{"volunteer": call.volunteer, "shift": call.shift} for call in outcome.called],
                "empty": [when(about) for about in outcome.empty],
            }
            for outcome in singles
        ],
        "two": {"pairs": len(pairs), "without_gap": sum(outcome.holds for outcome in pairs)},
        "draws": {"count": len(draws), "without_gap": sum(outcome.holds for outcome in draws)},
    }
