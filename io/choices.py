"""The words that a cell may hold where only some are allowed, in both languages, with what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from paiban.values.attendance import Presence
from paiban.values.compound import OccasionKind
from paiban.values.needs import Handling, Home, Tier, Zone
from paiban.values.people import HealthLimit, Kind, Sex
from paiban.values.problem import PinKind

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Choice:
    """One allowed word: what it means, how each language writes it, and what else people write for it."""

    meaning: Any
    zh: str
    en: str
    also: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


Choices = tuple[Choice, ...]


def folded(text: str) -> str:
    """Return a text so that equal spellings are equal: width, case and spaces do not count."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def chosen(text: str, choices: Choices) -> Choice | None:
    """Return the choice that a word stands for, in either language."""
    word = folded(text)
    for choice in choices:
        if word in {folded(known) for known in (str(choice.meaning), choice.zh, choice.en, *choice.also)}:
            return choice
    return None


def label_of(meaning: Any, choices: Choices, language: str) -> str:
    """Return the word for a meaning."""
    return next(choice.label(language) for choice in choices if choice.meaning == meaning)


def labels_of(meanings: Iterable[Any], choices: Choices, language: str) -> list[str]:
    """Return the words for meanings, in the order of the choices."""
    wanted = set(meanings)
    return [choice.label(language) for choice in choices if choice.meaning in wanted]


