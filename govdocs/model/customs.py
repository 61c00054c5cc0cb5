"""What is customary for each kind, as plain data: which elements it has, how it numbers, how it ends.

`new`, `show` and proofreading read it; a writer is never blocked by it. Sources: 条例 art. 8–9 and
13–17, GB/T 9704-2012 sections 7 and 10, and the usage noted in the manual (惯例).
"""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.notation import STANDARD_LADDER

ARTICLE_LADDER = ("第一章", "第一条", "（一）", "1.")


@dataclass(frozen=True, slots=True)
class Customs:
    """The custom of one kind.

    `elements` are the fields it usually has beside title and body, `blocks` the parts its body
    usually holds in order, `closings` the phrases it ends with, `ladder` how it numbers.
    `one_addressee` and `signatory` are rules for texts going up (条例 art. 9, 15).
    """

    elements: tuple[str, ...]
    blocks: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    ladder: tuple[str, ...] = STANDARD_LADDER
    direction: str = "下行"
    one_addressee: bool = False
    signatory: bool = False
    sealed: bool = True


_ISSUED = (
    "issuers",
    "document_number",
    "addressee",
    "signature",
    "date",
    "copy_recipients",
    "printing_office",
)
_UPWARD = ("issuers", "document_number", "signatories", "addressee", "signature", "date", "note")
_RULES = ("adoption_note",)

CUSTOMS: dict[str, Customs] = {
    "speech": Customs(
        ("speaker", "date", "salutation", "closing"), ("开场", "分述", "结尾"), direction="会议", sealed=False
    ),
    "implementation_opinions": Customs(_ISSUED, ("引言", "总体要求", "主要任务", "保障措施")),
    "action_outline": Customs(
        ("adoption_note", "date"), ("序言", "总体要求", "重点任务", "重大工程", "组织实施"), sealed=False
    ),
    "rules_of_procedure": Customs(
        _RULES,
        ("总则", "议事范围", "会议召开", "议事程序", "决议执行与监督", "附则"),
        ladder=ARTICLE_LADDER,
        sealed=False,
    ),
    "interim_measures": Customs(
        _RULES,
        ("总则", "条件与标准", "程序", "支持措施", "管理考核", "监督责任", "附则"),
        ladder=ARTICLE_LADDER,
        sealed=False,
    ),
    "decision": Customs(("adoption_note", "issuers", "document_number"), ("引言", "决定事项", "号召")),
    "plan": Customs(("date",), ("发展基础", "总体要求", "主要任务", "重点工程", "保障措施"), sealed=False),
    "notice": Customs(_ISSUED, ("缘由", "事项", "要求"), ("特此通知。",)),
    "minutes": Customs(
        ("issuer_mark", "date", "present", "excused", "observers", "distribution"),
        ("会议概况", "议定事项"),
        sealed=False,
    ),
    "request": Customs(
        _UPWARD,
        ("缘由", "事项", "请求"),
        ("妥否，请批示。", "当否，请批示。", "以上请示妥否，请批复。"),
        direction="上行",
        one_addressee=True,
        signatory=True,
    ),
    "report": Customs(
        _UPWARD,
        ("缘由", "情况", "打算"),
        ("特此报告。", "以上报告，请审阅。"),
        direction="上行",
        one_addressee=True,
        signatory=True,
    ),
    "letter": Customs(
        ("issuers", "document_number", "addressee", "signature", "date"),
        ("缘由", "事项"),
        ("请予函复。", "特此函复。", "特此函告。"),
        direction="平行",
    ),
    "material": Customs(("signature", "date"), direction="不限", sealed=False),
}
"""By kind name."""
