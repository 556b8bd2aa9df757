"""Every message a person reads, in Chinese and English.

The English sentence in the code is the message id; ``locale/zh_CN`` translates it. The language is held in
a context variable, so that a server could answer two people in two languages at once.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
_DEFAULT = "zh"
_current: ContextVar[str] = ContextVar("paiban_language", default=_DEFAULT)


def N_(message: str) -> str:
    """Mark a message for translation where it is defined; ``_`` translates it where it is shown."""
    return message


def _(message: str) -> str:
    """Return the message in the language in force."""
    return _catalog(_current.get()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the message in the language in force, in the form that ``count`` needs."""
    return _catalog(_current.get()).ngettext(singular, plural, count)


def language() -> str:
    """Return the language in force: ``zh`` or ``en``."""
    return _current.get()


def set_language(code: str) -> None:
    """Use a language from here on; an unknown code is a mistake of ours."""
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}")
    _current.set(code)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Use a language inside a ``with`` block."""
    before = _current.get()
    set_language(code)
    try:
        yield
    finally:
        _current.set(before)


def system_language() -> str:
    """Return the language that the machine's locale asks for; Chinese unless it plainly asks for English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else _DEFAULT
    return _DEFAULT


@cache
def _catalog(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    folder = Path(__file__).parent / "locale"
    return gettext.translation("paiban", folder, languages=["zh_CN"])
