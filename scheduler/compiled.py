"""Functions compiled to machine code, with numbers of one kind so that nothing is compiled twice."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np

F = TypeVar("F", bound=Callable[..., object])
whole = cast("Callable[[Any], int]", np.int64)

# Nobody counts who uses an array, which would take most of the time; so no compiled function may make one.
OPTIONS: dict[str, Any] = {"_nrt": False}
# What only compiled functions call needs no door for others, which takes a fifth of the time to compile.
INNER: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(function: F) -> F:
    """Compile a function when it is first called; what was compiled is kept for the next program."""
    options = {**OPTIONS, **(INNER if function.__name__.startswith("_") else {})}
    try:
        return cast("F", numba.njit(cache=True, **options)(function))
    except RuntimeError:  # there is no folder in which anything could be kept
        return cast("F", numba.njit(**options)(function))


def kept_for(sources: Path, root: Path) -> Path:
    """Return the folder below ``root`` for what was compiled from these sources; that of others is removed.

    Numba compiles anew when the file of a function changes, but not when another one does from which it took
    functions or constants.
    """
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources.glob("*.py")))).hexdigest()
    folder = root / f"compiled-{digest[:16]}"
    if not folder.exists():
        for other in root.glob("compiled-*"):
            shutil.rmtree(other, ignore_errors=True)
    return folder


_here, _settings = Path(__file__).parent, vars(numba.config)
_settings["CACHE_DIR"] = str(kept_for(_here, Path(_settings["CACHE_DIR"] or _here / "__pycache__")))
