"""The command line: reads what the coordinator typed, calls one function, says what came of it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from paiban.cli.exit_codes import BUG, WRONG_INPUT
from paiban.text import LANGUAGES, _, set_language, system_language
from paiban.values.errors import AuditError, InputError, PaibanError


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code; the language is known before any text is made."""
    words, language = _without_language(list(sys.argv[1:] if arguments is None else arguments))
    set_language(language or system_language())
    from paiban.cli.app import make_app  # its help texts are made in the language in force

    app = make_app(language)
    try:
        app(words, prog_name="paiban")
    except InputError as error:
        for mistake in error.mistakes:
            print(mistake, file=sys.stderr)
        sys.exit(WRONG_INPUT)
    except AuditError as error:
        _own_bug(error)
    except PaibanError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_INPUT)
    except KeyboardInterrupt:
        print(_("Stopped; nothing was written."), file=sys.stderr)
        sys.exit(WRONG_INPUT)
    except Exception as error:
        _own_bug(error)
    sys.exit(0)


def _without_language(words: list[str]) -> tuple[list[str], str | None]:
    """Take ``--lang zh`` or ``--lang=en`` out of the words; leave what is no language to be reported."""
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words) and words[place + 1] in LANGUAGES:
            return words[:place] + words[place + 2 :], words[place + 1]
        if word.startswith("--lang=") and word.removeprefix("--lang=") in LANGUAGES:
            return words[:place] + words[place + 1 :], word.removeprefix("--lang=")
    return words, None


def _own_bug(error: Exception) -> NoReturn:
    """Say that it is our mistake, and where; values stay out, since they may hold phones and names."""
    print(_("This is a bug in paiban, not yours. Nothing of yours was changed."), file=sys.stderr)
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  {frame.filename}:{frame.lineno} {frame.name}", file=sys.stderr)
    print(f"  {type(error).__name__}", file=sys.stderr)
    sys.exit(BUG)
