"""Writes the example workbooks anew; all people in them are invented.

Run it from the repository's root: ``python -m examples.generate``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from examples.invented.full_lockdown import full_lockdown
from examples.invented.lockdown_week import lockdown_week
from examples.invented.quickstart import quickstart
from paiban.io import workbook_writer
from paiban.scheduler.catalogue import load_catalogue
from paiban.values.compound import Compound

HERE = Path(__file__).parent
LANGUAGE = "zh"
EXAMPLES: dict[str, Callable[[], Compound]] = {
    "quickstart": quickstart,
    "lockdown-week": lockdown_week,
    "full-lockdown": full_lockdown,
}


def workbook_of(name: str) -> Path:
    """Return the path of an example's workbook."""
    return HERE / name / "paiban.xlsx"


def main() -> None:
    """Write every example into the folder of its name."""
    for name, make in EXAMPLES.items():
        path = workbook_of(name)
        titles = load_catalogue().titles(LANGUAGE)
        workbook_writer.write(path, make(), language=LANGUAGE, lines=titles, overwrite=True)
        path.chmod(0o644)  # the people are invented: everybody may read them


if __name__ == "__main__":
    main()
