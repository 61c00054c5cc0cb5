"""What a document is: frozen, typed values and no input or output."""

from govdocs.model.body import Block, Body, BodyBlock, Box, Mark, MarkRole, Paragraph, Part, Section, Table
from govdocs.model.customs import CUSTOMS, Customs
from govdocs.model.date import OfficialDate
from govdocs.model.issued import (
    ActionOutline,
    Decision,
    ImplementationOpinions,
    InterimMeasures,
    Letter,
    Minutes,
    Notice,
    Plan,
    Report,
    Request,
    RulesOfProcedure,
    TaskTable,
)
from govdocs.model.kinds import KINDS, Document, Kind, document_adapter, find_kind
from govdocs.model.material import Material
from govdocs.model.nodes import child_ids, walk, walk_pictures
from govdocs.model.numbering import Labelled, Numbering, number_sections
from govdocs.model.official import Attachment, Classification, Official, OfficialLayout, Urgency
from govdocs.model.picture import Picture
from govdocs.model.speech import Speech
from govdocs.model.stage import Stage
from govdocs.model.version import SCHEMA_VERSION

__all__ = [
    "CUSTOMS",
    "KINDS",
    "SCHEMA_VERSION",
    "ActionOutline",
    "Attachment",
    "Block",
    "Body",
    "BodyBlock",
    "Box",
    "Classification",
    "Customs",
    "Decision",
    "Document",
    "ImplementationOpinions",
    "InterimMeasures",
    "Kind",
    "Labelled",
    "Letter",
    "Mark",
    "MarkRole",
    "Material",
    "Minutes",
    "Notice",
    "Numbering",
    "Official",
    "OfficialDate",
    "OfficialLayout",
    "Paragraph",
    "Part",
    "Picture",
    "Plan",
    "Report",
    "Request",
    "RulesOfProcedure",
    "Section",
    "Speech",
    "Stage",
    "Table",
    "TaskTable",
    "Urgency",
    "child_ids",
    "document_adapter",
    "find_kind",
    "number_sections",
    "walk",
    "walk_pictures",
]
