"""``paiban recruit``: the fewest extra people who would fill the gaps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.outputs import write_json
from paiban.cli.standing import open_standing
from paiban.text import _, ngettext

if TYPE_CHECKING:
    from paiban.values.problem import Problem
    from paiban.values.recruits import Recruit, Recruits


@dataclass(frozen=True, kw_only=True)
class RecruitWish:
    """Whether wanted seats count as well, and how many hours a day a newcomer may be asked for."""

    is_wanted: bool
    hours: float


def tell_recruits(path: Path, language: str | None, wish: RecruitWish, json_file: Path | None) -> int:
    """Say whom to look for; return the exit code: 1 while needed seats are empty."""
    from paiban.scheduler.recruit import recruits

    standing = open_standing(path, language)
    problem = standing.present.problem
    found = recruits(standing.present, wanted=wish.is_wanted, day_minutes=round(wish.hours * 60))
    _tell(found, problem)
    write_json(_document(found, problem), json_file)
    return SHORT if standing.gaps() else DONE


def _tell(found: Recruits, problem: Problem) -> None:
    from paiban.io.recruit_words import recruit_words

    if not found.people and not found.unfilled:
        screen.say(_("Nobody has to be looked for: every seat is filled."))
        return
    count = len(found.people)
    if count:
        screen.say(
            ngettext(
                "Look for {count} person ({proof}):", "Look for {count} people ({proof}):", count
            ).format(count=count, proof=_proof(found))
        )
    for number, person in enumerate(found.people, start=1):
        for line in recruit_words(number, person, problem):
            screen.say(line)
    if found.unfilled:
        screen.say(
            ngettext(
                "{count} gap cannot be filled by anybody: a rule forbids it.",
                "{count} gaps cannot be filled by anybody: a rule forbids it.",
                len(found.unfilled),
            ).format(count=len(found.unfilled))
        )


def _proof(found: Recruits) -> str:
    if found.is_smallest:
        return _("fewer are proven not to be enough")
    return _("at least {count}; more time might find fewer").format(count=found.at_least)


def _document(found: Recruits, problem: Problem) -> dict[str, Any]:
    moment = problem.horizon.moment
    return {
        "people": [_person_row(person, problem) for person in found.people],
        "at_least": found.at_least,
        "is_smallest": found.is_smallest,
        "unfilled": [
            {
                "need": gap.need,
                "role": gap.role,
                "start": moment(gap.start).isoformat(),
                "end": moment(gap.end).isoformat(),
                "missing": gap.missing,
                "short": gap.short,
            }
            for gap in found.unfilled
        ],
    }


def _person_row(person: Recruit, problem: Problem) -> dict[str, Any]:
    moment = problem.horizon.moment
    return {
        "kind": person.kind,
        "must": list(person.must),
        "one_of": list(person.one_of),
        "trainings": sorted(person.trainings),
        "duties": [
            {
                "need": row.need,
                "role": row.role,
                "start": moment(row.start).isoformat(),
                "end": moment(row.end).isoformat(),
            }
            for row in person.duties
        ],
    }
