"""Cuts a text about times into tokens; every character belongs to one, if only to an unknown one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from paiban.skills import times_words as words
from paiban.skills.times_clocks import Clocks, match_clocks
from paiban.skills.times_days import Days, match_days
from paiban.values.horizon import Horizon


class Sort(Enum):
    """What a token does in a sentence about times."""

    DAYS = auto()
    CLOCKS = auto()
    ALWAYS = auto()
    ALL_FINE = auto()
    REST = auto()
    YES = auto()
    NO = auto()
    EXCEPT = auto()
    REFUSE = auto()
    OUTSIDE = auto()
    FILLER = auto()
    UNKNOWN = auto()
    LIST = auto()
    AND = auto()
    COMMA = auto()
    BRACKET = auto()
    BREAK = auto()


SEPARATORS = frozenset({Sort.LIST, Sort.AND, Sort.COMMA, Sort.BRACKET, Sort.BREAK})


@dataclass(frozen=True)
class Token:
    sort: Sort
    start: int
    end: int
    days: Days | None = None
    clocks: Clocks | None = None


_WORDS: dict[str, Sort] = {
    word: sort
    for sort, entries in (
        (Sort.FILLER, words.FILLERS),
        (Sort.UNKNOWN, words.HEDGES),
        (Sort.ALWAYS, words.ALWAYS),
        (Sort.ALL_FINE, words.ALL_FINE),
        (Sort.REST, words.REST),
        (Sort.YES, words.YES),
        (Sort.NO, words.NO),
        (Sort.EXCEPT, words.EXCEPT),
        (Sort.REFUSE, words.REFUSE),
        (Sort.OUTSIDE, words.OUTSIDE),
        (Sort.AND, words.AND),
        (Sort.BREAK, words.BUT),
    )
    for word in entries
}
_WORD = re.compile(words.alternatives(_WORDS), re.IGNORECASE | re.ASCII)
_SIGNS = {
    Sort.LIST: "、/",
    Sort.COMMA: ",:",
    Sort.BRACKET: "()[]【】「」《》",
    Sort.BREAK: ";。|┋!\n\r",
}
_SIGN = {sign: sort for sort, signs in _SIGNS.items() for sign in signs}
_SPACE = re.compile(r"[^\S\n\r]+")
_UNKNOWN = re.compile(r"[0-9][0-9:./-]*|[A-Za-z]+|.", re.DOTALL)


def scan(text: str, horizon: Horizon) -> list[Token]:
    """Return the tokens of a normalised text in order, spaces left out."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        space = _SPACE.match(text, position)
        if space:
            position = space.end()
            continue
        token = _token(text, position, horizon)
        tokens.append(token)
        position = token.end
    return tokens


def _token(text: str, position: int, horizon: Horizon) -> Token:
    days = match_days(text, position, horizon)
    if days:
        return Token(Sort.DAYS, position, days[0], days=days[1])
    clocks = match_clocks(text, position)
    if clocks:
        return Token(Sort.CLOCKS, position, clocks[0], clocks=clocks[1])
    word = _WORD.match(text, position)
    if word:
        return Token(_WORDS[re.sub(r"\s+", " ", word[0].lower())], position, word.end())
    if text[position] in _SIGN:
        return Token(_SIGN[text[position]], position, position + 1)
    is_stop = text[position] == "." and not text[position + 1 : position + 2].isdigit()
    unknown = _UNKNOWN.match(text, position)
    return Token(
        Sort.BREAK if is_stop else Sort.UNKNOWN, position, unknown.end() if unknown else position + 1
    )
