"""What stands on lines that a web page puts around a text, and on no line of a text."""

from __future__ import annotations

import re

_CLOCK = r"[\d\-/.年月日 \u3000:：时分秒T]{6,24}"
_VALUE = r"[^\s|，。；]{0,24}"
_PIECE = re.compile(
    r"下载(?:全文|文档|本文|Word|附件)?|附件下载\s*[：:]?.{0,60}|(?:我要)?打印(?:本页|此页|正文|全文)?|全屏|(?:加入|我要)?收藏(?:本文|本页)?|加大|还原|减小|纠错|"
    r"侵权投诉|海报|\d{2,5}\+|今天是.{0,30}|[^。，；：\s]{1,10}(?:素材库|文库|范文网|公文网|之家|信息网|新闻网|党建网)|VIP.{0,4}|免费|举报|朗读|[大中小特]{1,4}|\d{1,4}\s*页|[\d.]+\s?[KM]B|(?:我要)?分享(?:到|至)?\s*[：:]?.{0,24}|微信|微博|QQ空间?|朋友圈|"
    r"[【\[]?\s*(?:字[体号](?:大小)?|文字大小)\s*[：:]?.{0,14}|[大中小】\]]|"
    rf"(?:文章|信息|新闻|稿件|文件|本文|内容)?(?:来源|出处)\s*[：:]\s*{_VALUE}|(?:作者|供稿|供稿单位|撰稿|审核|审签|初审|复审|终审|校对|发布人|发布者|录入|上传)\s*[：:]\s*{_VALUE}|"
    rf"(?:发布|更新|发表|录入|上传|发稿|添加|信息)?(?:时间|日期)\s*[：:]\s*{_CLOCK}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?|"
    r"(?:浏览|阅读|点击|访问|人气|查看)(?:次数|量|数)?\s*[：:]?\s*(?:\d*\s*[次+]?|\[.{0,10}\])|"
    rf"[【\[（(]?(?:责任|本文|本页)?(?:编辑|责编)\s*[：:]\s*{_VALUE}|识别码\s*[：:]\s*{_VALUE}|(?:网站|移动端|标签|栏目|专题)\s*[：:]\s*.{{0,40}}|"
    r"(?:当前|您(?:所|现)?(?:在的?|的)?|你(?:所|现)?(?:在的?|的)?|所在)位置\s*(?:是|为)?\s*[：:].{0,80}|现在位置\s*[：:].{0,80}|"
    r"(?:网站)?(?:首页|主页)(?:\s*[>＞»›/|→].{0,80})?|(?:政务公开|政策文件|政府信息公开)(?:\s*[>＞»›/].{0,60})?|通知公告|"
    r"(?:无障碍(?:浏览|阅读)?|长者(?:模式|助手|专区)|关怀版|繁體?体?|简体|登录|注册|搜索|English|APP下载|手机版|网站支持IPv6)|"
    r"[^。，；]{2,30}?(?:门户网站|政府网站?|官方网站|人才网|公众号)|"
    r"(?:相关(?:报道|链接|文件|阅读|解读|文章|推荐|信息|附件|稿件|文档)|上一[篇条页]|下一[篇条页]|推荐阅读|延伸阅读|猜你喜欢|热门(?:文章|推荐)|政策解读|图解|一图读懂|"
    r"[（(]?\s*(?:微信)?扫(?:一扫|描|码)|用?微信.{0,4}扫|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页|上页)?|回到?顶部)\s*[：:]?.{0,40}|"
    r"版权所有.{0,60}|Copyright.{0,80}|.{0,20}ICP备.{0,30}|.{0,12}公网安备.{0,24}|(?:主办|承办|技术支持|运维)(?:单位)?\s*[：:].{0,40}|网站(?:标识码|地图|声明|帮助).{0,30}|联系我们|关于我们|隐私(?:声明|政策)|"
    r"免责声明.{0,200}|(?:特别)?声明\s*[：:].{0,20}(?:本[站网文]|转载).{0,160}|(?:以上|本文).{0,24}(?:来自|转自|来源于)网络.{0,60}|[(（]?阅读全部.{0,30}|查看(?:全文|更多).{0,10}|没有了|点击(?:下载|查看).{0,30}",
    re.IGNORECASE,
)
_FIRM = re.compile(
    "下载|打印|我要|全屏|收藏|分享|字[体号]|文字大小|来源|文章来源|信息来源|浏览|阅读|点击|首页|网站|当前|您|你|所在|现在位置|相关|上一|下一|扫|[（(]\\s*扫|微信|用微信|关闭|返回|回|"
    "版权|网站|主办|侵权|责任编辑|责编|[【\\[（(](?:责任)?编辑|免责|推荐阅读|APP|无障碍|Copyright|猜你"
)
_INTRODUCES = re.compile(
    "(?:小编|本站|本网|[^，。]{0,8}(?:范文网|文库|公文网|素材库|笔杆子))[^。]{0,6}(?:给|为|帮)(?:大家|您|你|广大)[^。]{0,6}"
    "(?:整理|收集|搜集|准备|带来|分享|精心|提供|推荐)|(?:整理|收集|搜集|精心准备)了?的?.{0,60}(?:仅?供(?:大家|您|你)(?:参考|阅读|借鉴)|希望(?:对大家|对您|能帮))"
)
_CERTAIN = re.compile(
    r"(?:当前|您(?:所|现)?(?:在的?|的)?|你(?:所|现)?(?:在的?|的)?|所在|现在)位置\s*(?:是|为)?\s*[：:]|(?:网站)?(?:首页|主页)\s*[>＞»›→]|返回(?:顶部|首页)|回到顶部|[【\[]\s*字[体号]|APP下载"
)
_BETWEEN = re.compile(r"\s{2,}|[\u3000\t|｜]+|(?<=[】\]])\s*(?=[【\[])|\s+(?=[^\s：:]{2,6}[：:])")
_LABELS = re.compile(
    r"(?:^|[\s|【\[])(?:责任编辑|责编|编辑|识别码|发布时间|发布日期|更新时间|发布者|发布人|作者|来源|信息来源|文章来源|稿件来源|浏览次数|浏览量|浏览|阅读|点击|点击数|访问量|字体|字号|标签|网站|时间|移动端)\s*[：:]"
)
LONGEST = 90
_LONGEST_INTRODUCTION = 400


def is_page_line(words: str) -> bool:
    """True where all that stands on the line is of a page: 发布时间：…　来源：…　【打印】."""
    if len(words) > LONGEST:
        return is_introduction(words)
    if _PIECE.fullmatch(words):
        return True
    if "。" not in words and _LABELS.match(words) and len(_LABELS.findall(words)) >= 2:
        return True
    pieces = [piece.strip("【】[]［］ ") for piece in _BETWEEN.split(words)]
    return (len(pieces) > 1 and all(not piece or _PIECE.fullmatch(piece) for piece in pieces)) or is_introduction(words)


def is_firm(words: str) -> bool:
    """True for a page's line that a text has none like: 【打印】, 上一篇：…; 日期：… alone may be a text's."""
    return _FIRM.match(words.lstrip("【[［")) is not None or is_certain(words)


def is_certain(words: str) -> bool:
    """True for a page's line that needs no other beside it: 当前位置：…, two labels in a row, an introduction."""
    return _CERTAIN.match(words) is not None or len(_LABELS.findall(words)) >= 2 or is_introduction(words)


def is_introduction(words: str) -> bool:
    """True for the words a collection of texts puts before one: 下面是小编为大家整理的……，供大家参考。"""
    return len(words) <= _LONGEST_INTRODUCTION and _INTRODUCES.search(words) is not None
