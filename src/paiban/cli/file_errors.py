"""What the operating system says about files, in the coordinator's words."""

from __future__ import annotations

import errno
from pathlib import Path

from paiban.text import _
from paiban.values.errors import Mistake


def file_mistake(error: OSError) -> Mistake | None:
    """Return which file could not be used and why; ``None`` if the error is about no file of hers."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Mistake(_place(error), _("The disk is full."), _("Make room and try again."))
    if error.filename is None:
        return None
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        remedy = _("Close it in WPS or Excel, or copy the folder to where you may write.")
        return Mistake(_place(error), _("You may not write or read here."), remedy)
    if isinstance(error, FileNotFoundError):
        return Mistake(_place(error), _("There is no such file or folder."), _("Check the name."))
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Mistake(_place(error), _("This is a file, not a folder."), _("Choose another name."))
    reason = error.strerror or type(error).__name__
    return Mistake(_place(error), _("This file cannot be used: {error}").format(error=reason))


def _place(error: OSError) -> str:
    """Return the file's name, or its folder if it is one of ours that is still being written."""
    if error.filename is None:
        return ""
    path = Path(str(error.filename))
    return str(path.parent if path.suffix == ".part" else path)
