"""No spreadsheet is opened before it has passed here: bad files get one clear sentence.

Reading libraries trust a file's own numbers; one cell at the far corner of a sheet makes them ask for
hundreds of gigabytes and ends the process. So every part is unpacked in small pieces, counted, and parsed
as a stream.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import IO

from paiban.io.sheet_scan import Faulty, HostileSheet, SheetScan
from paiban.text import _
from paiban.values.errors import InputError, Mistake

MAX_FILE_BYTES = 30 * 2**20
MAX_ENTRIES = 500
MAX_EXPANDED_BYTES = 64 * 2**20
MAX_RATIO = 200
RATIO_COUNTS_FROM = 2**20  # small entries of repeated text compress better than any limit, and harm nobody
BLOCK_BYTES = 2**18

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".ico", ".emf", ".wmf", ".bin", ".vml")


class Format(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"


@dataclass(frozen=True)
class Checked:
    """A spreadsheet's bytes that are safe to read, and the cells in it that hold an error or no value."""

    data: bytes
    format: Format
    faulty: tuple[Faulty, ...] = ()


class _Refused(Exception):
    """The file will not be read; the arguments are what is wrong and what to do, in the reader's language."""


def examine(path: Path) -> Checked:
    """Return a file's content once it is known to be a harmless spreadsheet; raises ``InputError``."""
    try:
        data = _content(path)
        if data.startswith(_ZIP):
            return Checked(data, Format.XLSX, _examine_zip(data))
        if data.startswith(_OLE):
            return _examine_ole(data)
        raise _Refused(*_foreign(data))
    except _Refused as refused:
        what, remedy = refused.args
        raise InputError([Mistake(file=path.name, what=what, remedy=remedy)]) from None


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise _Refused(_("This is a folder, not a workbook."), _("Name the workbook inside it."))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise _Refused(
            _("There is no such file."), _("Check the name, or make a new workbook with “paiban init”.")
        ) from None
    except OSError:
        raise _Refused(
            _("The file cannot be opened."), _("Close it in WPS or Excel and try again.")
        ) from None
    if not data:
        raise _Refused(
            _("The file is empty (0 bytes)."), _("Copy it again, or make a new one with “paiban init”.")
        )
    if len(data) > MAX_FILE_BYTES:
        raise _Refused(
            _("The file is far too large for a workbook."), _("Remove pictures and unused sheets.")
        )
    return data


def _save_as() -> str:
    return _("Open it in WPS or Excel and save it as “Excel workbook (.xlsx)”.")


def _foreign(data: bytes) -> tuple[str, str]:
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<", b"\x00<")):
        return _("This is a web page or XML file, not an Excel workbook, whatever its name says."), _save_as()
    if _is_text(data[:4096]):
        return _("This is a text (CSV) file, not an Excel workbook, whatever its name says."), _save_as()
    return _("This is not an Excel workbook."), _save_as()


def _is_text(data: bytes) -> bool:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    for encoding in (
        ("utf-16", "utf-8", "gb18030")
        if data.startswith((b"\xff\xfe", b"\xfe\xff"))
        else ("utf-8", "gb18030")
    ):
        try:
            data[:-4].decode(encoding) if len(data) > 8 else data.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(data) - 8:
                continue
        return True
    return False


def _examine_ole(data: bytes) -> Checked:
    if _ENCRYPTED in data:
        raise _Refused(*_locked())
    if "Workbook".encode("utf-16-le") not in data and "Book".encode("utf-16-le") not in data:
        raise _Refused(_("This is not an Excel workbook."), _save_as())
    return Checked(data, Format.XLS)


def _locked() -> tuple[str, str]:
    return (
        _("The file is protected with a password."),
        _("Remove the password in WPS or Excel, save it, and try again."),
    )


def _broken() -> _Refused:
    return _Refused(
        _("The file is damaged and cannot be read."),
        _("Open it in WPS or Excel, let it repair the file, and save it again; or take the last good copy."),
    )


def _dangerous(detail: str) -> _Refused:
    return _Refused(
        _("The file is built in a way that no honest workbook is: {detail}.").format(detail=detail),
        _("Do not use it. Copy the rows you need into a new workbook made with “paiban init”."),
    )


def _examine_zip(data: bytes) -> tuple[Faulty, ...]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_listing(entries)
            return _scan(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise _broken() from None


def _check_listing(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if len(names) > MAX_ENTRIES:
        raise _dangerous(_("it has {count} parts").format(count=len(names)))
    if len(set(names)) < len(names):
        raise _dangerous(_("it holds one part twice"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise _Refused(*_locked())
    if "xl/workbook.xml" not in names:
        if "xl/workbook.bin" in names or "mimetype" in names or "word/document.xml" in names:
            raise _Refused(_("This file is of another type than an Excel workbook (.xlsx)."), _save_as())
        raise _Refused(_("This is a ZIP archive, not an Excel workbook."), _save_as())


def _scan(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> tuple[Faulty, ...]:
    total, found = 0, []
    for entry in entries:
        scan = SheetScan(entry.filename)
        is_media = entry.filename.lower().endswith(_MEDIA)
        try:
            for block in _blocks(archive, entry):
                total += len(block)
                if total > MAX_EXPANDED_BYTES:
                    raise _dangerous(_("unpacked it is larger than 64 MB"))
                scan.feed_media(block) if is_media else scan.feed(block)
            if not is_media and not entry.is_dir():
                scan.close()
        except HostileSheet as hostile:
            raise _dangerous(str(hostile)) from None
        found += scan.faulty
    return tuple(found)


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    size = 0
    with archive.open(entry) as part:
        while block := _read(part):
            size += len(block)
            if size > RATIO_COUNTS_FROM and size > MAX_RATIO * max(entry.compress_size, 1):
                raise _dangerous(_("a part of it grows more than {ratio}-fold").format(ratio=MAX_RATIO))
            yield block


def _read(part: IO[bytes]) -> bytes:
    return part.read(BLOCK_BYTES)
