"""套打: a draft with `{{ 字段 }}` and a table become one text a row, before anything is read.

What is missing, empty or left over is reported and marked in the text, never a crash. A draft can loop, choose
and reckon, but reach neither files nor Python; a table can name no place outside the output folder.
"""

from govdocs.filling.form import GROUP, Filled, Form, open_form
from govdocs.filling.names import Namer
from govdocs.filling.rows import Row, Table, group_rows
from govdocs.filling.tables import open_table

__all__ = ["GROUP", "Filled", "Form", "Namer", "Row", "Table", "group_rows", "open_form", "open_table"]
