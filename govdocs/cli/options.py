"""Options that several commands share, so that they are called and explained alike everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

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
