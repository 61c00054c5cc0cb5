"""Tables in: .csv, .xlsx, .yaml and .json, each as rows of named values."""

from __future__ import annotations

from pathlib import Path

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.filling.rows import Table

TABLE_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".yaml", ".yml", ".json")
LARGEST_TABLE = 100 * 1024 * 1024
"""Bytes."""

_UNREAD = {
    ".xls": "旧版表格读不了，请在 Excel 或 WPS 里另存为 .xlsx",
    ".et": "WPS 表格读不了，请另存为 .xlsx",
    ".ods": ".ods 读不了，请另存为 .xlsx",
    ".docx": "Word 里的表格读不了，请复制到表格程序里，存成 .xlsx",
}


def open_table(path: Path | str, *, sheet: str | None = None, header: int | None = None) -> Table:
    """The table in a file, read by its suffix. `sheet` names a sheet of a workbook, `header` its heading row.

    Raises UsageError for no such file, kind of file or sheet; UnreadableFileError or InvalidDocumentError for a
    file that is not what its suffix says.
    """
    from govdocs.reading.files import load_file

    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        known = "、".join(TABLE_SUFFIXES)
        raise UsageError(_UNREAD.get(suffix, f"这不是读得了的表格；可用：{known}"), path=path)
    if sheet is not None and suffix not in (".xlsx", ".xlsm"):
        raise UsageError("只有 .xlsx 有工作表，去掉 --sheet", path=path)
    data = load_file(path)
    if len(data) > LARGEST_TABLE:
        raise UnreadableFileError(f"表格太大（超过{LARGEST_TABLE // 1024 // 1024} MB），请拆成几个", path=path)
    return _read(data, path, suffix, sheet, header)


def _read(data: bytes, path: Path, suffix: str, sheet: str | None, header: int | None) -> Table:
    if suffix in (".xlsx", ".xlsm"):
        from govdocs.filling.tables.workbook import WorkbookTable

        return WorkbookTable(data, str(path), sheet=sheet, header=header)
    if suffix in (".yaml", ".yml", ".json"):
        from govdocs.filling.tables.listing import ListingTable

        return ListingTable(data, str(path), is_json=suffix == ".json")
    from govdocs.filling.tables.separated import SeparatedTable

    return SeparatedTable(data, str(path), header=header)
