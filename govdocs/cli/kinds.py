"""`govdocs kinds`: the kinds of text, the template of each, and which file overrides which."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from govdocs.cli.console import result, result_json
from govdocs.cli.options import AsJson


def kinds(
    schema: Annotated[bool, typer.Option("--schema", help="写出 YAML、JSON 稿件的 JSON Schema")] = False,
    as_json: AsJson = False,
) -> None:
    """列出文种、各用哪个模板、哪个文件盖过了哪个。"""
    raise typer.Exit(run(schema=schema, as_json=as_json))


def run(*, schema: bool = False, as_json: bool = False) -> int:
    """Exit code 0 after printing the kinds, or the JSON Schema."""
    if schema:
        from govdocs.writing.schema import document_schema

        result_json(document_schema())
    elif as_json:
        result_json(list_kinds())
    else:
        for kind in list_kinds():
            _tell(kind)
    return 0


def list_kinds() -> list[dict[str, Any]]:
    """Every kind with its names and template files, the one in use first."""
    from govdocs.model import KINDS
    from govdocs.resources import find_resource, resource_files

    return [
        {
            "kind": kind.name,
            "label": kind.label,
            "aliases": list(kind.aliases),
            "templates": [str(path) for path in resource_files(f"templates/{kind.name}.xml.j2")],
            "starter": bool(find_resource(f"templates/starters/{kind.name}.txt")),
        }
        for kind in KINDS.values()
    ]


def _tell(kind: dict[str, Any]) -> None:
    also = f"，也叫 {'、'.join(kind['aliases'])}" if kind["aliases"] else ""
    result(f"{kind['label']}（{kind['kind']}）{also}")
    for index, path in enumerate(kind["templates"]):
        result(f"　　{'模板' if index == 0 else '被盖过'}：{path}")
    if kind["starter"]:
        result(f"　　起稿：govdocs new {kind['label']}")
