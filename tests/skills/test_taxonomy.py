import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.skills.taxonomy import Skill, load_taxonomy, normalised, read_skills
from paiban.text import in_language

TAXONOMY = load_taxonomy()
TABLES = pytest.mark.parametrize("skills", [TAXONOMY.skills, TAXONOMY.trainings], ids=["skills", "trainings"])
ASKED_BY_THE_NEEDS = [
    "doctor", "nurse", "pharmacist", "counsellor", "teacher", "lawyer", "police", "security",
    "veteran", "fire", "rescue", "first-aid", "electrician", "plumber", "it", "driver", "vehicle",
    "lifting", "sign-language", "dialect", "english", "japanese", "korean", "german", "french", "art",
    "performance", "bookkeeping", "design", "writing", "cooking", "pets", "phone-use", "medical",
    "building-leader", "party-member", "barber", "sewing", "translation", "data-entry", "calm", "host",
]  # fmt: skip


@pytest.mark.parametrize("table", ["skill", "training"])
def test_ids_are_unique_kebab_case(table: str) -> None:
    rows = tomllib.loads(files("paiban.skills").joinpath("taxonomy.toml").read_text(encoding="utf-8"))[table]
    idents = [row["id"] for row in rows]
    assert len(idents) == len(set(idents))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", ident) for ident in idents)


@TABLES
def test_no_word_leads_to_two_skills(skills: dict[str, Skill]) -> None:
    owners = Counter(word for skill in skills.values() for word in {normalised(word) for word in skill.words})
    assert [word for word, count in owners.items() if count > 1] == []


@TABLES
def test_every_label_exists_in_both_languages(skills: dict[str, Skill]) -> None:
    for skill in skills.values():
        assert re.search("[\u4e00-\u9fff]", skill.label("zh"))
        assert skill.label("en").isascii()


def test_every_implied_skill_exists() -> None:
    assert {ident for skill in TAXONOMY.skills.values() for ident in skill.implies} <= set(TAXONOMY.ids())


@pytest.mark.parametrize("ident", ASKED_BY_THE_NEEDS)
def test_every_skill_that_a_need_asks_for_is_known(ident: str) -> None:
    assert ident in TAXONOMY.ids()


def test_the_four_trainings_are_known() -> None:
    assert TAXONOMY.training_ids() == ("ppe", "disinfection", "swab", "first-aid-training")


@pytest.mark.parametrize(
    ("word", "ident"),
    [("护士", "nurse"), ("Ｎｕｒｓｅ ", "nurse"), ("first  aid", "first-aid"), ("木星", None)],
)
def test_find_takes_only_exact_words(word: str, ident: str | None) -> None:
    assert TAXONOMY.find(word) == ident


@pytest.mark.parametrize(("word", "ident"), [("消毒", "disinfection"), ("PPE", "ppe"), ("护士", None)])
def test_find_training_takes_only_exact_words(word: str, ident: str | None) -> None:
    assert TAXONOMY.find_training(word) == ident


def test_the_nearest_label_of_a_misspelt_word_comes_first() -> None:
    assert TAXONOMY.nearest("心里咨询师", 1) == ("心理咨询",)
    assert TAXONOMY.nearest_training("消杀陪训", 1) == ("消杀",)
    with in_language("en"):
        assert TAXONOMY.nearest("nurs", 1) == ("nurse",)
    assert len(TAXONOMY.nearest("x", 4)) == 4


def test_labels_follow_the_language_and_unknown_ids_label_themselves() -> None:
    assert (TAXONOMY.label("nurse", "zh"), TAXONOMY.label("nurse", "en")) == ("护士", "nurse")
    assert (TAXONOMY.training_label("swab", "zh"), TAXONOMY.label("juggling")) == ("核酸采样协助", "juggling")


def test_a_nurse_is_medical_staff_too() -> None:
    assert TAXONOMY.with_implied(["nurse", "juggling"]) == {"nurse", "medical", "juggling"}


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("护士、会手语、开车", {"nurse", "sign-language", "driver"}),
        ("退休护士长", {"nurse"}),
        ("心理咨询师二级", {"counsellor"}),
        ("英语老师", {"english", "teacher"}),
        ("出租车司机 C1 有七座车", {"driver", "vehicle"}),
        ("退休消防员（灭火、急救证）", {"fire", "first-aid"}),
        ("党员、楼组长、会烧饭", {"party-member", "building-leader", "cooking"}),
        ("的哥", {"driver"}),
        ("哑语", {"sign-language"}),
        ("药剂师", {"pharmacist"}),
        ("食堂大师傅", {"cooking"}),
        ("兽医", {"pets"}),
        ("German / English", {"german", "english"}),
        ("不会开车", set()),
        ("不会开车会做饭", {"cooking"}),
        ("没有力气搬东西", set()),
        ("力气不大", set()),
        ("英语不好", set()),
        ("没有车", set()),
        ("无人机", {"drone"}),
        ("no car", set()),
        ("can't drive", set()),
        ("scary", set()),
    ],
)
def test_a_cell_names_these_skills(text: str, skills: set[str]) -> None:
    assert read_skills(text).skills == skills


@pytest.mark.parametrize("text", ["刘医生的爱人", "我爱人是医生", "my wife is a nurse"])
def test_a_relative_s_skill_does_not_count_and_is_handed_back(text: str) -> None:
    reading = read_skills(text)
    assert (reading.skills, reading.unread) == (frozenset(), (text,))


def test_skills_that_need_a_certificate_are_only_claimed() -> None:
    assert read_skills("护士、会手语").claimed == {"nurse"}


def test_words_that_name_no_skill_are_handed_back() -> None:
    assert read_skills("护士；大学生、执业15年").unread == ("大学生", "执业15年")


def test_a_training_is_no_skill_and_not_unread() -> None:
    reading = read_skills("消杀👍、没做过核酸采样")
    assert reading.trainings == {"disinfection"}
    assert not reading.skills
    assert not reading.unread


@given(st.sampled_from(TAXONOMY.ids()), st.sampled_from(["zh", "en"]))
def test_a_label_reads_back_as_its_skill(ident: str, code: str) -> None:
    label = TAXONOMY.label(ident, code)
    assert TAXONOMY.find(label) == ident
    assert ident in read_skills(label).skills


@given(st.text() | st.text(alphabet="不会有护士医生的爱人开车、, 英语"))
def test_reading_skills_never_fails_and_claims_only_what_it_found(text: str) -> None:
    reading = read_skills(text)
    assert reading.claimed <= reading.skills <= set(TAXONOMY.ids())
