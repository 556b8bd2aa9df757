"""Text stays text, Chinese fits its column, and a failed save leaves the old file alone."""

import stat
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from paiban.io.atomic_file import replace_file
from paiban.io.sheet_style import BOLD, display_width, put_text, save_beside_then_rename


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x","y")', "+86 138", "-1", "@all", "3-5", "2022-04-01"])
def test_risky_text_stays_text_in_the_file(tmp_path: Path, text: str) -> None:
    book = Workbook()
    cell = book.active["A1"]
    cell.font = BOLD
    put_text(cell, text)
    path = tmp_path / "book.xlsx"
    save_beside_then_rename(book, path)
    with zipfile.ZipFile(path) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    again = load_workbook(path).active["A1"]
    assert (again.value, again.data_type, again.quotePrefix) == (text, "s", True)


def test_characters_that_no_workbook_can_hold_are_left_out() -> None:
    cell = Workbook().active["A1"]
    put_text(cell, "王\x00建\ud800国\n李")
    assert cell.value == "王建国\n李"


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("王建国", 6), ("Mei", 3), ("3号楼", 5), ("王\nMei Li", 6), ("（）", 4)]
)
def test_a_chinese_character_is_two_columns_wide(text: str, width: int) -> None:
    assert display_width(text) == width


def test_a_saved_file_belongs_to_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    save_beside_then_rename(Workbook(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")

    def half(stream: BinaryIO) -> None:
        stream.write(b"ne")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        replace_file(path, half)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@given(st.binary())
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("files") / "file"
    replace_file(path, lambda stream: stream.write(content))
    assert path.read_bytes() == content
