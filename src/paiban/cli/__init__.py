"""The command line: reads what the coordinator typed, calls one function, says what came of it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from paiban.cli.exit_codes import BUG, INTERRUPTED, WRONG_INPUT
from paiban.cli.file_errors import file_mistake
from paiban.text import LANGUAGES, _, set_language, system_language
from paiban.values.errors import AuditError, InputError, Mistake, PaibanError

OPTION = "--lang"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code; the language is known before any text is made."""
    _print_whatever_the_terminal_can()
    set_language(system_language())
    words, wish = _without_language(list(sys.argv[1:] if arguments is None else arguments))
    language = None if wish is None else _language(wish)
    set_language(language or system_language())
    from paiban.cli.app import make_app  # its help texts are made in the language in force

    app = make_app(language)
    try:
        app(words, prog_name="paiban")
    except InputError as error:
        _wrong_input(error.mistakes)
    except AuditError as error:
        _own_bug(error)
    except PaibanError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_INPUT)
    except SystemExit as leaving:  # the library's own answer to Ctrl-C says nothing
        if leaving.code == INTERRUPTED:
            print(_("Stopped; nothing was written."), file=sys.stderr)
        raise
    except OSError as error:
        mistake = file_mistake(error)
        if mistake is None:
            _own_bug(error)
        _wrong_input([mistake])
    except Exception as error:
        _own_bug(error)
    sys.exit(0)


def _print_whatever_the_terminal_can() -> None:
    """Let a terminal without Chinese letters show question marks rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _without_language(words: list[str]) -> tuple[list[str], str | None]:
    """Take ``--lang zh`` or ``--lang=en`` out of the words, wherever it stands; the last one counts."""
    kept: list[str] = []
    wish = None
    rest = iter(words)
    for word in rest:
        if word == OPTION:
            wish = next(rest, "")
        elif word.startswith(f"{OPTION}="):
            wish = word.removeprefix(f"{OPTION}=")
        else:
            kept.append(word)
    return kept, wish


def _language(wish: str) -> str:
    """Return the language that somebody typed, as in zh, EN or zh_CN; leave if there is no such one."""
    code = wish.lower().replace("_", "-").split("-")[0]
    if code not in LANGUAGES:
        what = _("There is no language “{name}”.").format(name=wish)
        remedy = _("Choose one of: {choices}").format(choices=", ".join(LANGUAGES))
        _wrong_input([Mistake(OPTION, what, remedy)])
    return code


def _wrong_input(mistakes: Sequence[Mistake]) -> NoReturn:
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    sys.exit(WRONG_INPUT)


def _own_bug(error: Exception) -> NoReturn:
    """Say that it is our mistake, and where; values stay out, since they may hold phones and names."""
    print(_("This is a bug in paiban, not yours. Nothing of yours was changed."), file=sys.stderr)
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  {frame.filename}:{frame.lineno} {frame.name}", file=sys.stderr)
    print(f"  {type(error).__name__}", file=sys.stderr)
    sys.exit(BUG)
