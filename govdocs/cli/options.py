"""Options that several commands share, so that they are called and explained alike everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from govdocs.errors import UsageError

To: TypeAlias = Annotated[
    str | None,
    typer.Option("--to", metavar="格式", help="docx,pdf,html,txt,yaml,json，可写几个（默认 docx）", show_default=False),
]
Drafts: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="稿子", help="文件、文件夹或通配符；- 是标准输入", show_default=False)
]
Kind: TypeAlias = Annotated[
    str | None, typer.Option("--kind", metavar="文种", help="按这个文种读，不去猜", show_default=False)
]
Style: TypeAlias = Annotated[str, typer.Option("--style", metavar="版式", help="版式表的名字或 .toml 文件")]
Fonts: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--font", metavar="路径", help="先用这些字体（文件或文件夹，可重复）", show_default=False),
]
SystemFonts: TypeAlias = Annotated[
    bool, typer.Option("--system-fonts/--no-system-fonts", help="是否用本机安装的字体")
]
Template: TypeAlias = Annotated[
    Path | None, typer.Option("--template", metavar="文件", help="用这个模板", show_default=False)
]
Seal: TypeAlias = Annotated[
    Path | None,
    typer.Option("--seal", metavar="图片", help="印章图片，盖在“盖章”的落款上", show_default=False),
]
Base: TypeAlias = Annotated[
    Path | None,
    typer.Option("--base", metavar="红头.docx", help="套用本单位这份 Word 文件的页面、样式和红头（只排 .docx）", show_default=False),
]
BodyOnly: TypeAlias = Annotated[
    bool, typer.Option("--body-only", help="不印红头，留出位置，用预先印好红头的纸（套红）")
]
Revisions: TypeAlias = Annotated[
    str,
    typer.Option("--revisions", metavar="读法", help="Word 的修订：accept 接受，reject 拒绝，show 都写出来"),
]
Beside: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--beside", metavar="另一稿", help="同一篇的另一稿，标题与正文粘连处照它断开（可重复）", show_default=False),
]
Renumber: TypeAlias = Annotated[bool, typer.Option("--renumber", help="重编序号，不保留稿中的序号")]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="没有变化的也重排")]
Jobs: TypeAlias = Annotated[
    int, typer.Option("-j", "--jobs", metavar="个数", help="几个进程同时做，0 = 看稿子多少，每核至多一个")
]
Start: TypeAlias = Annotated[
    str | None,
    typer.Option("--start", metavar="方式", help="进程怎样启动：fork、spawn、forkserver", show_default=False),
]
Report: TypeAlias = Annotated[
    Path | None,
    typer.Option("--report", metavar="文件", help="把每篇的结果写成 .json 或 .csv", show_default=False),
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="结果写成 JSON")]
Since: TypeAlias = Annotated[
    str, typer.Option("--since", metavar="日期", help="只看这以后的，如 2023、2023-05", show_default=False)
]
Speaker: TypeAlias = Annotated[
    str, typer.Option("--speaker", metavar="姓名", help="只看这个讲话人的", show_default=False)
]
KindIs: TypeAlias = Annotated[
    str, typer.Option("--kind", metavar="文种", help="只看这个文种的", show_default=False)
]


def split_formats(to: str | None) -> list[str] | None:
    """The formats in `--to docx,pdf`, None where it is not given. Raises UsageError where nothing is named."""
    if to is None:
        return None
    formats = [name for name in to.replace("，", ",").split(",") if name.strip()]
    if not formats:
        raise UsageError("--to 后面要写格式，如 docx,pdf")
    return formats
