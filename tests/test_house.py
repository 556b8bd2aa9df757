"""The house is in order: what is shipped, what imports what, what the documents promise."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ("scheduler", "constraints", "skills", "io")
CODE = ("src", *ENGINE)
DOCUMENTS = ("README.md", "README.zh.md", "CONTRIBUTING.md")
HEAVY = {"ortools", "pandas", "openpyxl", "python_calamine"}


def run(*command: str | Path) -> str:
    """Return what a command prints; a failing one fails the test with all it said."""
    environment = {**os.environ, "TYPER_USE_RICH": "0", "COLUMNS": "200"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def paiban(*arguments: str) -> str:
    return run(sys.executable, "-c", "from paiban.cli import main; main()", *arguments)


def files(folder: Path) -> list[Path]:
    """Every file of the house below a folder, links not followed."""
    found = (Path(place) / name for place, _folders, names in os.walk(folder) for name in names)
    return [path for path in found if "__pycache__" not in path.parts and path.suffix != ".pyc"]


def blocks(document: str) -> list[str]:
    """The ``sh`` blocks of a document."""
    return re.findall(r"^```sh\n(.*?)^```", (ROOT / document).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def shown(document: str) -> list[str]:
    """The command lines of paiban that a document shows, without comments."""
    lines = [line.split("#")[0] for block in blocks(document) for line in re.split(r"\n|&&", block)]
    spans = re.findall(r"`(paiban [^`]*)`", (ROOT / document).read_text("utf-8"))
    return [line.strip() for line in [*lines, *spans] if line.strip().startswith("paiban ")]


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_code(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    left_behind = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, copy, symlinks=True, ignore=left_behind)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, copy)
    (wheel,) = tmp_path.glob("*.whl")
    shipped = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {path.relative_to(ROOT / "src").as_posix() for path in files(ROOT / "src/paiban")} | {
        f"paiban/{path.relative_to(ROOT).as_posix()}" for folder in ENGINE for path in files(ROOT / folder)
    }
    expected.add("paiban/examples/quickstart/paiban.xlsx")  # what `paiban init --example` unpacks
    assert shipped == expected
    assert {Path(name).suffix for name in shipped} >= {".py", ".mo", ".typed"}


def test_io_has_no_init_file_that_would_shadow_pythons_own() -> None:
    assert not (ROOT / "io/__init__.py").exists()


@pytest.mark.parametrize("folder", [*ENGINE, "examples"])
def test_the_package_links_to_the_folder_at_the_root(folder: str) -> None:
    link = ROOT / "src/paiban" / folder
    assert link.is_symlink()
    assert link.readlink() == Path("../..") / folder
    assert link.resolve() == ROOT / folder


def test_imports_go_downwards_only() -> None:
    assert "0 broken" in run(
        sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"
    )


def test_help_loads_no_heavy_library() -> None:
    report = "import atexit, sys; atexit.register(lambda: print(*sys.modules))"
    loaded = run(sys.executable, "-c", f"{report}; from paiban.cli import main; main()", "--help")
    assert "paiban.cli" in loaded.split()
    assert HEAVY.isdisjoint(loaded.split())


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    found = [
        path
        for folder in (*CODE, "tests", "scripts", "examples", "benchmarks")
        for path in files(ROOT / folder)
    ]
    long = [
        path for path in found if path.suffix == ".py" and len(path.read_text("utf-8").splitlines()) > 300
    ]
    assert long == []


@pytest.mark.parametrize("line", sorted({line for document in DOCUMENTS for line in shown(document)}))
def test_a_command_that_a_document_shows_exists_with_its_options(line: str) -> None:
    command, options = line.split()[1], re.findall(r"--[a-z-]+", line)
    help_text = paiban("--help") if command.startswith("-") else paiban(command, "--help")
    assert [option for option in options if option not in help_text] == []


@pytest.mark.parametrize("document", ["README.md", "README.zh.md"])
def test_a_readme_shows_every_command(document: str) -> None:
    listed = paiban("--help").split("Commands:")[1]
    commands = re.findall(r"^  ([a-z-]+)", listed, re.MULTILINE)
    assert commands
    assert set(commands) <= {line.split()[1] for line in shown(document)}


def test_both_readmes_start_with_the_same_two_command_lines() -> None:
    solve, tests = blocks("README.md")[:2]
    assert [solve, tests] == blocks("README.zh.md")[:2]
    assert [block.count("\n") for block in (solve, tests)] == [1, 1]
    assert solve.rstrip().endswith("paiban solve examples/quickstart")
    assert "-m pytest" in tests
    assert (ROOT / "examples/quickstart/paiban.xlsx").exists()


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md"])
def test_links_and_scripts_that_a_document_names_exist(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    scripts = re.findall(r"(?:scripts|\.ci)/[a-z_]+", text)
    assert [name for name in links + scripts if not (ROOT / name).exists()] == []
    assert [name for name in scripts if not os.access(ROOT / name, os.X_OK)] == []


def test_the_licence_is_the_one_the_project_file_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
