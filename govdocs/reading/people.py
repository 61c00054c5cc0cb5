"""Who an official text is from and to: names in a row, organs, and the line that addresses them."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[、；;]|\s{2,}|　")

_ORGAN = re.compile(
    r"(?:委|府|局|部|厅|院|校|学|司|办|会|室|处|所|站|队|馆|社|台|组|团|科|股|军|署|区|县|市|省|州|盟|旗|乡|镇|村|街道|中心|"
    r"单位|机构|机关|部门|公司|集团|企业|银行|党支部|工会|学会|协会|人员|团体|园|厂|店|库|系|基地|联盟|法人|专员)"
    r"(?:[（(][^（）()]{1,20}[）)])?(?:党委|党组|党工委|分会)?$"
)
_LEADS_IN = re.compile(
    "(?:如下|以下|下列|下面|包括|包含|是|为|有|即|指出|强调|认为|明确|规定|提出|要求|意见|决定|内容|事项|问题|原则|"
    "条件|情况|方面|措施|任务|目标|安排|建议|说明|联系人|电话|备注|注|附件|附|名单|时间|地点|主题|范围|对象)$"
)
_LONGEST_ADDRESSEE = 400
_LONGEST_SIGNATURE = 40
_LONGER_THAN_PART = 6
"""Characters of an organ's name; what a single blank sets off and has less is a part of one: 云陵市人民政府 办公室."""


def split_names(text: str) -> tuple[str, ...]:
    """The names in `text`, 、 or wide blanks between them."""
    return tuple(name.strip() for name in _BETWEEN.split(text) if name.strip())


def is_organ(text: str) -> bool:
    """True for the name of an organ: 中共云陵市委, 市人才办."""
    return (
        2 <= len(text) <= _LONGEST_SIGNATURE
        and bool(_ORGAN.search(text))
        and not re.search("[，。：；]", text)
    )


def is_addressee(text: str) -> bool:
    """True for the line of 主送机关 with its colon: 各县（市、区）委，市直各单位："""
    if text[-1:] not in ("：", ":") or not 3 <= len(text) <= _LONGEST_ADDRESSEE:
        return False
    names = text[:-1].strip()
    if re.search("[。！？：:；|“”]", names) or _LEADS_IN.search(names):
        return False
    last = re.split("[，、,]", names)[-1]
    return names.startswith("各") or bool(_ORGAN.search(last))


def split_signers(text: str) -> tuple[str, ...]:
    """The organs that sign on one line; a person's post and name stay together."""
    if len(text.split()) < 2:
        return (text,)
    for between, shortest in ((r"\s{2,}|　+|\t", 2), (r"\s", _LONGER_THAN_PART)):
        names = tuple(name for name in re.split(between, text) if name)
        if len(names) > 1 and all(is_organ(name) and len(name) >= shortest for name in names):
            return names
    return (text,)


def count_addressees(text: str) -> int:
    """How many organs an addressee line names; what stands in brackets belongs to its organ."""
    bare = re.sub("[（(][^（）()]*[）)]", "", text)
    return len([name for name in re.split("[，、；,;]", bare) if name.strip()])
