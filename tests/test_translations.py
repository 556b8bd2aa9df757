"""Whatever a person can read is there in Chinese."""

from __future__ import annotations

import gettext
import runpy
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parent.parent
SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "translations"))
ENGLISH: Catalog = SCRIPT["collected"]()
CHINESE: Catalog = SCRIPT["read"](SCRIPT["CATALOGUE"])


def catalogue(english: str, chinese: str, **known: Any) -> Catalog:
    made = Catalog(locale="zh_CN")
    made.add(english, chinese, **known)
    return made


def test_messages_of_every_folder_are_collected() -> None:
    folders = {place.split("/")[0] for message in ENGLISH for place, _line in message.locations}
    assert folders >= {"src", "scheduler", "constraints", "io"}


def test_every_message_has_a_sound_chinese_translation() -> None:
    assert list(SCRIPT["faults"](CHINESE, ENGLISH)) == []


def test_the_compiled_catalogue_says_the_same_as_the_written_one() -> None:
    with SCRIPT["CATALOGUE"].with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    for message in SCRIPT["messages"](CHINESE):
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            singular, plural = message.id
            assert compiled.ngettext(singular, plural, 2) == message.string[0]


@pytest.mark.parametrize(
    ("code", "translated", "fault"),
    [
        (catalogue("Hello {name}", ""), catalogue("Hello {name}", "{name},您好"), None),
        (catalogue("Hello", ""), catalogue("Bye", "再见"), "not in the catalogue: 'Hello'"),
        (Catalog(), catalogue("Bye", "再见"), "no longer in the code: 'Bye'"),
        (catalogue("Hello", ""), catalogue("Hello", ""), "not translated: 'Hello'"),
        (catalogue("Hello", ""), catalogue("Hello", "您好", flags=["fuzzy"]), "fuzzy: 'Hello'"),
        (catalogue("Hello", ""), catalogue("Hello", "Hello"), "left in English: 'Hello'"),
        (catalogue("{start}–{end}", ""), catalogue("{start}–{end}", "{start}–{end}"), None),
        (catalogue("By {name}", ""), catalogue("By {name}", "由他"), "other placeholders: 'By {name}'"),
        (catalogue("By {name}", ""), catalogue("By {name}", "由 {姓名}"), "other placeholders: 'By {name}'"),
    ],
)
def test_faults_of_a_translation_are_found(code: Catalog, translated: Catalog, fault: str | None) -> None:
    assert next(iter(SCRIPT["faults"](translated, code)), None) == fault


def test_merging_keeps_translations_prefers_the_last_part_and_drops_what_left_the_code() -> None:
    old = catalogue("Hello", "您好")
    old.add("Bye", "再见")
    old.add("Gone", "走了")
    code = catalogue("Hello", "")
    code.add("Bye")
    parts = [catalogue("Bye", "拜拜"), catalogue("Bye", "下次见")]
    assert SCRIPT["strings"](SCRIPT["merged"](code, old, parts)) == {"Hello": "您好", "Bye": "下次见"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            "{need}({role}){when}:还缺 {miss} 人,共 {all} 人",
            "{need}（{role}）{when}：还缺 {miss} 人，共 {all} 人",
        ),
        ("{volunteer}没报这个时间:{need},{when}", "{volunteer}没报这个时间：{need}，{when}"),
        ("例如 4,6 或 08:00-10:00", "例如 4,6 或 08:00-10:00"),
        ("请写{start:02d}点,对吗?", "请写{start:02d}点，对吗？"),
        ("{start}: {end}", "{start}: {end}"),
    ],
)
def test_punctuation_in_chinese_sentences_is_chinese(typed: str, kept: str) -> None:
    assert SCRIPT["full_width"](typed) == kept
