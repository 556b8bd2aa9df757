"""Cells that hold an error or a formula never calculated are told before they are taken for empty ones."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree

from paiban.io.preflight import Checked
from paiban.io.report import Report
from paiban.text import _


def report_faulty_cells(checked: Checked, read: Collection[str], report: Report) -> None:
    """Report such cells of the sheets that are read, once for each sheet and each kind."""
    if not checked.faulty:
        return
    titles = _titles_of_parts(checked.data)
    ordered = sorted(checked.faulty, key=lambda found: (found.part, found.is_error))
    for (part, is_error), group in groupby(ordered, key=lambda found: (found.part, found.is_error)):
        cells = [found.cell for found in group]
        if is_error:
            what = _("{count} cells hold a spreadsheet error such as #REF! or #N/A.")
            remedy = _("Correct their formulas, or type the values.")
        else:
            what = _("{count} formulas were never calculated, so their cells look empty.")
            remedy = _("Open the file in WPS or Excel, save it, and try again.")
        if (title := titles.get(part)) is None or title in read:
            report.sheet_mistake(title, what.format(count=len(cells)), remedy, cells[0])


def _titles_of_parts(data: bytes) -> dict[str, str]:
    """Return the sheets' names by their parts in the file; preflight has seen that the XML is harmless."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        try:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        except KeyError:
            return {}
    targets = {
        link.get("Id"): (link.get("Target") or "").removeprefix("/").removeprefix("xl/") for link in links
    }
    return {
        f"xl/{targets[ident]}": element.get("name", "")
        for element in book.iter()
        for key, ident in element.attrib.items()
        if key.endswith("}id") and ident in targets and element.tag.endswith("}sheet")
    }
