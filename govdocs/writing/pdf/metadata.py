"""What the file says about itself: the same in the Info dictionary and in XMP, as PDF/A asks.

The only date is the document's own; the moment of writing is never recorded.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from xml.sax.saxutils import escape

from govdocs.templating import Flow
from govdocs.writing.pdf.objects import text_string

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML document may hold these

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def program_name() -> str:
    """The program and its version, as both places name it."""
    # Looked up when first needed: the package's face imports this room, not the other way round.
    return f"govdocs {import_module('govdocs').__version__}"


def info_dictionary(flow: Flow) -> str:
    """The document information dictionary."""
    entries = {"Title": flow.title, "Author": flow.author, "Subject": flow.subject}
    entries |= {"Creator": program_name(), "Producer": program_name()}
    written = {key: text_string(_UNFIT.sub("", value)) for key, value in entries.items() if value}
    if match := _DATE.fullmatch(flow.date):
        written["CreationDate"] = written["ModDate"] = f"(D:{''.join(match.groups())}000000+08'00')"
    return f"<<{''.join(f'/{key} {value}' for key, value in written.items())}>>"


def xmp_packet(flow: Flow) -> bytes:
    """The XMP packet, which says the same and names the PDF/A level."""
    properties = [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>",
        _listed("dc:title", "Alt", flow.title),
        _listed("dc:creator", "Seq", flow.author),
        _listed("dc:description", "Alt", flow.subject),
        _listed("dc:language", "Bag", flow.language),
        f"<xmp:CreatorTool>{program_name()}</xmp:CreatorTool>",
        f"<pdf:Producer>{program_name()}</pdf:Producer>",
    ]
    if _DATE.fullmatch(flow.date):
        moment = f"{flow.date}T00:00:00+08:00"
        properties += [f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate")]
    return _PACKET.format(properties="\n".join(filter(None, properties))).encode("utf-8")


def _listed(name: str, kind: str, value: str) -> str:
    if not value:
        return ""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    item = f"<rdf:li{language}>{escape(_UNFIT.sub('', value))}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"
