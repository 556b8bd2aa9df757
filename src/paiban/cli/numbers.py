"""Which saved roster a number or a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.store import Store


def revision_of(words: str, store: Store) -> int:
    """Return the number of the roster that a number or a name means; ``InputError`` if there is none."""
    if words.strip().isdecimal():
        return int(words)
    marks = store.marks()
    if words.strip() not in marks:
        what = _("No roster is called “{name}”.").format(name=words)
        remedy = _("There are: {names}.").format(names=_(", ").join(marks) or _("none"))
        raise InputError([Mistake(words, what, remedy)])
    return marks[words.strip()]
