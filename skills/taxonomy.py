"""Words for what people can do become ids of skills and trainings; the words are in ``taxonomy.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process

from paiban.text import language as current_language

_SPLIT = re.compile(r"[、,;:。|┋/&+()\[\]【】!?\n\r\t]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\band\b")
_KIN = re.compile(
    r"爱人|老公|丈夫|老婆|妻子|太太|儿子|女儿|家属|爸爸|妈妈|父亲|母亲|哥哥|姐姐|弟弟|妹妹|的先生|的孩子|的朋友"
    r"|\b(?:wife|husband|son|daughter|mother|father|brother|sister)\b"
)
# The last of these before a skill decides whether it is there.
_SENSE = re.compile(
    r"(?P<no>不太会|不会|不能|不懂|不是|不可以|没有|没|无(?!人机)|不|\bno\b|\bnot\b|\bcannot\b|\bcan't\b|n't\b)"
    r"|(?P<yes>会|能|懂|有|可以|但|\bbut\b|\bcan\b)"
)
_LACK_AFTER = re.compile(r"\s*(?:证)?(?:都|也)?(?:不太|不会|不好|不行|不懂|不熟)")


@dataclass(frozen=True)
class Skill:
    """One thing a person can do or was trained in; ``certified`` needs a certificate."""

    id: str
    zh: str
    en: str
    synonyms: tuple[str, ...] = ()
    certified: bool = False
    implies: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        return self.id, self.zh, self.en, *self.synonyms

    def label(self, language: str | None = None) -> str:
        return self.zh if (language or current_language()) == "zh" else self.en


@dataclass(frozen=True)
class Taxonomy:
    """All skills and trainings by id, and the words that lead to them."""

    skills: Mapping[str, Skill]
    trainings: Mapping[str, Skill]

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The id of every normalised label and synonym of a skill."""
        return _words(self.skills)

    @cached_property
    def training_words(self) -> Mapping[str, str]:
        """The id of every normalised label and synonym of a training."""
        return _words(self.trainings)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all skills, in the order of the file."""
        return tuple(self.skills)

    def training_ids(self) -> tuple[str, ...]:
        """Return the ids of all trainings, in the order of the file."""
        return tuple(self.trainings)

    def find(self, word: str) -> str | None:
        """Return the id of the skill with exactly this label, synonym or id."""
        return self.words.get(normalised(word))

    def find_training(self, word: str) -> str | None:
        """Return the id of the training with exactly this label, synonym or id."""
        return self.training_words.get(normalised(word))

    def nearest(self, word: str, count: int = 3) -> tuple[str, ...]:
        """Return the labels of the skills whose words come nearest, the nearest first."""
        return tuple(self.label(ident) for ident in _nearest(word, self.words, count))

    def nearest_training(self, word: str, count: int = 3) -> tuple[str, ...]:
        """Return the labels of the trainings whose words come nearest, the nearest first."""
        return tuple(self.training_label(ident) for ident in _nearest(word, self.training_words, count))

    def label(self, ident: str, language: str | None = None) -> str:
        """Return a skill's label; a skill of the coordinator's own is its own label."""
        return self.skills[ident].label(language) if ident in self.skills else ident

    def training_label(self, ident: str, language: str | None = None) -> str:
        """Return a training's label; a training of the coordinator's own is its own label."""
        return self.trainings[ident].label(language) if ident in self.trainings else ident

    def with_implied(self, idents: Iterable[str]) -> frozenset[str]:
        """Return the skills and all that they imply: a nurse is medical staff too."""
        found: set[str] = set()
        waiting = list(idents)
        while waiting:
            ident = waiting.pop()
            if ident not in found:
                found.add(ident)
                waiting.extend(self.skills[ident].implies if ident in self.skills else ())
        return frozenset(found)


@dataclass(frozen=True)
class SkillsReading:
    """The skills a text names; ``claimed`` are those of them that need a certificate someone must see.

    ``unread`` are the parts in which nothing was found, and those that speak of somebody else. ``trainings``
    are only said to have been taken.
    """

    skills: frozenset[str]
    claimed: frozenset[str]
    unread: tuple[str, ...]
    trainings: frozenset[str] = frozenset()


@cache
def load_taxonomy() -> Taxonomy:
    """Return the taxonomy that comes with the program."""
    data = tomllib.loads(files("paiban.skills").joinpath("taxonomy.toml").read_text(encoding="utf-8"))
    return Taxonomy(_skills(data["skill"]), _skills(data["training"]))


def read_skills(text: str) -> SkillsReading:
    """Return the skills in a cell such as "退休护士、会手语，不会开车"."""
    taxonomy = load_taxonomy()
    skills: set[str] = set()
    trainings: set[str] = set()
    unread: list[str] = []
    for piece in filter(None, (part.strip() for part in _SPLIT.split(unicodedata.normalize("NFKC", text)))):
        plain = normalised(piece)
        is_own = not _KIN.search(plain)
        found = _mentions(plain, taxonomy.words) if is_own else []
        trained = _mentions(plain, taxonomy.training_words) if is_own else []
        skills.update(ident for ident, is_there in found if is_there)
        trainings.update(ident for ident, is_there in trained if is_there)
        if not found and not trained:
            unread.append(piece)
    claimed = frozenset(ident for ident in skills if taxonomy.skills[ident].certified)
    return SkillsReading(frozenset(skills), claimed, tuple(unread), frozenset(trainings))


def normalised(word: str) -> str:
    """Return a word as it is compared: one width, one case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def _skills(rows: Iterable[Mapping[str, Any]]) -> dict[str, Skill]:
    skills = (
        Skill(
            **{
                **row,
                "synonyms": tuple(row.get("synonyms", ())),
                "implies": frozenset(row.get("implies", ())),
            }
        )
        for row in rows
    )
    return {skill.id: skill for skill in skills}


def _words(skills: Mapping[str, Skill]) -> dict[str, str]:
    return {normalised(word): skill.id for skill in skills.values() for word in skill.words}


def _nearest(word: str, words: Mapping[str, str], count: int) -> list[str]:
    ranked = process.extract(normalised(word), list(words), scorer=fuzz.ratio, limit=None)
    return list(dict.fromkeys(words[match] for match, _, _ in ranked))[:count]


def _mentions(piece: str, words: Mapping[str, str]) -> list[tuple[str, bool]]:
    """Return the id of every word that stands in the piece, and whether the person has it."""
    places = _longest(_places(piece, _finder(tuple(words))))
    return [(words[piece[start:end]], _is_there(piece, start, end)) for start, end in places]


@cache
def _finder(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(_bounded(word) for word in ordered))


def _bounded(word: str) -> str:
    before = r"(?<![a-z0-9])" if word[0].isascii() else ""
    after = r"(?![a-z0-9])" if word[-1].isascii() else ""
    return before + re.escape(word) + after


def _places(piece: str, finder: re.Pattern[str]) -> list[tuple[int, int]]:
    matches = (finder.match(piece, position) for position in range(len(piece)))
    return [match.span() for match in matches if match]


def _longest(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places that lie in no longer one: 兽医 is not also a 医生, but 英语老师 is two skills."""
    return [
        (start, end)
        for start, end in places
        if not any(low <= start and end <= high and high - low > end - start for low, high in places)
    ]


def _is_there(piece: str, start: int, end: int) -> bool:
    """Say whether the words around a skill grant it: neither 不会开车 nor 英语不好 does."""
    senses = [match for match in _SENSE.finditer(piece, 0, start) if match.end() <= start]
    is_denied = bool(senses) and senses[-1]["no"] is not None
    return not is_denied and not _LACK_AFTER.match(piece, end)
