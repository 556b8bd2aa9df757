"""Finds the people that the coordinator names on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from paiban.text import _
from paiban.values.errors import InputError, Mistake

SEPARATORS = re.compile("[、，,；;]")
LIKENESS = 50  # per cent from which on a name is offered as the one that was meant


class Named(Protocol):
    """Somebody who can be named: of the workbook or of a plan."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


Someone = TypeVar("Someone", bound=Named)


def find_people(
    volunteers: Sequence[Someone], typed: Iterable[str], option: str = "--drop"
) -> tuple[Someone, ...]:
    """Return whom each text means by name or id; ``InputError`` for what means nobody or several.

    A text may also be several names with commas between them.
    """
    found, mistakes = [], []
    for text in typed:
        is_one = bool(_matching(volunteers, text))
        for name in [text] if is_one else SEPARATORS.split(text):
            matching = _matching(volunteers, name)
            if len(matching) == 1:
                found.append(matching[0])
            else:
                mistakes.append(_mistake(volunteers, name.strip(), matching, option))
    if mistakes:
        raise InputError(mistakes)
    return tuple(dict.fromkeys(found))


def _matching(volunteers: Sequence[Someone], name: str) -> list[Someone]:
    """Return everybody of this id, else of this name."""
    from paiban.io.name_labels import comparable

    typed = comparable(name)
    return [person for person in volunteers if typed == comparable(person.id)] or [
        person for person in volunteers if typed == comparable(person.name)
    ]


def _mistake(volunteers: Sequence[Named], name: str, matching: Sequence[Named], option: str) -> Mistake:
    if matching:
        ids = _(", ").join(f'"{person.id}"' for person in matching)
        what = _("{count} people are called {name}.").format(count=len(matching), name=name)
        return Mistake(option, what, _("Write one of: {labels}.").format(labels=ids))
    what = _("Nobody is called {name}.").format(name=name)
    alike = _alike(volunteers, name)
    if alike:
        remedy = _("Did you mean {names}?").format(names=_(", ").join(alike))
    else:
        remedy = _("Write the name as it stands in the workbook.")
    return Mistake(option, what, remedy)


def _alike(volunteers: Sequence[Named], name: str) -> list[str]:
    from rapidfuzz import process

    known = [person.name for person in volunteers]
    return [match for match, score, _index in process.extract(name, known, limit=3) if score >= LIKENESS]