PRESENCES: Choices = (
    Choice(Presence.PRESENT, "到", "present", ("到了", "已到", "来了", "√", "✓", "yes", "came")),
    Choice(Presence.LATE, "迟到", "late", ("晚到",)),
    Choice(
        Presence.ABSENT, "没来", "absent", ("未到", "缺席", "缺勤", "旷岗", "no-show", "noshow", "×", "no")
    ),
    Choice(Presence.EXCUSED, "请假", "excused", ("事假", "病假", "leave")),
)
YES_NO: Choices = (
    Choice(True, "是", "yes", ("y", "1", "√", "✓", "✔", "对", "有", "同意", "可以", "on", "开")),
    Choice(False, "否", "no", ("n", "0", "×", "x", "✗", "不", "无", "不同意", "不可以", "off", "关")),
)
ON_OFF: Choices = (
    Choice(True, "开", "on", ("是", "yes", "启用", "y", "1", "√")),
    Choice(False, "关", "off", ("否", "no", "停用", "n", "0", "×")),
)
LANGUAGES: Choices = (
    Choice("zh", "中文", "Chinese", ("zh_CN", "汉语")),
    Choice("en", "英文", "English", ("英语",)),
)
KINDS: Choices = (
    Choice(Kind.VOLUNTEER, "志愿者", "volunteer", ("义工", "居民")),
    Choice(Kind.GUARD, "保安", "guard", ("物业保安", "门卫")),
    Choice(Kind.STAFF, "居委", "staff", ("居委会", "社工", "工作人员", "干部")),
)
SEXES: Choices = (
    Choice(Sex.FEMALE, "女", "female", ("f", "女性", "女士")),
    Choice(Sex.MALE, "男", "male", ("m", "男性", "先生")),
)
TIERS: Choices = (
    Choice(Tier.P0, "P0 生命安全", "P0 life safety", ("P0",)),
    Choice(Tier.P1, "P1 防控与生活保障", "P1 containment and supplies", ("P1",)),
    Choice(Tier.P2, "P2 秩序与健康", "P2 order and health", ("P2",)),
    Choice(Tier.P3, "P3 舒适便利", "P3 comfort", ("P3",)),
    Choice(Tier.P4, "P4 可有可无", "P4 optional", ("P4",)),
)
ZONES: Choices = (
    Choice(Zone.CLEAN, "清洁区", "clean"),
    Choice(Zone.SEMI, "半清洁区", "semi-clean", ("半污染区", "缓冲区")),
    Choice(Zone.CONTAMINATED, "污染区", "contaminated"),
    Choice(Zone.OUTER, "外区", "outer", ("小区外",)),
    Choice(Zone.INNER, "内区", "inner", ("小区内",)),
)
HEALTH: Choices = (
    Choice(HealthLimit.NO_NIGHT, "不上夜班", "no nights", ("不能熬夜", "不值夜班", "夜班")),
    Choice(HealthLimit.NO_LIFTING, "不搬重物", "no lifting", ("不能搬重物", "不能搬重", "腰不好", "搬重")),
    Choice(HealthLimit.NO_SUIT, "不穿防护服", "no suit", ("不能穿防护服", "防护服")),
    Choice(HealthLimit.NO_OUTDOOR, "不在户外", "no outdoor duty", ("不能在户外", "户外")),
    Choice(HealthLimit.NO_CHEMICALS, "不碰消毒药水", "no chemicals", ("哮喘", "过敏", "消毒药水")),
    Choice(HealthLimit.REMOTE_ONLY, "不到现场", "not on site", ("不能到场", "到场")),
    Choice(
        HealthLimit.CHRONIC, "慢性病", "chronic illness", ("慢病", "高血压", "糖尿病", "心脏病", "chronic")
    ),
    Choice(HealthLimit.PREGNANT, "孕期", "pregnancy", ("怀孕", "孕妇", "pregnant")),
)
STRAINS: Choices = (
    Choice(HealthLimit.NO_NIGHT, "夜班", "nights"),
    Choice(HealthLimit.NO_LIFTING, "搬重", "lifting", ("搬重物", "重物")),
    Choice(HealthLimit.NO_SUIT, "防护服", "suit", ("穿防护服",)),
    Choice(HealthLimit.NO_OUTDOOR, "户外", "outdoors", ("outdoor",)),
    Choice(HealthLimit.NO_CHEMICALS, "消毒药水", "chemicals", ("消毒",)),
    Choice(HealthLimit.REMOTE_ONLY, "到场", "on site"),
    Choice(HealthLimit.CHRONIC, "慢性病", "chronic illness"),
    Choice(HealthLimit.PREGNANT, "孕期", "pregnancy"),
)
TEAM_KINDS: Choices = (  # not one of these words may also be a skill: both stand in one cell
    Choice(Kind.VOLUNTEER, "志愿者", "volunteer"),
    Choice(Kind.GUARD, "物业保安", "guard"),
    Choice(Kind.STAFF, "居委", "staff", ("居委会", "工作人员")),
)
HOMES: Choices = (
    Choice(Home.PREFER, "优先本楼", "own preferred", ("本楼优先", "优先")),
    Choice(Home.ONLY, "仅限本楼", "own only", ("只限本楼", "只能本楼")),
    Choice(Home.AVOID, "避开本楼", "own avoided", ("不在本楼", "避开", "回避")),
    Choice(Home.ONLY, "只限本楼", "own only", ("仅本楼", "本楼居民")),
)
HANDLED: Choices = (
    Choice(Handling.FOOD, "食品", "food", ("餐食", "吃的")),
    Choice(Handling.WASTE, "垃圾", "waste", ("医疗废物", "废物")),
)
OCCASIONS: Choices = (
    Choice(OccasionKind.SWAB, "核酸检测", "swab test", ("核酸", "全员核酸", "swab")),
    Choice(OccasionKind.SUPPLIES, "物资到货", "supplies arrive", ("物资", "物资发放", "supplies")),
    Choice(OccasionKind.SHOW, "演出", "show", ("文艺演出", "线上演出")),
    Choice(OccasionKind.MEETING, "会议", "meeting", ("例会", "开会")),
)
PIN_KINDS: Choices = (
    Choice(PinKind.MUST, "必须", "must", ("固定", "一定")),
    Choice(PinKind.NEVER, "不可", "never", ("不能", "不要", "禁止")),
)
HARD_WORDS: Choices = (Choice("hard", "必须", "hard", ("硬", "must")),)
