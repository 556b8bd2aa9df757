"""What is written reads back to the same values, and looks and behaves as a form should."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paiban.constraints.registry import default_rules, make_rule, rule_types
from paiban.io import workbook, workbook_writer
from paiban.values.compound import Compound
from paiban.values.errors import InputError
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, Role, Round
from paiban.values.people import Site, Volunteer
from tests.io.compounds import compounds

EMPTY = Compound(site=Site(name=""), horizon=Horizon(date(2022, 4, 1), date(2022, 4, 7)), volunteers=())
MEI = Volunteer(id="Mei", name="Mei", available=((480, 720),))


def without_sources(compound: Compound) -> Compound:
    return replace(compound, pins=tuple(replace(pin, source="") for pin in compound.pins))


@settings(max_examples=30)
@given(compound=compounds(), language=st.sampled_from(["zh", "en"]))
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, compound: Compound, language: str
) -> None:
    path = tmp_path_factory.mktemp("round") / "paiban.xlsx"
    workbook_writer.write(path, compound, language=language)
    book = workbook.read(path)
    assert without_sources(book.compound) == compound
    assert book.rules == default_rules()


def test_hours_far_behind_the_planned_days_are_not_written(tmp_path: Path) -> None:
    """Nobody can be planned in them; the last night keeps its end."""
    days = EMPTY.horizon.minutes
    path = tmp_path / "paiban.xlsx"
    people = (replace(MEI, available=((days - 300, days + 1500),)),)
    workbook_writer.write(path, replace(EMPTY, volunteers=people), language="zh")
    assert workbook.read(path).compound.volunteers[0].available == ((days - 300, days + 1440),)


@settings(max_examples=30)
@given(chosen=st.sets(st.sampled_from(sorted(rule_types()))))
def test_the_rules_in_use_read_back(tmp_path_factory: pytest.TempPathFactory, chosen: set[str]) -> None:
    always = {name for name, kind in rule_types().items() if kind.always}
    rules = tuple(make_rule(name, {}) for name in sorted(chosen | always))
    path = tmp_path_factory.mktemp("rules") / "paiban.xlsx"
    workbook_writer.write(path, replace(EMPTY, volunteers=(MEI,)), rules, language="en")
    assert workbook.read(path).rules == rules


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_workbook_lacks_nothing_but_people(tmp_path: Path, language: str) -> None:
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, EMPTY, language=language)
    with pytest.raises(InputError) as caught:
        workbook.read(path)
    assert len(caught.value.mistakes) == 1


def test_a_file_is_never_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "paiban.xlsx"
    path.write_bytes(b"hers")
    with pytest.raises(InputError):
        workbook_writer.write(path, EMPTY, language="zh")
    assert path.read_bytes() == b"hers"
    workbook_writer.write(path, EMPTY, language="zh", overwrite=True)
    assert [file.name for file in tmp_path.iterdir()] == ["paiban.xlsx"]
    assert path.read_bytes() != b"hers"


def test_a_folder_that_is_not_there_is_a_clear_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        workbook_writer.write(tmp_path / "none" / "paiban.xlsx", EMPTY, language="zh")


def test_generated_needs_are_not_written(tmp_path: Path) -> None:
    role = Role(name="walk", times=((480, 600),))
    made: list[Need] = [
        Round(id=name, name=name, roles=(role,), generated=name == "made") for name in ("typed", "made")
    ]
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, replace(EMPTY, volunteers=(MEI,), needs=tuple(made)), language="en")
    assert [need.name for need in workbook.read(path).compound.needs] == ["typed"]


@pytest.mark.parametrize("name", ["=1+1", "+86", "-x", "@y"])
def test_a_name_never_becomes_a_formula(tmp_path: Path, name: str) -> None:
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, replace(EMPTY, volunteers=(replace(MEI, name=name),)), language="en")
    cell = openpyxl.load_workbook(path)["Volunteers"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


@pytest.mark.parametrize(
    ("language", "first", "people"), [("zh", "说明", "志愿者"), ("en", "Instructions", "Volunteers")]
)
def test_it_is_a_form_to_fill_in(tmp_path: Path, language: str, first: str, people: str) -> None:
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, EMPTY, language=language)
    book = openpyxl.load_workbook(path)
    page = book[people]
    assert book.sheetnames[0] == first
    assert page.freeze_panes == "B2"
    assert all(cell.comment for cell in page[1])
    assert {rule.type for rule in page.data_validations.dataValidation} == {"list", "decimal"}
    assert page.column_dimensions["B"].number_format == "@"


def test_every_list_fits_into_a_spreadsheet(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        path = tmp_path / f"{language}.xlsx"
        workbook_writer.write(path, EMPTY, language=language)
        for page in openpyxl.load_workbook(path):
            for rule in page.data_validations.dataValidation:
                assert len(rule.formula1) <= 255


def test_a_row_is_as_high_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "paiban.xlsx"
    people = (replace(MEI, note="short"), replace(MEI, id="Bao", name="Bao", note="长" * 60))
    workbook_writer.write(path, replace(EMPTY, volunteers=people), language="en")
    rows = openpyxl.load_workbook(path)["Volunteers"].row_dimensions
    assert rows[3].height > 2 * rows[2].height
