"""A sign-up as people write it in the group: name, building, phone, skills and hours in one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paiban.io.reading import building_key
from paiban.skills.taxonomy import load_taxonomy, read_skills
from paiban.skills.times import read_times
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Volunteer
from paiban.values.spans import Spans

_BREAK = re.compile(r"[\s,、;]+")  # a colon stands in clock times
_NAME_END = re.compile(r"[\s,、;:]")
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d(?:[- ]?\d{4}){2})(?!\d)")
_BUILDING = re.compile(r"(?<!\d)(\d+)\s*(?:号楼|栋|幢)|\bbuilding\s+(\w+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class SignUp:
    """What a sign-up says; ``unread`` are the words that were not understood."""

    name: str
    phone: str | None
    building: str | None
    skills: frozenset[str]
    trainings: frozenset[str]
    hours: Spans
    unread: tuple[str, ...]

    def person(self) -> Volunteer:
        """Return a volunteer who has said this and offers no hours yet."""
        skills = load_taxonomy().with_implied(self.skills)
        return Volunteer(
            id=self.name,
            name=self.name,
            phone=self.phone,
            building=self.building,
            skills=skills,
            trainings=self.trainings,
        )


def read_sign_up(
    words: str, horizon: Horizon, people: Iterable[Volunteer], buildings: Iterable[Building]
) -> SignUp:
    """Return what one line says. It begins with the name: that of somebody known, or its first word."""
    plain = unicodedata.normalize("NFKC", words).strip()
    name = _name(plain, people)
    rest, phone = _taken(_PHONE, plain[len(name) :].lstrip(":"))
    known = {building_key(building.number): building.number for building in buildings}
    rest, number = _building(rest, known)
    pieces = [piece for piece in _BREAK.split(rest) if piece]
    skilled = [piece for piece in pieces if _speaks_of_skills(piece)]
    others = [piece for piece in pieces if piece not in skilled]
    timed = [piece for piece in others if not read_times(piece, horizon).unread]
    readings = [read_skills(piece) for piece in skilled]
    times = read_times(" ".join(timed), horizon)
    unread = [piece for piece in others if piece not in timed]
    return SignUp(
        name=name,
        phone=phone and re.sub(r"\D", "", phone),
        building=number,
        skills=frozenset(skill for reading in readings for skill in reading.skills),
        trainings=frozenset(training for reading in readings for training in reading.trainings),
        hours=times.spans,
        unread=(*unread, *times.unread),
    )


def _speaks_of_skills(piece: str) -> bool:
    reading = read_skills(piece)
    return bool(reading.skills or reading.trainings)


def _name(plain: str, people: Iterable[Volunteer]) -> str:
    """Return the longest name of somebody known that the line begins with, else its first word."""
    known = {person.name for person in people} | {person.id for person in people}
    begun = (name for name in known if plain.startswith(name) and _ends_word(plain, name))
    return max(begun, key=len, default=_NAME_END.split(plain, maxsplit=1)[0])


def _ends_word(plain: str, name: str) -> bool:
    return len(plain) == len(name) or bool(_NAME_END.match(plain[len(name)]))


def _taken(pattern: re.Pattern[str], plain: str) -> tuple[str, str | None]:
    """Return a text without the first match of a pattern, and what its group says."""
    found = pattern.search(plain)
    if found is None:
        return plain, None
    return f"{plain[: found.start()]} {plain[found.end() :]}", next(filter(None, found.groups()), None)


def _building(plain: str, known: Mapping[str, str]) -> tuple[str, str | None]:
    """Return a text without the building, and its number if there is such a building; else all stays."""
    rest, word = _taken(_BUILDING, plain)
    number = None if word is None else known.get(building_key(word))
    return (plain, None) if number is None else (rest, number)
