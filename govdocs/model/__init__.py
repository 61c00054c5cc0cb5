"""What a document is: frozen, typed values and no input or output."""

from govdocs.model.body import Block, Body, BodyBlock, Mark, MarkRole, Paragraph, Part, Section, Table
from govdocs.model.date import OfficialDate
from govdocs.model.kinds import KINDS, Document, Kind, document_adapter, find_kind
from govdocs.model.material import Material
from govdocs.model.nodes import child_ids, walk
from govdocs.model.numbering import Labelled, Numbering, number_sections
from govdocs.model.speech import SCHEMA_VERSION, Speech
from govdocs.model.stage import Stage

__all__ = [
    "KINDS",
    "SCHEMA_VERSION",
    "Block",
    "Body",
    "BodyBlock",
    "Document",
    "Kind",
    "Labelled",
    "Mark",
    "MarkRole",
    "Material",
    "Numbering",
    "OfficialDate",
    "Paragraph",
    "Part",
    "Section",
    "Speech",
    "Stage",
    "Table",
    "child_ids",
    "document_adapter",
    "find_kind",
    "number_sections",
    "walk",
]
