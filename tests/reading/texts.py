"""Texts of every sort for property tests: drafts, damaged drafts, and what nobody would type."""

from __future__ import annotations

from hypothesis import strategies as st

_LINES = st.sampled_from(
    (
        "---", "——", "文种：讲话", "讲话人: 李明", "日期：2026-11-22", "标题: \"甲\"", "编号: 一、 1.", "天气: 晴",
        "在全市人才工作会议上的讲话", "——副题", "（讨论稿）", "（2026年11月22日）", "二〇二六年三月", "市委书记　李　明",
        "（根据录音整理）", "同志们：", "同志们：这次会议很重要。", "各位代表、同志们：", "一、提高认识", "一、提高认识。各级要重视。",
        "二、加强领导", "四、落实", "（一）健全机制。各级各部门要抓好。", "（一）甲", "(二)乙", "（七）庚", "1.完善政策；", "2、乙", "3．丙",
        "（1）甲", "①甲", "第一章　总则", "第一条　为了加强人才工作，制定本规则。", "## 甲", "# 一、乙", "一是重视。要抓好。", "--增加。有一万人。",
        "这是突破点所在，二、大力开发人才资源", "支柱产业单", "同志们，时代呼唤人才。", "最后，要落实。", "总之，要抓好。",
        "| 甲 | 乙 |", "|---|---|", "| 丙 |", "领域\t人数", "制造\t3", "〔正文〕一、甲", "〔一级〕乙", "〔三级〕〔无号〕丙", "〔部分〕", "〔部分：上〕",
        "〔结尾〕丁", "〔接排：1〕一、戊。己", "〔接排：99〕庚", "〔领句：2〕人才工作", "〔注：0-2 见\\〔2026\\〕3号〕人才", "〔强调：9-3〕辛", "〔表题：2〕表一",
        "〔原号：〕壬", "〔样式：甲〕癸", "〔独行〕", "第一篇：甲", "第二篇：乙", "下面，我谈几点意见。", "2026年3月1日", "临江市委人才办",
        "文种：通知", "文种: 纪要", "关于印发《甲办法》的通知", "甲办法", "关于经费的请示", "云委发〔2026〕3号", "特急", "机密★1年", "中共云陵市委文件",
        "各县（市、区）委：", "特此通知。", "附件：名单", "附件：1.甲", "　　　2.乙", "附件1", "附件", "（联系人：林岚）", "出席：市委　李明", "抄送：省委。",
        "市委办公室　2026年3月2日印发", "（2026年3月1日会议通过）", "〔印发件：办法〕", "〔印发件完〕", "〔附件横排〕附件2", "〔专栏〕专栏1", "〔专栏完〕",
        "〔单位〕万人", "〔表注〕注：略", "第二条本规则所称人才", "第三条", "2026年2月30日", "**万人，占xx.x%",
    )
)  # fmt: skip
_ODD = st.text(
    st.one_of(
        st.sampled_from(
            "一二（）、。：1.①第条章节〔〕|\\\t \u3000#-—\r\x0b\x00\x1f\ue004\ufeff\u2028\ufffe\ud800“”《》"
        ),
        st.characters(),
    ),
    max_size=20,
)

drafts = st.lists(_LINES | _ODD, max_size=14).map("\n".join)
"""Lines a drafter might type in any order, with odd ones between them."""


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """`text` with a few cuts, doublings, insertions and lost line ends."""
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        to = draw(st.integers(at, min(len(text), at + 200)))
        how = draw(st.sampled_from(("cut", "double", "join", "break", "insert")))
        if how == "cut":
            text = text[:at] + text[to:]
        elif how == "double":
            text = text[:to] + text[at:to] + text[to:]
        elif how == "join":
            text = text[:at] + text[at:to].replace("\n", "") + text[to:]
        elif how == "break":
            text = text[:at] + "\n" + text[at:]
        else:
            text = text[:at] + draw(_ODD) + text[at:]
    return text
