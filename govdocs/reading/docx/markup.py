"""WordprocessingML by local names, so that transitional and strict files read alike."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def local_name(element: etree._Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """The attribute `name` whatever its namespace, "" if there is none."""
    if element is None:
        return ""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child called path[0], its first child called path[1] …, None if there is none."""
    for name in path:
        if element is None:
            return None
        # Properties, which are asked for most, come first by the schema.
        first = next(iter(element), None)
        if first is None or local_name(first) == name:
            element = first
        else:
            element = next(first.itersiblings(f"{{*}}{name}"), None)
    return element


def children(element: etree._Element | None) -> dict[str, etree._Element]:
    """The first child of every name, for whoever asks for several."""
    if element is None:
        return {}
    return {local_name(item): item for item in element.iterchildren(reversed=True)}


def is_on(element: etree._Element | None) -> bool:
    """True for a toggle (w:b, w:vanish) that is there and not switched off."""
    return element is not None and attribute(element) not in ("0", "false", "off")


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element below, of those names, in order."""
    return element.iter(*[f"{{*}}{name}" for name in names])


def all_text(element: etree._Element) -> str:
    """The text of every run below, paragraphs parted by a blank; what is there twice for older programs counts once."""
    texts = dict.fromkeys(descendants(element, "p"), "")
    for item in descendants(element, "t"):
        above = list(item.iterancestors())
        paragraph = next((one for one in above if local_name(one) == "p"), None)
        if paragraph in texts and not any(local_name(one) == "Fallback" for one in above):
            texts[paragraph] += item.text or ""
    return " ".join(text for text in texts.values() if text.strip())


def joined(element: etree._Element) -> str:
    """All the characters below, whatever they stand in."""
    return "".join(str(text) for text in element.itertext())
