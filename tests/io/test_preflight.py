"""Hostile, broken and foreign files get one clear sentence before any library opens them."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.preflight import Format, examine
from paiban.text import in_language
from paiban.values.errors import InputError

_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with in_language("en"):
        yield


def archive(path: Path, **parts: str | bytes) -> Path:
    """A zip with a workbook part and these; ``__`` in a name stands for a slash."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + (".xml" if "." not in name else ""), content)
    return path


def sheet(content: str) -> str:
    return f"<worksheet {_NAMESPACE}><sheetData>{content}</sheetData></worksheet>"


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        examine(path)
    (mistake,) = caught.value.mistakes
    assert mistake.remedy
    assert mistake.file == path.name
    return mistake.what


def test_an_honest_workbook_passes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C3"] = "hello"
    book.save(tmp_path / "a.xlsx")
    checked = examine(tmp_path / "a.xlsx")
    assert (checked.format, checked.faulty) == (Format.XLSX, ())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ("姓名,电话\n王芳,138\n".encode("gb18030"), "text (CSV)"),
        ("姓名,电话\n王芳,138\n".encode("utf-8-sig"), "text (CSV)"),
        ("姓名\t电话".encode("utf-16"), "text (CSV)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\xff", "not an Excel workbook"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "not an Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.xlsx")
    assert "folder" in refusal(tmp_path)


def test_a_zip_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as file:
        file.writestr("holiday.txt", "sun")
    assert "ZIP archive" in refusal(tmp_path / "a.xlsx")


def test_an_open_document_is_of_another_type(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "another type" in refusal(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row><c r="A200001"><v>1</v></c></row>',
        '<row><c r="AAA1"><v>1</v></c></row>',
        '<row r="1">' + "<c/>" * 703 + "</row>",
        "".join(f'<row ht="{index}"/>' for index in range(200_000)) + "<row><c/></row>",
        '<row r="200001"><c><v>1</v></c></row>',
    ],
)
def test_a_cell_far_away_is_refused(tmp_path: Path, content: str) -> None:
    path = archive(tmp_path / "a.xlsx", xl__worksheets__sheet1=sheet(content))
    assert "beyond row 200,000 or column ZZ" in refusal(path)


def test_two_cells_that_span_millions_are_refused(tmp_path: Path) -> None:
    content = '<row r="1"><c r="ZZ1"/></row><row r="200000"><c r="A200000"/></row>'
    path = archive(tmp_path / "a.xlsx", xl__worksheets__sheet1=sheet(content))
    assert "millions of cells" in refusal(path)


@given(padding=st.integers(0, 40))
def test_a_tag_split_between_two_blocks_is_seen(
    tmp_path_factory: pytest.TempPathFactory, padding: int
) -> None:
    filler = "<!--" + "x" * (2**18 - 100 + padding - len(sheet("")) // 2) + "-->"
    content = sheet(filler + '<row><c r="XFD1048576"><v>1</v></c></row>')
    path = archive(tmp_path_factory.mktemp("split") / "a.xlsx", xl__worksheets__sheet1=content)
    assert "beyond row" in refusal(path)


def test_a_sheet_in_another_encoding_is_seen(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="utf-16"?>' + sheet('<row><c r="XFD1048576"/></row>')
    path = archive(tmp_path / "a.xlsx", xl__worksheets__sheet1=content.encode("utf-16"))
    assert "beyond row" in refusal(path)


def test_a_sheet_in_a_picture_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.xlsx", **{"xl__media__image1.png": sheet('<row><c r="XFD1048576"/></row>')})
    assert "hides a sheet" in refusal(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    content = '<!DOCTYPE a [<!ENTITY b "ha">]><worksheet>&b;</worksheet>'
    path = archive(tmp_path / "a.xlsx", xl__worksheets__sheet1=content)
    assert "entities" in refusal(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.xlsx", xl__sharedStrings=b"<sst>" + b" " * 20_000_000 + b"</sst>")
    assert "grows more than 200-fold" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.xlsx", **{f"part{index}": "<a/>" for index in range(501)})
    assert "parts" in refusal(path)


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    whole = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(tmp_path / "b.xlsx")


@given(place=st.integers(100, 3000), noise=st.binary(min_size=1, max_size=30))
def test_noise_is_refused_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, place: int, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("noise") / "a.xlsx"
    openpyxl.Workbook().save(path)
    data = bytearray(path.read_bytes())
    data[place : place + len(noise)] = noise
    path.write_bytes(bytes(data))
    with suppress(InputError):
        assert examine(path).format is Format.XLSX


def test_formulas_never_calculated_are_found_and_empty_texts_are_not(tmp_path: Path) -> None:
    content = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>1</f><v/></c></row>'
    )
    checked = examine(archive(tmp_path / "a.xlsx", xl__worksheets__sheet1=sheet(content)))
    assert [found.cell for found in checked.faulty] == ["A1", "D1"]
