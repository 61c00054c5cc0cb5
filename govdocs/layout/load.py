"""Loading style sheets: TOML with units, an office's sheet laid over the one it extends."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from govdocs.errors import StyleSheetError
from govdocs.fonts import FontRole
from govdocs.layout.edge import edge_allowance
from govdocs.layout.sheet import (
    BreakRules,
    CharacterStyle,
    FlowRules,
    Grid,
    ImprintFormat,
    PageFormat,
    PageNumberFormat,
    ParagraphStyle,
    RuleStyle,
    StyleSheet,
)
from govdocs.layout.units import Length
from govdocs.resources import find_resource, resource_files

T = TypeVar("T")


def load_sheet(name_or_path: str | Path = "gbt9704") -> StyleSheet:
    """The style sheet of that name (searched like every resource) or in that file.

    Raises StyleSheetError with the file and the key for anything that does not fit.
    """
    path = Path(name_or_path)
    if path.suffix != ".toml":
        found = find_resource(f"templates/styles/{name_or_path}.toml")
        if found is None:
            raise StyleSheetError(f"没有名为“{name_or_path}”的版式表")
        path = found
    elif not path.is_file():
        raise StyleSheetError("没有这个版式表文件", path=path)
    return _load(path if path.is_absolute() else Path.cwd() / path, path.stat().st_mtime_ns)


@cache
def _load(path: Path, _modified: int) -> StyleSheet:
    path = path.resolve()
    tables, origin = _read_layers(path, ())
    return _Builder(path, tables).sheet(origin)


def _read_layers(path: Path, seen: tuple[Path, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise StyleSheetError(f"版式表不是正确的 TOML：{error}", path=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise StyleSheetError(f"版式表读不出来：{error}", path=path) from None
    parent = table.pop("extends", None)
    if parent is None:
        return table, (str(path),)
    beside = path.with_name(f"{parent}.toml")
    candidates = (beside, *resource_files(f"templates/styles/{parent}.toml"))
    # A sheet in the user's folder may extend the shipped one of the same name.
    below = next((file for file in candidates if file.is_file() and file not in (*seen, path)), None)
    if below is None:
        raise StyleSheetError(f"extends 所指的版式表“{parent}”找不到", path=path)
    base, origin = _read_layers(below, (*seen, path))
    return _merge(base, table), (str(path), *origin)


def _merge(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


class _Builder:
    """Turns the tables into a sheet, naming the key in every error."""

    def __init__(self, path: Path, tables: dict[str, Any]) -> None:
        self.path = path
        self.tables = tables

    def sheet(self, origin: tuple[str, ...]) -> StyleSheet:
        self._page = self._table("page", self._build_page)
        self._grid = self._table("grid", self._build_grid)
        styles = self.tables.get("styles", {})
        # The pitch of the grid is made for the size of body text (GB/T 9704-2012 5.2.2).
        self._grid_size = self._table_in("styles", "body", lambda table: Length.parse(table["size"]).points())
        made = {name: self._paragraph_style(name, styles) for name in styles}
        return StyleSheet(
            name=str(self.tables.get("name", self.path.stem)),
            label=str(self.tables.get("label", self.path.stem)),
            page=self._page,
            grid=self._grid,
            breaking=self._table("breaking", self._build_breaking),
            fonts={name: self._font(name) for name in self.tables.get("fonts", {})},
            styles=made,
            characters={name: self._character_style(name) for name in self.tables.get("characters", {})},
            rules={name: self._rule(name) for name in self.tables.get("rules", {})},
            seal_diameter=self._table("seal", lambda table: Length.parse(table["diameter"]).points()),
            flowing=self._table("flowing", self._build_flowing),
            page_number=self._table("page_number", self._build_page_number),
            imprint=self._table("imprint", self._build_imprint),
            edge_allowance=edge_allowance(self._page, self._grid, made["body"]),
            origin=origin,
        )

    def _fail(self, key: str, problem: object) -> StyleSheetError:
        return StyleSheetError(f"版式表的 {key}：{problem}", path=self.path)

    def _table(self, key: str, build: Callable[[dict[str, Any]], T]) -> T:
        table = self.tables.get(key)
        if not isinstance(table, dict):
            raise self._fail(key, "缺这一节")
        try:
            return build(table)
        except KeyError as error:
            raise self._fail(f"[{key}] {error.args[0]}", "缺这一项") from None
        except (TypeError, ValueError) as error:
            raise self._fail(f"[{key}]", error) from None

    def _build_page(self, table: dict[str, Any]) -> PageFormat:
        names = ("width", "height", "top", "bottom", "left", "right")
        return PageFormat(**{name: Length.parse(table[name]).points() for name in names})

    def _build_grid(self, table: dict[str, Any]) -> Grid:
        pitches = (Length.parse(table[name]).points() for name in ("line_pitch", "char_pitch"))
        return Grid(int(table["lines"]), int(table["chars"]), *pitches)

    def _build_breaking(self, table: dict[str, Any]) -> BreakRules:
        names = ("no_start", "no_end", "hanging", "unbreakable")
        sets = {name: frozenset(table[name]) for name in names}
        return BreakRules(**sets, latin_gap=float(table["latin_gap"]))

    def _build_page_number(self, table: dict[str, Any]) -> PageNumberFormat:
        lengths = (Length.parse(table[name]).points() for name in ("distance", "docx_footer"))
        form, place = str(table["form"]), str(table["place"])
        if "{page}" not in form or place not in ("outer", "center"):
            raise ValueError("form 里要有 {page}，place 是 outer 或 center")
        return PageNumberFormat(form, place, *lengths)

    def _build_flowing(self, table: dict[str, Any]) -> FlowRules:
        return FlowRules(bool(table["whole_sentences"]), bool(table["whole_figures"]))

    def _build_imprint(self, table: dict[str, Any]) -> ImprintFormat:
        lengths = {name: Length.parse(table[name]).points() for name in ("thick", "thin", "pitch")}
        return ImprintFormat(**lengths, even_page=bool(table["even_page"]))

    def _rule(self, name: str) -> RuleStyle:
        return self._table_in("rules", name, lambda table: self._resolve_rule(name, table))

    def _resolve_rule(self, name: str, table: dict[str, Any]) -> RuleStyle:
        values = dict(table)
        color = str(values.pop("color", "000000"))
        lengths = {key: Length.parse(value).points() for key, value in values.items()}
        return RuleStyle(name, color=color, **lengths)

    def _font(self, name: str) -> FontRole:
        return self._table_in(
            "fonts", name, lambda t: FontRole(name, t["official"], tuple(t["names"]), t["bundled"])
        )

    def _character_style(self, name: str) -> CharacterStyle:
        return self._table_in("characters", name, lambda t: CharacterStyle(name=name, **t))

    def _table_in(self, group: str, name: str, build: Callable[[dict[str, Any]], T]) -> T:
        try:
            return build(self.tables[group][name])
        except KeyError as error:
            raise self._fail(f"[{group}.{name}] {error.args[0]}", "缺这一项") from None
        except (TypeError, ValueError) as error:
            raise self._fail(f"[{group}.{name}]", error) from None

    def _paragraph_style(self, name: str, styles: dict[str, Any]) -> ParagraphStyle:
        return self._table_in("styles", name, lambda table: self._resolve_style(name, table, styles))

    def _resolve_style(self, name: str, table: dict[str, Any], styles: dict[str, Any]) -> ParagraphStyle:
        if model := table.get("like"):
            table = {**styles[model], **{key: value for key, value in table.items() if key != "like"}}
        values = dict(table)
        size = Length.parse(values.pop("size")).points()
        pitch = values.pop("pitch", None)
        on_grid = size == self._grid_size
        delta = self._grid.char_pitch - size if on_grid else 0.0
        if "char_pitch" in values:
            delta = Length.parse(values.pop("char_pitch")).points() - size
        for key in ("indent", "hanging", "left", "right", "outer"):
            if key in values:
                values[key] = Length.parse(values[key]).points(char=size)
        for key in ("ink_before", "ink_top"):
            if key in values:
                values[key] = Length.parse(values[key]).points()
        for key in ("before", "after"):
            if key in values:
                values[key] = Length.parse(values[key]).points(line=1.0)
        line = self._grid.line_pitch if pitch is None else Length.parse(pitch).points()
        return ParagraphStyle(name=name, size=size, pitch=line, delta=delta, **values)
