"""Invented sentences for the reuse tests; no place, person or figure is real."""

from __future__ import annotations

from govdocs.reuse.join import CLIQUE

from ..benchmarks.reuse_damage import plant
from ..benchmarks.reuse_material import distinct_sections, mixed_sections

OPENING = "这次全市人才工作会议，主要任务是总结去年的工作，分析面临的形势，安排今年的重点任务。"
FIRST = (
    "过去一年，云陵市引进博士和高级工程师320人，建成实验室12个，企业研发投入增长15.6%。"
    "这些成绩来之不易，是各级各部门一道爬坡过坎、一道埋头苦干换来的。"
)
SECOND = (
    "我们要像爱护眼睛一样爱护人才，像经营果园一样经营环境，让愿意来的人来得顺畅，让想干事的人干得舒心。"
    "凡是企业提出的难题，七个工作日内必须答复，答复不了的由分管领导登门说明。"
)
THIRD = (
    "下一步要把柔性引才做实，支持专家周末到云陵坐诊、授课、带项目，交通和食宿由用人单位据实承担。"
    "对带技术来的团队，厂房租金前三年全免，水电按居民价格结算。"
)
OTHER = (
    "水库除险加固要赶在汛期之前完成，巡堤查险实行村干部包段，发现管涌立即上报。"
    "粮食烘干设备今年补贴八成，农机合作社优先，秋收之前全部安装到位。"
)
EDITED_SECOND = (
    "我们要像爱护眼睛一样珍惜人才，像经营果园一样经营环境，让愿意来的人来得顺利，让想干事的人干得舒心。"
    "凡是企业反映的难题，十个工作日内必须答复，答复不了的由分管领导上门说明。"
)


def wrap(text: str, width: int) -> str:
    """`text` with a hard line end and a blank every `width` characters."""
    return "\n　".join(text[at : at + width] for at in range(0, len(text), width))


def collection() -> list[str]:
    """Texts with rare and popular passages, and a pair that shares two popular ones in the same order."""
    popular = [f"{chr(0x4E00 + 97 * n) * 9}。{SECOND}" for n in range(CLIQUE * 2)]
    several = [f"{chr(0x6E00 + 97 * n) * 9}。{FIRST[:42]}" for n in range(CLIQUE + 3)]
    pair = [FIRST[:42] + SECOND + OPENING, FIRST[:42] + SECOND + THIRD]
    return [*popular, *several, *pair, EDITED_SECOND + OTHER, wrap(THIRD, 9)]


def large_collection() -> list[str]:
    """As `collection`, with two thousand made sections, damaged copies among them, and hundreds of mixed ones."""
    return [*collection(), *plant(distinct_sections(2000, 11), 11).sections, *mixed_sections(200_000, 3)]
