"""A sign-up as people write it in the group: name, home, phone, sex, age, skills and hours in one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paiban.io.choices import SEXES, chosen
from paiban.io.reading import building_key
from paiban.skills.taxonomy import load_taxonomy, read_skills
from paiban.skills.times import read_times
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Sex, Volunteer
from paiban.values.spans import Spans

_BREAK = re.compile(r"[\s,、;]+")  # a colon stands in clock times
_NAME_END = re.compile(r"[\s,、;:]")
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d(?:[- ]?\d{4}){2})(?!\d)")
_NO_TIME = r"(?![\d:点时月/.-])"
_HOMES = (
    re.compile(rf"(?<!\d)(\d+)\s*(?:号楼|栋|幢)\s*(?:\d+\s*单元)?\s*(?:(\d{{3,4}}){_NO_TIME}\s*室?)?"),
    re.compile(r"\bbuilding\s+(\w+)(?:,?\s+room\s+(\w+))?", re.IGNORECASE),
    re.compile(rf"(?<![\d:/.-])(\d{{1,3}})[-#](\d{{3,4}}){_NO_TIME}\s*室?"),
)
_AGE = re.compile(
    r"(?<!\d)(\d{1,3})\s*岁|\bage\s+(\d{1,3})\b|\b(\d{1,3})\s+years(?:\s+old)?\b", re.IGNORECASE
)
_OLDEST = 110


@dataclass(frozen=True, kw_only=True)
class SignUp:
    """What a sign-up says; ``unread`` are the words that were not understood."""

    name: str
    phone: str | None
    building: str | None
    room: str | None
    sex: Sex | None
    age: int | None
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
            room=self.room,
            sex=self.sex,
            age=self.age,
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
    rest, number, room = _home(rest, known)
    rest, age = _age(rest)
    pieces = [piece for piece in _BREAK.split(rest) if piece]
    sex = next((found for piece in pieces if (found := chosen(piece, SEXES)) is not None), None)
    pieces = [piece for piece in pieces if chosen(piece, SEXES) is None]
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
        room=room,
        sex=None if sex is None else sex.meaning,
        age=age,
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


def _home(plain: str, known: Mapping[str, str]) -> tuple[str, str | None, str | None]:
    """Return a text without the home, and building and room if there is such a building; else all stays."""
    for pattern in _HOMES:
        found = pattern.search(plain)
        number = None if found is None else known.get(building_key(found[1]))
        if found is not None and number is not None:
            return f"{plain[: found.start()]} {plain[found.end() :]}", number, found[2]
    return plain, None, None


def _age(plain: str) -> tuple[str, int | None]:
    """Return a text without the age, and the age if anybody can be as old; else all stays."""
    rest, word = _taken(_AGE, plain)
    age = 0 if word is None else int(word)
    return (rest, age) if 0 < age <= _OLDEST else (plain, None)
